-- What it takes that record and rows never disagree, and every word that the desk will speak of its record: by which door an operation
-- came, whether its clock was set, what of earlier ones it undoes, up to when a ticket was folded, what became of our mail.

-- CHECKs that let more words in, changed in place as in 0002: no stored row can fail them.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'kind = ''asked'' OR kind = ''scored'' OR kind = ''timed'')',
    'kind = ''asked'' OR kind = ''scored'' OR kind = ''timed'' OR kind = ''restored'' OR
        kind = ''put_away'' OR kind = ''muted'' OR kind = ''bounced'' OR kind = ''forwarded'' OR
        kind = ''redacted'')')
    WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET sql = replace(sql,
    'due_target = ''first_response'' OR due_target = ''next_response'' OR due_target = ''resolution'')',
    'due_target = ''first_response'' OR due_target = ''next_response'' OR due_target = ''resolution'' OR
        due_target = ''update'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'target = ''first_response'' OR target = ''next_response'' OR target = ''resolution'')',
    'target = ''first_response'' OR target = ''next_response'' OR target = ''resolution'' OR target = ''update'')')
    WHERE type = 'table' AND name = 'clock';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (state IN (''queued'', ''sent'', ''failed'', ''dropped''))',
    'CHECK (
        state IN (''draft'', ''queued'', ''sent'', ''failed'', ''dropped'', ''bounced''))')
    WHERE type = 'table' AND name = 'outbox';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (step IN (''sending'', ''sent'', ''deferred'', ''failed'', ''dropped''))',
    'CHECK (step IN (
        ''sending'', ''sent'', ''deferred'', ''failed'', ''dropped'', ''held'', ''released'', ''edited'', ''bounced''))')
    WHERE type = 'table' AND name = 'outbox_step';
PRAGMA writable_schema = RESET;

CREATE TABLE rule (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

ALTER TABLE operation ADD COLUMN door TEXT NOT NULL DEFAULT 'typed' CHECK (
    door IN ('typed', 'deliver', 'fetch', 'import', 'run', 'rule'));
ALTER TABLE operation ADD COLUMN clock_set INTEGER NOT NULL DEFAULT 0 CHECK (clock_set IN (0, 1));
UPDATE operation SET door = CASE
        WHEN command = 'deliver' OR command LIKE 'deliver %' THEN 'deliver'
        WHEN command = 'import' OR command LIKE 'import %' THEN 'import'
        ELSE 'run' END
    WHERE command IN ('deliver', 'import', 'run') OR command LIKE 'deliver %' OR command LIKE 'import %'
        OR command LIKE 'run %' OR (agent IS NULL AND (command LIKE 'outbox %' OR command LIKE 'layout %'));

CREATE TABLE undoing (
    operation INTEGER NOT NULL REFERENCES operation (id),
    target    INTEGER NOT NULL REFERENCES operation (id),
    PRIMARY KEY (operation, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX undoing_target ON undoing (target);
INSERT INTO undoing (operation, target) SELECT id, undoes FROM operation WHERE undoes IS NOT NULL;
DROP INDEX operation_undoes;
ALTER TABLE operation DROP COLUMN undoes;

ALTER TABLE event ADD COLUMN rule INTEGER REFERENCES rule (id);

ALTER TABLE ticket ADD COLUMN folded_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN woken_at INTEGER;
ALTER TABLE ticket ADD COLUMN put_away TEXT CHECK (put_away = 'dismissed' OR put_away = 'muted');

ALTER TABLE message ADD COLUMN role TEXT NOT NULL DEFAULT 'customer' CHECK (
    role = 'customer' OR role = 'agent' OR role = 'other');
ALTER TABLE message ADD COLUMN delivery TEXT CHECK (
    delivery = 'draft' OR delivery = 'queued' OR delivery = 'sending' OR delivery = 'uncertain' OR
    delivery = 'sent' OR delivery = 'failed' OR delivery = 'dropped' OR delivery = 'bounced' OR
    delivery = 'unsent');
UPDATE message SET role = 'agent' WHERE direction != 'in';
UPDATE message SET delivery = (SELECT b.state FROM outbox b WHERE b.message = message.id)
    WHERE id IN (SELECT message FROM outbox);
UPDATE message SET delivery = 'unsent' WHERE direction = 'out' AND rung = 'typed' AND original IS NULL;

ALTER TABLE customer ADD COLUMN zone TEXT;
ALTER TABLE customer ADD COLUMN survey INTEGER NOT NULL DEFAULT 1 CHECK (survey IN (0, 1));

CREATE TABLE address_name (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    address   INTEGER NOT NULL REFERENCES address (id),
    name      TEXT    NOT NULL
) STRICT;
CREATE INDEX address_name_address ON address_name (address);
CREATE INDEX address_name_operation ON address_name (operation);
INSERT INTO address_name (operation, address, name)
    SELECT coalesce(
            (SELECT min(m.operation) FROM message m WHERE m.address = a.id AND m.from_name = a.name),
            (SELECT min(id) FROM operation)),
        a.id, a.name
    FROM address a WHERE a.name != '';

ALTER TABLE desk ADD COLUMN identity BLOB NOT NULL DEFAULT x'';
UPDATE desk SET identity = randomblob(16);
