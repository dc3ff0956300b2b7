-- The whole database of a desk on one page.
--
-- Two ideas hold it together. Every write is one `operation`; what happened to tickets is a list of `event`s that is
-- only ever added to. Everything marked [fold] below is what the events add up to, kept so that lists are quick: it can
-- be thrown away and rebuilt. An operation that was undone is skipped by every fold, as if it had not happened.
--
-- Instants are whole seconds since 1970 (UTC). Numbers that people type are never used twice. Where a word is checked in a
-- table that every mail writes to, the words stand in a chain of OR: for a longer IN, SQLite builds a table of its own at each
-- insert, which took a tenth of an import.

-- One writing invocation of `desk`: who typed what, and when the desk learned it.
CREATE TABLE operation (
    id          INTEGER PRIMARY KEY,
    recorded_at INTEGER NOT NULL,                         -- when the desk learned it
    agent       INTEGER REFERENCES agent (id),            -- who; NULL: the desk itself (init)
    command     TEXT    NOT NULL,                         -- the words typed, without texts and secrets
    undone      INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),  -- [fold] whether an undo that stands names it
    door        TEXT    NOT NULL DEFAULT 'typed' CHECK (
        door IN ('typed', 'deliver', 'fetch', 'import', 'run', 'rule')),    -- by which way it came
    clock_set   INTEGER NOT NULL DEFAULT 0 CHECK (clock_set IN (0, 1))      -- whether DESK_NOW had set its clock
) STRICT;

-- Which operations an undo takes away (an undo of an undo brings back: a redo).
CREATE TABLE undoing (
    operation INTEGER NOT NULL REFERENCES operation (id),
    target    INTEGER NOT NULL REFERENCES operation (id),
    PRIMARY KEY (operation, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX undoing_target ON undoing (target);

-- Rules of the settings, by name: who acted where no agent did.
CREATE TABLE rule (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What happened to a ticket: facts only, in numbers and fixed words; what people wrote lies in rows that can be erased.
CREATE TABLE event (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    ticket    INTEGER NOT NULL REFERENCES ticket (id),
    at        INTEGER NOT NULL,                           -- when it counts (a mail of last May counts last May)
    kind      TEXT    NOT NULL CHECK (
        kind = 'opened' OR kind = 'channel' OR kind = 'received' OR kind = 'replied' OR kind = 'noted' OR
        kind = 'withdrawn' OR kind = 'assigned' OR kind = 'tagged' OR kind = 'untagged' OR
        kind = 'status' OR kind = 'confirmed' OR kind = 'priority' OR kind = 'dismissed' OR kind = 'vip' OR
        kind = 'joined' OR kind = 'follow_up' OR kind = 'linked' OR kind = 'doubted' OR
        kind = 'believed' OR kind = 'left' OR kind = 'split_from' OR kind = 'variant' OR
        kind = 'merged_into' OR kind = 'took_in' OR kind = 'unmerged' OR kind = 'gave_back' OR
        kind = 'applied' OR kind = 'snoozed' OR kind = 'moved' OR kind = 'escalated' OR
        kind = 'asked' OR kind = 'scored' OR kind = 'timed' OR kind = 'restored' OR
        kind = 'put_away' OR kind = 'muted' OR kind = 'bounced' OR kind = 'forwarded' OR
        kind = 'redacted' OR kind = 'judged' OR kind = 'role'),
    agent     INTEGER REFERENCES agent (id),              -- who did it, where it was an agent
    object    INTEGER,                                    -- message, agent, tag, department, survey, time entry, ticket,
                                                          -- settings version or instant, by kind
    word      TEXT,                                       -- status, priority, mode, message kind or trust, by kind
    backfill  INTEGER NOT NULL DEFAULT 0 CHECK (backfill IN (0, 1)),  -- from before the desk: no clock, no report
    tie       INTEGER,                                    -- orders mails of the same second, whatever order they came in
    rule      INTEGER REFERENCES rule (id)                -- which rule did it, where it was a rule
) STRICT;
CREATE INDEX event_ticket ON event (ticket);
CREATE INDEX event_operation ON event (operation);
CREATE INDEX event_follow_up ON event (object) WHERE kind = 'follow_up';
CREATE INDEX event_joined ON event (object) WHERE kind = 'joined';
CREATE INDEX event_bounced ON event (object) WHERE kind = 'bounced';
CREATE INDEX event_split_from ON event (object) WHERE kind = 'split_from';
CREATE INDEX event_muted ON event (object) WHERE kind = 'muted';
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'events are never removed'); END;

-- [fold] Tickets as they stand. `closes_at` and `solves_at` turn the status by themselves when their time comes.
CREATE TABLE ticket (
    id                INTEGER PRIMARY KEY,
    subject           TEXT    NOT NULL DEFAULT '',
    status            TEXT    NOT NULL DEFAULT 'new' CHECK (
        status = 'new' OR status = 'open' OR status = 'pending' OR status = 'hold' OR status = 'solved' OR
        status = 'closed' OR status = 'spam' OR status = 'merged'),
    priority          TEXT    NOT NULL DEFAULT 'normal' CHECK (
        priority = 'low' OR priority = 'normal' OR priority = 'high' OR priority = 'urgent'),
    channel           TEXT    NOT NULL DEFAULT 'email' CHECK (
        channel = 'email' OR channel = 'phone' OR channel = 'chat' OR channel = 'web' OR
        channel = 'social' OR channel = 'counter'),
    address           INTEGER REFERENCES address (id),    -- the customer, by the address used
    assignee          INTEGER REFERENCES agent (id),
    department        TEXT,                               -- the name of the department in which it lies
    tier              TEXT,                               -- 2, 3, … once it was escalated
    topic             TEXT,                               -- the first of its tags that the settings list as a topic
    messages          INTEGER NOT NULL DEFAULT 0,
    created_at        INTEGER NOT NULL DEFAULT 0,
    updated_at        INTEGER NOT NULL DEFAULT 0,
    first_response_at INTEGER,
    solved_at         INTEGER,
    solves_at         INTEGER,                            -- counts as solved by the system from then on (pending_days)
    closes_at         INTEGER,                            -- counts as closed from then on (close_days)
    waiting_since     INTEGER,                            -- the oldest customer message without an answer
    due_at            INTEGER,                            -- the earliest running clock
    due_target        TEXT CHECK (
        due_target = 'first_response' OR due_target = 'next_response' OR due_target = 'resolution' OR
        due_target = 'update'),
    at_risk_at        INTEGER,                            -- when that clock begins to be at risk
    sla_status        TEXT NOT NULL DEFAULT 'none' CHECK (
        sla_status = 'active' OR sla_status = 'at_risk' OR sla_status = 'missed' OR
        sla_status = 'paused' OR sla_status = 'met' OR sla_status = 'cancelled' OR
        sla_status = 'not_started' OR sla_status = 'not_applicable' OR sla_status = 'none'),
    policy            TEXT,                               -- name of the policy that holds
    settings          INTEGER REFERENCES settings (id),   -- the version that holds for it
    reopened          INTEGER NOT NULL DEFAULT 0 CHECK (reopened IN (0, 1)),
    worked            INTEGER NOT NULL DEFAULT 0 CHECK (worked IN (0, 1)),    -- an agent has worked on it at this desk
    backfill          INTEGER NOT NULL DEFAULT 0 CHECK (backfill IN (0, 1)),  -- began before the desk
    snoozed_until     INTEGER,                            -- put aside until then
    hidden            INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),    -- undone, or became part of `joined`
    joined            INTEGER REFERENCES ticket (id),     -- the ticket that it turned out to be a part of
    doubted           INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1)),  -- has mail of somebody who takes no part
    merged_into       INTEGER REFERENCES ticket (id),     -- the ticket that an agent merged it into
    folded_at         INTEGER NOT NULL DEFAULT 0,         -- up to when time was counted when it was folded last
    woken_at          INTEGER,                            -- was put aside until then, and nobody has acted since
    put_away          TEXT CHECK (put_away = 'dismissed' OR put_away = 'muted'), -- closed without a solve, and by what
    snoozed_by        INTEGER REFERENCES operation (id)   -- who put it aside, while it is or has come back
) STRICT;
CREATE INDEX ticket_unsolved ON ticket (status) WHERE status IN ('new', 'open', 'pending', 'hold');
CREATE INDEX ticket_waiting ON ticket (waiting_since) WHERE waiting_since IS NOT NULL;
CREATE INDEX ticket_assignee ON ticket (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX ticket_address ON ticket (address);
CREATE INDEX ticket_joined ON ticket (joined) WHERE joined IS NOT NULL;
CREATE INDEX ticket_doubted ON ticket (doubted) WHERE doubted = 1;
CREATE INDEX ticket_merged_into ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ticket_snoozed ON ticket (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX ticket_live ON ticket (status) WHERE status IN ('new', 'open', 'pending', 'hold', 'solved');

-- What somebody wanted to be reminded of when a ticket that was put aside comes back; in force while `ticket.snoozed_by` names it.
CREATE TABLE reminder (
    operation INTEGER NOT NULL REFERENCES operation (id), -- that put it aside
    ticket    INTEGER NOT NULL REFERENCES ticket (id),
    text      TEXT    NOT NULL,                           -- [person] what was written
    PRIMARY KEY (ticket, operation)
) STRICT, WITHOUT ROWID;

-- [fold] The tags of each ticket, in the order in which they were put on.
CREATE TABLE ticket_tag (
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    tag    INTEGER NOT NULL REFERENCES tag (id),
    place  INTEGER NOT NULL,
    PRIMARY KEY (ticket, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_tag_tag ON ticket_tag (tag);

CREATE TABLE tag (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE department (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- [fold] The clocks of each ticket that is not done, as the engine left them; between events only time passes.
CREATE TABLE clock (
    ticket     INTEGER NOT NULL REFERENCES ticket (id),
    target     TEXT    NOT NULL CHECK (
        target = 'first_response' OR target = 'next_response' OR target = 'resolution' OR target = 'update'),
    state      TEXT    NOT NULL CHECK (state IN ('running', 'paused')),
    elapsed    INTEGER NOT NULL,                          -- seconds counted up to run_since
    run_since  INTEGER,
    due_at     INTEGER,
    at_risk_at INTEGER,
    PRIMARY KEY (ticket, target)
) STRICT, WITHOUT ROWID;

-- A message, by mail or otherwise. `message_id` stands without angle brackets.
CREATE TABLE message (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    ticket     INTEGER NOT NULL REFERENCES ticket (id),
    message_id TEXT    NOT NULL,
    digest     BLOB    NOT NULL,                          -- over what makes two copies the same mail
    direction  TEXT    NOT NULL CHECK (direction = 'in' OR direction = 'out' OR direction = 'note'),
    kind       TEXT    NOT NULL CHECK (
        kind = 'human' OR kind = 'auto_reply' OR kind = 'bounce' OR kind = 'feedback' OR kind = 'list' OR
        kind = 'calendar' OR kind = 'challenge' OR kind = 'survey' OR kind = 'status'),
    trust      TEXT    NOT NULL DEFAULT 'full' CHECK (trust = 'full' OR trust = 'low' OR trust = 'unproved'),
    channel    TEXT    NOT NULL DEFAULT 'email' CHECK (
        channel = 'email' OR channel = 'phone' OR channel = 'chat' OR channel = 'web' OR
        channel = 'social' OR channel = 'counter'),
    received_at INTEGER NOT NULL,                         -- what counts
    date       INTEGER,                                   -- what the header says; only shown
    address    INTEGER REFERENCES address (id),           -- the customer's: writer of what came, recipient of what went
    from_name  TEXT    NOT NULL,
    from_email TEXT    NOT NULL,
    recipients TEXT    NOT NULL DEFAULT '{}',             -- JSON: to, cc, bcc, reply_to as lists of {name, email}; delivered_to; list
    subject    TEXT    NOT NULL,
    rung       TEXT    NOT NULL CHECK (
        rung = 'token' OR rung = 'address' OR rung = 'returned' OR rung = 'reference' OR
        rung = 'subject' OR rung = 'new' OR rung = 'typed'),  -- why it is in its ticket
    parent     TEXT,                                      -- the id or token by which it was placed
    variant_of INTEGER REFERENCES message (id),           -- the same id with other content; never a second contact
    source     TEXT,                                      -- the file it came from
    original   INTEGER REFERENCES original (id),
    seal       TEXT CHECK (seal IN ('encrypted', 'signed')), -- cannot be read here; was unwrapped, not verified
    lossy      INTEGER NOT NULL DEFAULT 0 CHECK (lossy IN (0, 1)),  -- some of its bytes fitted no charset
    role       TEXT NOT NULL DEFAULT 'customer' CHECK (
        role = 'customer' OR role = 'agent' OR role = 'other'),       -- [fold] who wrote it: a customer, one of us, somebody else
    delivery   TEXT CHECK (
        delivery = 'draft' OR delivery = 'queued' OR delivery = 'sending' OR delivery = 'uncertain' OR
        delivery = 'sent' OR delivery = 'failed' OR delivery = 'dropped' OR delivery = 'bounced' OR
        delivery = 'unsent')                              -- [fold] of the outbox, what became of ours; unsent: only noted
) STRICT;
CREATE INDEX message_by_message_id ON message (message_id);
CREATE INDEX message_ticket ON message (ticket);
CREATE INDEX message_operation ON message (operation);
CREATE INDEX message_original ON message (original);
CREATE INDEX message_automatic ON message (address) WHERE direction = 'out' AND kind = 'auto_reply';

-- What is only read when one message is looked at, apart from its headers so that lists need not wade through it.
CREATE TABLE body (
    message  INTEGER PRIMARY KEY REFERENCES message (id),
    text     TEXT NOT NULL,                               -- decoded
    decision TEXT                                         -- JSON: what was tried to find its ticket, for `desk why`
) STRICT;

-- What a version of a message's text says that is not shown, where that is something else: searched only.
CREATE TABLE other_version (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    text    TEXT NOT NULL
) STRICT;

-- What the full-text index reads its words from.
CREATE VIEW message_text AS
    SELECT m.id, m.subject, m.from_name || ' ' || m.from_email AS sender,
        b.text || coalesce(char(10) || v.text, '') AS body
    FROM message m JOIN body b ON b.message = m.id LEFT JOIN other_version v ON v.message = m.id;

CREATE VIRTUAL TABLE message_words USING fts5 (
    subject, sender, body,
    content = 'message_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
-- Words are gathered in memory up to this many bytes before they are sorted into the index.
INSERT INTO message_words (message_words, rank) VALUES ('hashsize', 8388608);

-- The same for mail with letters of scripts that do not part words (Chinese, Japanese, Thai, Korean …): its words, and where letters
-- stand together, each pair of them, so that any part of two is found. `unspaced` and `grams` are functions of the program.
CREATE VIEW message_unspaced AS
    SELECT id, grams(subject) AS subject, grams(sender) AS sender, grams(body) AS body
    FROM message_text WHERE unspaced(subject || ' ' || sender || ' ' || body);

CREATE VIRTUAL TABLE message_grams USING fts5 (
    subject, sender, body, content = 'message_unspaced', content_rowid = 'id', tokenize = 'ascii');

-- Doubted mail, and answers that came back in solved tickets, of which `desk run` has told somebody: it says so once. No part of
-- the record.
CREATE TABLE told (
    message INTEGER PRIMARY KEY REFERENCES message (id)
) STRICT;

-- Every id that a message names (its own too), whether or not that message was ever seen: how siblings find each other.
CREATE TABLE reference (
    name    TEXT    NOT NULL,
    message INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (name, message)
) STRICT, WITHOUT ROWID;

-- Message-IDs that came with more than one mail (web forms and printers write one for ever): the earliest keeps it, and each other one
-- has a synthetic one in `message` and that with which it came here.
CREATE TABLE claimed_id (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    name    TEXT NOT NULL                                 -- without angle brackets
) STRICT;
CREATE INDEX claimed_id_name ON claimed_id (name);

-- By which further ways and addresses a message came that the desk had already.
CREATE TABLE delivery (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    source    TEXT NOT NULL,
    addresses TEXT NOT NULL                               -- JSON list
) STRICT;
CREATE INDEX delivery_message ON delivery (message);

-- That a mail which is from no address of ours lay with what we sent, should its address become one of ours.
CREATE TABLE voucher (
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    proof     TEXT    NOT NULL CHECK (proof IN ('as_sent', 'sent_folder')),
    PRIMARY KEY (message, operation)
) STRICT, WITHOUT ROWID;

-- Whose a message is, where that was judged afresh; the last whose operation stands is in force. The first of a message is how it
-- came, under the operation that brought it.
CREATE TABLE judgement (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    kind      TEXT    NOT NULL,                           -- as in message
    trust     TEXT    NOT NULL CHECK (trust IN ('full', 'unproved')),
    address   INTEGER REFERENCES address (id)             -- the customer's: who wrote it, or to whom it went where it is ours
) STRICT;
CREATE INDEX judgement_message ON judgement (message);

-- The bytes of each mail as they came, compressed with zstd.
CREATE TABLE original (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB    NOT NULL UNIQUE,                       -- of the uncompressed bytes
    size   INTEGER NOT NULL,                              -- of the uncompressed bytes
    bytes  BLOB    NOT NULL
) STRICT;

-- What hangs on a message: a pointer into its original.
CREATE TABLE attachment (
    message      INTEGER NOT NULL REFERENCES message (id),
    part         INTEGER NOT NULL,
    name         TEXT    NOT NULL,
    content_type TEXT    NOT NULL,
    bytes        INTEGER NOT NULL,
    PRIMARY KEY (message, part)
) STRICT, WITHOUT ROWID;

-- Mail that could not be taken in as it is; its bytes are kept.
CREATE TABLE quarantine (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    original   INTEGER NOT NULL REFERENCES original (id),
    source     TEXT    NOT NULL,
    position   INTEGER NOT NULL,
    reason     TEXT    NOT NULL,
    message_id TEXT,
    from_email TEXT,
    subject    TEXT,
    text       TEXT    NOT NULL,
    state      TEXT    NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'taken_in', 'released', 'dropped'))  -- [fold]
) STRICT;
CREATE INDEX quarantine_original ON quarantine (original);

-- What was decided about each: read again and taken in, taken in as far as it can be read, or put away.
CREATE TABLE quarantine_step (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    quarantine INTEGER NOT NULL REFERENCES quarantine (id),
    step       TEXT    NOT NULL CHECK (step IN ('taken_in', 'released', 'dropped'))
) STRICT;
CREATE INDEX quarantine_step_quarantine ON quarantine_step (quarantine);
CREATE INDEX quarantine_step_operation ON quarantine_step (operation);

-- Whom a mail of ours did not reach, as the report in this message says.
CREATE TABLE bounce (
    message INTEGER NOT NULL REFERENCES message (id),
    place   INTEGER NOT NULL,                             -- its place in the report, from 0
    email   TEXT    NOT NULL,
    status  TEXT,                                         -- RFC 3463: 5.1.1
    lasting INTEGER NOT NULL CHECK (lasting IN (0, 1)),   -- for good, and not only for now
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX bounce_email ON bounce (email);
-- The few reports of a mail that was not handed over for good: every fold with an answer asks for them.
CREATE INDEX bounce_lasting ON bounce (message) WHERE lasting = 1;

-- People who write to us, and the addresses that they use.
CREATE TABLE customer (
    id       INTEGER PRIMARY KEY,
    name     TEXT    NOT NULL,
    language TEXT,                                        -- [fold] of customer_said, as zone and survey
    vip      INTEGER NOT NULL DEFAULT 0 CHECK (vip IN (0, 1)),  -- [fold] of customer_vip
    zone     TEXT,                                        -- their time zone, where known
    survey   INTEGER NOT NULL DEFAULT 1 CHECK (survey IN (0, 1))  -- whether they may be asked how they found us
) STRICT;

CREATE TABLE customer_vip (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    customer  INTEGER NOT NULL REFERENCES customer (id),
    vip       INTEGER NOT NULL CHECK (vip IN (0, 1))
) STRICT;
CREATE INDEX customer_vip_customer ON customer_vip (customer);
CREATE INDEX customer_vip_operation ON customer_vip (operation);

CREATE TABLE address (
    id       INTEGER PRIMARY KEY,
    email    TEXT    NOT NULL UNIQUE,
    name     TEXT    NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer (id)    -- [fold] of address_holder
) STRICT;
CREATE INDEX address_customer ON address (customer);

-- That an address went to another customer, because both are one person; or came back. A label goes where its mailbox goes.
CREATE TABLE address_holder (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    address   INTEGER NOT NULL REFERENCES address (id),
    customer  INTEGER NOT NULL REFERENCES customer (id),  -- whose it is from then on
    was       INTEGER NOT NULL REFERENCES customer (id)   -- whose it had been; of the first row, with whom it began
) STRICT;
CREATE INDEX address_holder_operation ON address_holder (operation);
CREATE INDEX address_holder_address ON address_holder (address);

-- How the people behind an address call themselves, as mails taught it; the first that stands is kept in address and customer.
CREATE TABLE address_name (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    address   INTEGER NOT NULL REFERENCES address (id),
    name      TEXT    NOT NULL
) STRICT;
CREATE INDEX address_name_address ON address_name (address);
CREATE INDEX address_name_operation ON address_name (operation);

-- That a customer was asked how they found us, or what they answered. When it counts, and whether it stands, says the
-- event that names it.
CREATE TABLE survey (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    ticket    INTEGER NOT NULL REFERENCES ticket (id),     -- as in the event
    question  TEXT    NOT NULL,                           -- a plain word: satisfaction, nps
    scale     INTEGER NOT NULL CHECK (scale IN (2, 5, 10)),  -- the highest score
    score     INTEGER CHECK (score BETWEEN 0 AND scale),  -- NULL: was asked; on the scale of 2 bad is 1, good 2
    comment   TEXT,                                       -- [person] what the customer said beside it
    message   INTEGER REFERENCES message (id)             -- the mail that asked or answered; NULL: written down by hand
) STRICT;
CREATE INDEX survey_ticket ON survey (ticket);
CREATE INDEX survey_message ON survey (message) WHERE message IS NOT NULL;

-- Time that was worked on a ticket. On which day, and whether it stands, says the event that names it.
CREATE TABLE time_entry (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    ticket    INTEGER NOT NULL REFERENCES ticket (id),     -- as in the event
    minutes   INTEGER NOT NULL CHECK (minutes <> 0),      -- below zero: a correction
    worker    INTEGER NOT NULL REFERENCES agent (id),     -- who worked; who wrote it down says the event
    text      TEXT                                        -- on what
) STRICT;
CREATE INDEX time_entry_ticket ON time_entry (ticket);

-- People who answer at this desk.
CREATE TABLE agent (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER REFERENCES operation (id),         -- NULL: made by init
    name       TEXT    NOT NULL UNIQUE,                   -- as typed: `ana`
    full_name  TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    removed_by INTEGER REFERENCES operation (id)
) STRICT;

-- Every version of every canned reply; the last one whose operation stands is the one in use.
CREATE TABLE canned (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    name      TEXT    NOT NULL,
    language  TEXT,
    subject   TEXT,
    body      TEXT    NOT NULL,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    macros    TEXT                                        -- JSON: what becomes of the ticket with it; NULL: nothing
) STRICT;
CREATE INDEX canned_name ON canned (name);

-- Every version of the settings document; the last one whose operation stands is in force.
CREATE TABLE settings (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    document  TEXT    NOT NULL
) STRICT;

-- Mail on its way out, and drafts. What becomes of it is told by `outbox_step`.
CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    message    INTEGER REFERENCES message (id),           -- [fold] the mail that it was last; NULL: a draft from the start
    not_before INTEGER NOT NULL,                          -- [fold] hold_seconds after it was queued
    state      TEXT    NOT NULL DEFAULT 'queued' CHECK (
        state IN ('draft', 'queued', 'sent', 'failed', 'dropped', 'bounced')),  -- [fold]
    attempts   INTEGER NOT NULL DEFAULT 0,                -- [fold]
    last_error TEXT                                       -- [fold]
) STRICT;
CREATE INDEX outbox_state ON outbox (state);
CREATE INDEX outbox_message ON outbox (message);

-- Each try to send, and each decision about a mail in the outbox.
CREATE TABLE outbox_step (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    outbox    INTEGER NOT NULL REFERENCES outbox (id),
    at        INTEGER NOT NULL,
    step      TEXT    NOT NULL CHECK (step IN (
        'sending', 'sent', 'deferred', 'failed', 'dropped', 'held', 'released', 'edited', 'bounced')),
    reason    TEXT
) STRICT;
CREATE INDEX outbox_step_outbox ON outbox_step (outbox);
CREATE INDEX outbox_step_operation ON outbox_step (operation);

-- The mails that an entry of the outbox has been: the one with which it was queued, and that of each release, which is made anew.
-- The last whose operation stands is in force.
CREATE TABLE outbox_mail (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    outbox     INTEGER NOT NULL REFERENCES outbox (id),
    message    INTEGER NOT NULL REFERENCES message (id),
    not_before INTEGER NOT NULL                           -- hold_seconds after it was queued
) STRICT;
CREATE INDEX outbox_mail_outbox ON outbox_mail (outbox);
CREATE INDEX outbox_mail_message ON outbox_mail (message);

-- Every version of what a draft says; the last one whose operation stands is in force. No message, until it is released.
CREATE TABLE draft (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    outbox    INTEGER NOT NULL REFERENCES outbox (id),
    ticket    INTEGER NOT NULL REFERENCES ticket (id),    -- that it answers
    asked     TEXT    NOT NULL,                           -- [person] JSON: to whom it goes, and what becomes of the ticket with it
    subject   TEXT,                                       -- [person] in place of the ticket's
    body      TEXT    NOT NULL                            -- [person]
) STRICT;
CREATE INDEX draft_outbox ON draft (outbox);
CREATE INDEX draft_ticket ON draft (ticket);

-- What goes with a draft.
CREATE TABLE draft_file (
    draft        INTEGER NOT NULL REFERENCES draft (id),
    place        INTEGER NOT NULL,                        -- from 1
    name         TEXT    NOT NULL,                        -- [person]
    content_type TEXT    NOT NULL,
    original     INTEGER NOT NULL REFERENCES original (id),
    PRIMARY KEY (draft, place)
) STRICT, WITHOUT ROWID;

-- One row: what this desk is.
CREATE TABLE desk (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    made_at   INTEGER NOT NULL,
    identity  BLOB    NOT NULL DEFAULT x''                -- 16 random bytes: this desk and its copies, and no other
) STRICT;

-- The last operation of older layouts: to whom their mails went is not asked afterwards, so that figures stay as they were.
CREATE TABLE older (
    operation INTEGER NOT NULL
) STRICT;

-- What was done for the desk and not to it, each when it was done last: no part of the record, in no digest.
CREATE TABLE chore (
    name      TEXT    PRIMARY KEY CHECK (name IN ('run', 'backup', 'copied', 'ahead')),
                                                          -- copied: this file is a copy, made then; ahead: it was told
                                                          -- that the operation lies ahead of the clock
    at        INTEGER NOT NULL,
    operation INTEGER NOT NULL,                           -- the newest one by then
    place     TEXT                                        -- of a backup: the file that was made
) STRICT, WITHOUT ROWID;

-- What signs our Message-IDs and addresses: the newest. Older ones are kept, so that what they signed stays known.
CREATE TABLE signing_key (
    id        INTEGER PRIMARY KEY,
    operation INTEGER REFERENCES operation (id),          -- NULL: made with the desk; undone: it only verifies
    made_at   INTEGER NOT NULL,
    secret    BLOB    NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- For `desk sql` and other readers: text where people expect text.
CREATE VIEW ticket_view AS
    SELECT t.id, t.subject, t.status, t.priority, t.channel, a.name AS customer_name, a.email AS customer_email,
           g.name AS assignee, t.topic, t.messages,
           strftime('%Y-%m-%dT%H:%M:%SZ', t.created_at, 'unixepoch') AS created_at,
           strftime('%Y-%m-%dT%H:%M:%SZ', t.updated_at, 'unixepoch') AS updated_at,
           strftime('%Y-%m-%dT%H:%M:%SZ', t.due_at, 'unixepoch') AS due_at
    FROM ticket t LEFT JOIN address a ON a.id = t.address LEFT JOIN agent g ON g.id = t.assignee
    WHERE t.hidden = 0;

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

-- What `desk run` has told and is still so: told again only once it was otherwise in between. No part of the record.
CREATE TABLE alarm (
    about TEXT    NOT NULL,                               -- outbox, rules
    name  TEXT    NOT NULL,                               -- no_way_out; with the number of a mail: stuck o5; a version of the settings
    since INTEGER NOT NULL,
    PRIMARY KEY (about, name)
) STRICT, WITHOUT ROWID;
