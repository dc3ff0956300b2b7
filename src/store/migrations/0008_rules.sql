-- Rules that are carried out, surveys that are sent, and what was said of both.

-- That the rules of a version of the settings are carried out from then on, or no more: applying a document says so, `desk rule on` and
-- `desk rule off` too. The last whose operation stands is in force; a version of which nothing is said is not carried out.
CREATE TABLE rule_switch (
    operation INTEGER PRIMARY KEY REFERENCES operation (id),
    settings  INTEGER NOT NULL REFERENCES settings (id),
    state     TEXT    NOT NULL CHECK (state IN ('on', 'off'))
) STRICT;

-- That a rule acted on a ticket, and on which event. What it did stands in its operation.
CREATE TABLE firing (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    rule      INTEGER NOT NULL REFERENCES rule (id),
    settings  INTEGER NOT NULL REFERENCES settings (id),  -- the version whose rule it was
    ticket    INTEGER NOT NULL REFERENCES ticket (id),
    cause     TEXT    NOT NULL,                           -- message, ticket, tick, solved, assigned, missed
    message   INTEGER REFERENCES message (id),            -- the mail, where one set it off
    at        INTEGER NOT NULL                            -- when that counts; of tick, when the episode began
) STRICT;
CREATE INDEX firing_rule ON firing (rule);
CREATE INDEX firing_ticket ON firing (ticket);
CREATE INDEX firing_operation ON firing (operation);

-- What became of each action of a firing, in the order of the rule.
CREATE TABLE firing_act (
    firing  INTEGER NOT NULL REFERENCES firing (id),
    place   INTEGER NOT NULL,                             -- from 0
    outcome TEXT    NOT NULL CHECK (outcome IN ('done', 'nothing', 'held', 'refused')),  -- nothing: it was so already; held: not sent
    reason  TEXT,                                         -- why it was held or refused
    PRIMARY KEY (firing, place)
) STRICT, WITHOUT ROWID;

-- Commands that a rule wants run once its operation is kept. No part of the record: what ran, ran.
CREATE TABLE notice (
    firing INTEGER NOT NULL REFERENCES firing (id),
    place  INTEGER NOT NULL,                              -- of the action
    state  TEXT    NOT NULL CHECK (state IN ('due', 'running', 'done', 'failed')),
    since  INTEGER NOT NULL,                              -- when it became so
    error  TEXT,
    told   INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),  -- whether `desk run` has said that it failed
    PRIMARY KEY (firing, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_open ON notice (since) WHERE state != 'done' AND told = 0;

-- The tick rules that are looked at, by name and condition. No part of the record, and so is `episode`: undoing what a rule did does not
-- let it act again on what it has acted on.
CREATE TABLE looked (
    id    INTEGER PRIMARY KEY,
    name  TEXT    NOT NULL,
    query TEXT    NOT NULL,
    since INTEGER NOT NULL,                               -- when it came into force
    UNIQUE (name, query)
) STRICT;

-- The tickets for which the condition of such a rule is true, since it was seen to become so.
CREATE TABLE episode (
    looked INTEGER NOT NULL REFERENCES looked (id),
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    since  INTEGER NOT NULL,
    PRIMARY KEY (looked, ticket)
) STRICT, WITHOUT ROWID;

-- A customer's answer to a question of ours that is a number and nothing else, and a request for the state of their tickets. No stored
-- row can fail what is asked less strictly.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'kind = ''calendar'' OR kind = ''challenge'')',
    'kind = ''calendar'' OR kind = ''challenge'' OR kind = ''survey'' OR kind = ''status'')')
    WHERE type = 'table' AND name = 'message';
PRAGMA writable_schema = RESET;

-- The mail with which a customer was asked, or with which they answered.
ALTER TABLE survey ADD COLUMN message INTEGER REFERENCES message (id);
CREATE INDEX survey_message ON survey (message) WHERE message IS NOT NULL;

-- What somebody has said of a customer: their language, their time zone, whether they may be asked how they found us. The last that
-- stands of each key counts; no value: nothing is said any more.
CREATE TABLE customer_said (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    customer  INTEGER NOT NULL REFERENCES customer (id),
    key       TEXT    NOT NULL CHECK (key IN ('language', 'zone', 'survey')),
    value     TEXT                                        -- [person]
) STRICT;
CREATE INDEX customer_said_customer ON customer_said (customer);
CREATE INDEX customer_said_operation ON customer_said (operation);

-- What is looked at each minute: a desk of a million tickets has few that are neither closed nor spam nor merged.
CREATE INDEX ticket_live ON ticket (status) WHERE status IN ('new', 'open', 'pending', 'hold', 'solved');

-- What `desk run` has told and is still so: told again only once it was otherwise in between. No part of the record.
CREATE TABLE alarm (
    about TEXT    NOT NULL,                               -- outbox, rules
    name  TEXT    NOT NULL,                               -- no_way_out; with the number of a mail: stuck o5; a version of the settings
    since INTEGER NOT NULL,
    PRIMARY KEY (about, name)
) STRICT, WITHOUT ROWID;
