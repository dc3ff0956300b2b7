-- What the full ladder of intake needs: doubt and belief, messages that move, signed addresses, bounces, keys that can be
-- changed, and quarantine that can be worked on.

-- A CHECK is loosened in place, as SQLite describes it for changes that no stored row can fail: rows are not touched.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    '''joined'', ''follow_up'', ''linked''))',
    '''joined'', ''follow_up'', ''linked'',
        ''doubted'', ''believed'', ''left'', ''split_from'', ''variant''))')
    WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (rung IN (''reference'', ''subject'', ''new'', ''typed''))',
    'CHECK (rung IN (
        ''token'', ''address'', ''returned'', ''reference'', ''subject'', ''new'', ''typed''))')
    WHERE type = 'table' AND name = 'message';
PRAGMA writable_schema = RESET;

ALTER TABLE ticket ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1));
ALTER TABLE message ADD COLUMN seal TEXT CHECK (seal IN ('encrypted', 'signed'));
ALTER TABLE body ADD COLUMN decision TEXT;
ALTER TABLE quarantine ADD COLUMN state TEXT NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'taken_in', 'released', 'dropped'));

CREATE TABLE quarantine_step (
    id         INTEGER PRIMARY KEY,
    operation  INTEGER NOT NULL REFERENCES operation (id),
    quarantine INTEGER NOT NULL REFERENCES quarantine (id),
    step       TEXT    NOT NULL CHECK (step IN ('taken_in', 'released', 'dropped'))
) STRICT;
CREATE INDEX quarantine_step_quarantine ON quarantine_step (quarantine);
CREATE INDEX quarantine_step_operation ON quarantine_step (operation);

CREATE TABLE bounce (
    message INTEGER NOT NULL REFERENCES message (id),
    place   INTEGER NOT NULL,
    email   TEXT    NOT NULL,
    status  TEXT,
    lasting INTEGER NOT NULL CHECK (lasting IN (0, 1)),
    PRIMARY KEY (message, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX bounce_email ON bounce (email);

CREATE TABLE signing_key (
    id      INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    secret  BLOB    NOT NULL CHECK (length(secret) = 32)
) STRICT;
INSERT INTO signing_key (made_at, secret) SELECT made_at, secret FROM desk;
ALTER TABLE desk DROP COLUMN secret;
