-- What the mail that people really get asks for.

-- CHECKs that let more words in, changed in place as in 0002: no stored row can fail them.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'kind = ''redacted'')',
    'kind = ''redacted'' OR kind = ''judged'')')
    WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET sql = replace(sql,
    'kind = ''judged'')',
    'kind = ''judged'' OR kind = ''role'')')
    WHERE type = 'table' AND name = 'event';
PRAGMA writable_schema = RESET;

CREATE TABLE claimed_id (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    name    TEXT NOT NULL
) STRICT;
CREATE INDEX claimed_id_name ON claimed_id (name);

-- The last operation of older layouts: to whom their mails went is not asked afterwards, so that figures stay as they were.
CREATE TABLE older (
    operation INTEGER NOT NULL
) STRICT;
INSERT INTO older (operation) SELECT max(id) FROM operation HAVING max(id) IS NOT NULL;

CREATE INDEX event_bounced ON event (object) WHERE kind = 'bounced';
CREATE INDEX event_muted ON event (object) WHERE kind = 'muted';
CREATE INDEX bounce_lasting ON bounce (message) WHERE lasting = 1;

-- What a version of a message's text says that is not shown, where that is something else: searched only.
CREATE TABLE other_version (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    text    TEXT NOT NULL
) STRICT;

DROP VIEW message_text;
CREATE VIEW message_text AS
    SELECT m.id, m.subject, m.from_name || ' ' || m.from_email AS sender,
        b.text || coalesce(char(10) || v.text, '') AS body
    FROM message m JOIN body b ON b.message = m.id LEFT JOIN other_version v ON v.message = m.id;

-- The same for mail with letters of scripts that do not part words (Chinese, Japanese, Thai, Korean …): its words, and where letters
-- stand together, each pair of them, so that any part of two is found. `unspaced` and `grams` are functions of the program.
CREATE VIEW message_unspaced AS
    SELECT id, grams(subject) AS subject, grams(sender) AS sender, grams(body) AS body
    FROM message_text WHERE unspaced(subject || ' ' || sender || ' ' || body);

CREATE VIRTUAL TABLE message_grams USING fts5 (
    subject, sender, body, content = 'message_unspaced', content_rowid = 'id', tokenize = 'ascii');
INSERT INTO message_grams (message_grams) VALUES ('rebuild');

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

-- That a mail which is from no address of ours lay with what we sent, should its address become one of ours.
CREATE TABLE voucher (
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    proof     TEXT    NOT NULL CHECK (proof IN ('as_sent', 'sent_folder')),
    PRIMARY KEY (message, operation)
) STRICT, WITHOUT ROWID;

-- Doubted mail, and answers that came back in solved tickets, of which `desk run` has told somebody: it says so once. No part of
-- the record.
CREATE TABLE told (
    message INTEGER PRIMARY KEY REFERENCES message (id)
) STRICT;

-- Whose a message is, where that was judged afresh; the last whose operation stands is in force. The first of a message is how it
-- came, under the operation that brought it.
CREATE TABLE judgement (
    id        INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    kind      TEXT    NOT NULL,
    trust     TEXT    NOT NULL CHECK (trust IN ('full', 'unproved')),
    address   INTEGER REFERENCES address (id)
) STRICT;
CREATE INDEX judgement_message ON judgement (message);
