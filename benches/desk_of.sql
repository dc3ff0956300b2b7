-- Fills a new desk with tickets, as `desk new`, `desk reply` and `desk status` would have left them: one operation for
-- each thing that happened, six facts a ticket. The tables marked [fold] in schema.sql get only what reports look at.
--
--   desk --db DESK init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>'
--   sqlite3 DESK '.parameter init' '.parameter set :tickets 100000' '.read benches/desk_of.sql'
--
-- Tickets come every five minutes from 2025-01-01 on, so that 100 000 of them cover about a year.
BEGIN;

CREATE TEMP TABLE n AS
    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < :tickets) SELECT n FROM n;
CREATE TEMP TABLE first AS SELECT
    (SELECT coalesce(max(id), 0) FROM operation) AS operation,
    (SELECT coalesce(max(id), 0) FROM ticket) AS ticket,
    (SELECT coalesce(max(id), 0) FROM message) AS message,
    (SELECT max(id) FROM settings) AS settings,
    (SELECT min(id) FROM agent) AS agent,
    1735689600 AS began;

INSERT INTO customer (id, name) SELECT n, 'Customer ' || n FROM n WHERE n <= :tickets / 3 + 1;
INSERT INTO address (id, email, name, customer)
    SELECT n, 'customer' || n || '@example.com', 'Customer ' || n, n FROM n WHERE n <= :tickets / 3 + 1;
INSERT INTO tag (name) VALUES ('billing'), ('login'), ('hardware'), ('vip');

-- What happens to a ticket, by its number: after so many minutes, in which words.
CREATE TEMP TABLE step (step INTEGER, every INTEGER, rest INTEGER, minutes INTEGER, kind TEXT, word TEXT);
INSERT INTO step VALUES
    (0, 1, 0, 0, 'opened', 'inbound'),
    (1, 1, 0, 0, 'received', 'contact'),
    (2, 1, 0, 15, 'tagged', NULL),
    (3, 7, 0, 900, 'replied', 'person'),
    (3, 7, 1, 60, 'replied', 'person'), (3, 7, 2, 120, 'replied', 'person'), (3, 7, 3, 240, 'replied', 'person'),
    (3, 7, 4, 30, 'replied', 'person'), (3, 7, 5, 45, 'replied', 'person'), (3, 7, 6, 300, 'replied', 'person'),
    (4, 3, 0, 1500, 'received', 'contact'), (4, 3, 1, 1000, 'priority', 'high'), (4, 3, 2, 1000, 'noted', NULL),
    (5, 10, 0, 2000, 'replied', 'person'),
    (5, 10, 1, 3000, 'status', 'solved'), (5, 10, 2, 3000, 'status', 'solved'), (5, 10, 3, 9000, 'status', 'solved'),
    (5, 10, 4, 3000, 'status', 'solved'), (5, 10, 5, 4000, 'status', 'solved'), (5, 10, 6, 3000, 'status', 'solved'),
    (5, 10, 7, 3000, 'status', 'solved'), (5, 10, 8, 3000, 'status', 'solved'), (5, 10, 9, 3000, 'status', 'solved');

-- In the order in which it happened, so that the facts of a ticket lie scattered over the record, as they would.
CREATE TEMP TABLE happened AS
    SELECT row_number() OVER (ORDER BY first.began + n.n * 300 + s.minutes * 60, n.n, s.step) AS place,
           n.n, s.step, s.kind, s.word, first.began + n.n * 300 + s.minutes * 60 AS at
    FROM n JOIN step s ON n.n % s.every = s.rest, first;

INSERT INTO operation (id, recorded_at, agent, command)
    SELECT first.operation + place, at, first.agent, 'status solved ' || n FROM happened, first;
INSERT INTO ticket (id, subject, address, created_at, updated_at, settings)
    SELECT first.ticket + n, 'Teapot ' || n || ' arrived broken', n % (:tickets / 3) + 1, first.began + n * 300,
           first.began + n * 300, first.settings FROM n, first;
INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, address, from_name,
                     from_email, subject, rung)
    SELECT first.message + place, first.operation + place, first.ticket + n, 'made.' || place || '@desk.invalid',
           x'00', CASE kind WHEN 'received' THEN 'in' WHEN 'replied' THEN 'out' ELSE 'note' END, 'human', at,
           n % (:tickets / 3) + 1, 'Customer', 'customer@example.com', 'Teapot ' || n || ' arrived broken', 'typed'
    FROM happened, first WHERE kind IN ('received', 'replied', 'noted');
INSERT INTO body (message, text)
    SELECT id, 'It came in two pieces, and the lid is missing. What shall I do with it now?' FROM message
    WHERE id > (SELECT message FROM first);
INSERT INTO event (operation, ticket, at, kind, agent, object, word)
    SELECT first.operation + place, first.ticket + n, at, kind,
           CASE WHEN kind IN ('replied', 'status', 'noted') THEN first.agent END,
           CASE kind WHEN 'opened' THEN first.settings WHEN 'tagged' THEN n % 4 + 1
                     WHEN 'received' THEN first.message + place WHEN 'replied' THEN first.message + place
                     WHEN 'noted' THEN first.message + place END,
           word
    FROM happened, first ORDER BY place;
COMMIT;
