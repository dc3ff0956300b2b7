-- What the full ladder of intake needs: doubt and belief, messages that move, signed addresses, bounces, keys that can be
-- changed, and quarantine that can be worked on.

-- CHECKs are changed in place, as SQLite describes it for changes that no stored row can fail: rows are not touched. Words
-- come in; and where every mail writes, chains of OR take the place of IN, for which SQLite builds a table at each insert.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (kind IN (
        ''opened'', ''channel'', ''received'', ''replied'', ''noted'', ''withdrawn'', ''assigned'', ''tagged'', ''untagged'', ''status'',
        ''confirmed'', ''priority'', ''dismissed'', ''vip'', ''joined'', ''follow_up'', ''linked''))',
    'CHECK (
        kind = ''opened'' OR kind = ''channel'' OR kind = ''received'' OR kind = ''replied'' OR kind = ''noted'' OR
        kind = ''withdrawn'' OR kind = ''assigned'' OR kind = ''tagged'' OR kind = ''untagged'' OR
        kind = ''status'' OR kind = ''confirmed'' OR kind = ''priority'' OR kind = ''dismissed'' OR kind = ''vip'' OR
        kind = ''joined'' OR kind = ''follow_up'' OR kind = ''linked'' OR kind = ''doubted'' OR
        kind = ''believed'' OR kind = ''left'' OR kind = ''split_from'' OR kind = ''variant'')')
    WHERE type = 'table' AND name = 'event';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (status IN (
        ''new'', ''open'', ''pending'', ''hold'', ''solved'', ''closed'', ''spam'', ''merged''))',
    'CHECK (
        status = ''new'' OR status = ''open'' OR status = ''pending'' OR status = ''hold'' OR status = ''solved'' OR
        status = ''closed'' OR status = ''spam'' OR status = ''merged'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (priority IN (''low'', ''normal'', ''high'', ''urgent''))',
    'CHECK (
        priority = ''low'' OR priority = ''normal'' OR priority = ''high'' OR priority = ''urgent'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (channel IN (
        ''email'', ''phone'', ''chat'', ''web'', ''social'', ''counter''))',
    'CHECK (
        channel = ''email'' OR channel = ''phone'' OR channel = ''chat'' OR channel = ''web'' OR
        channel = ''social'' OR channel = ''counter'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (due_target IN (''first_response'', ''next_response'', ''resolution''))',
    'CHECK (
        due_target = ''first_response'' OR due_target = ''next_response'' OR due_target = ''resolution'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (sla_status IN (
        ''active'', ''at_risk'', ''missed'', ''paused'', ''met'', ''cancelled'', ''not_started'', ''not_applicable'', ''none''))',
    'CHECK (
        sla_status = ''active'' OR sla_status = ''at_risk'' OR sla_status = ''missed'' OR
        sla_status = ''paused'' OR sla_status = ''met'' OR sla_status = ''cancelled'' OR
        sla_status = ''not_started'' OR sla_status = ''not_applicable'' OR sla_status = ''none'')')
    WHERE type = 'table' AND name = 'ticket';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (target IN (''first_response'', ''next_response'', ''resolution''))',
    'CHECK (
        target = ''first_response'' OR target = ''next_response'' OR target = ''resolution'')')
    WHERE type = 'table' AND name = 'clock';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (direction IN (''in'', ''out'', ''note''))',
    'CHECK (direction = ''in'' OR direction = ''out'' OR direction = ''note'')')
    WHERE type = 'table' AND name = 'message';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (kind IN (
        ''human'', ''auto_reply'', ''bounce'', ''feedback'', ''list'', ''calendar'', ''challenge''))',
    'CHECK (
        kind = ''human'' OR kind = ''auto_reply'' OR kind = ''bounce'' OR kind = ''feedback'' OR kind = ''list'' OR
        kind = ''calendar'' OR kind = ''challenge'')')
    WHERE type = 'table' AND name = 'message';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (trust IN (''full'', ''low'', ''unproved''))',
    'CHECK (trust = ''full'' OR trust = ''low'' OR trust = ''unproved'')')
    WHERE type = 'table' AND name = 'message';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (channel IN (
        ''email'', ''phone'', ''chat'', ''web'', ''social'', ''counter''))',
    'CHECK (
        channel = ''email'' OR channel = ''phone'' OR channel = ''chat'' OR channel = ''web'' OR
        channel = ''social'' OR channel = ''counter'')')
    WHERE type = 'table' AND name = 'message';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (rung IN (''reference'', ''subject'', ''new'', ''typed''))',
    'CHECK (
        rung = ''token'' OR rung = ''address'' OR rung = ''returned'' OR rung = ''reference'' OR
        rung = ''subject'' OR rung = ''new'' OR rung = ''typed'')')
    WHERE type = 'table' AND name = 'message';
PRAGMA writable_schema = RESET;

ALTER TABLE ticket ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1));
CREATE INDEX ticket_doubted ON ticket (doubted) WHERE doubted = 1;
ALTER TABLE message ADD COLUMN seal TEXT CHECK (seal IN ('encrypted', 'signed'));
ALTER TABLE message ADD COLUMN lossy INTEGER NOT NULL DEFAULT 0 CHECK (lossy IN (0, 1));
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
