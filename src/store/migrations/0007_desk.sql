-- What working at the keyboard asks for.

-- What was done for the desk and not to it, each when it was done last: no part of the record, in no digest.
CREATE TABLE chore (
    name      TEXT    PRIMARY KEY CHECK (name IN ('run', 'backup', 'copied', 'ahead')),
    at        INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    place     TEXT
) STRICT, WITHOUT ROWID;
