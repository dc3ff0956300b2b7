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

-- The last operation of older layouts: to whom their mails went is not asked afterwards, so that figures stay as they were.
CREATE TABLE older (
    operation INTEGER NOT NULL
) STRICT;
INSERT INTO older (operation) SELECT max(id) FROM operation HAVING max(id) IS NOT NULL;

-- Answers of which `run` has told that they came back though their tickets were solved.
CREATE TABLE told (
    operation INTEGER NOT NULL REFERENCES operation (id),
    message   INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (message, operation)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_bounced ON event (object) WHERE kind = 'bounced';

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
