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

-- What becomes of a ticket with a canned reply, as JSON.
ALTER TABLE canned ADD COLUMN macros TEXT;

-- What was done for the desk and not to it, each when it was done last: no part of the record, in no digest.
CREATE TABLE chore (
    name      TEXT    PRIMARY KEY CHECK (name IN ('run', 'backup', 'copied', 'ahead')),
    at        INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    place     TEXT
) STRICT, WITHOUT ROWID;
