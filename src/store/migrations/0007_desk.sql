-- What working at the keyboard asks for.

-- Who put a ticket aside: its words are found by that.
ALTER TABLE ticket ADD COLUMN snoozed_by INTEGER REFERENCES operation (id);

-- What somebody wanted to be reminded of when a ticket that was put aside comes back.
CREATE TABLE reminder (
    operation INTEGER NOT NULL REFERENCES operation (id),
    ticket    INTEGER NOT NULL REFERENCES ticket (id),
    text      TEXT    NOT NULL,
    PRIMARY KEY (ticket, operation)
) STRICT, WITHOUT ROWID;

-- A draft is in the outbox and no message. No stored row can fail what is asked less strictly.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'message    INTEGER NOT NULL REFERENCES message (id)',
    'message    INTEGER REFERENCES message (id)')
    WHERE type = 'table' AND name = 'outbox';
PRAGMA writable_schema = RESET;

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
INSERT INTO outbox_mail (operation, outbox, message, not_before)
    SELECT operation, id, message, not_before FROM outbox ORDER BY id;

-- What becomes of a ticket with a canned reply, as JSON.
ALTER TABLE canned ADD COLUMN macros TEXT;

-- What was done for the desk and not to it, each when it was done last: no part of the record, in no digest.
CREATE TABLE chore (
    name      TEXT    PRIMARY KEY CHECK (name IN ('run', 'backup', 'copied', 'ahead')),
    at        INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    place     TEXT
) STRICT, WITHOUT ROWID;

-- How many automatic answers somebody got is asked before each answer.
CREATE INDEX message_automatic ON message (address) WHERE direction = 'out' AND kind = 'auto_reply';
