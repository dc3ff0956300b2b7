#!/bin/sh
# latency.sh [TICKETS]: how long commands take on a desk of many tickets (default 100 000), beside the sqlite3 shell doing
# a like thing with the same file in the same run. ONLY=open measures no more than the order of work on open tickets. Needs sqlite3 and hyperfine (Debian's packages) and awk.
set -eu
tickets=${1:-100000}
here=$(cd "$(dirname "$0")/.." && pwd)
desk=${DESK_BIN:-$here/target/release/desk}
for tool in sqlite3 hyperfine awk; do
    command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install sqlite3 hyperfine)" >&2; exit 1; }
done
[ -x "$desk" ] || { echo "missing: $desk (cargo build --release)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DESK_DB="$work/desk.db" DESK_NOW=2026-07-01T09:00:00Z
"$desk" -q init --name Bench --address support@bench.example --me 'Ana <ana@bench.example>' --tz UTC >/dev/null

# One mail a ticket and one answer to every second, over the 90 days before.
awk -v n="$tickets" 'BEGIN {
    split("refund invoice login parcel broken password order delivery", words, " ")
    for (i = 1; i <= n; i++) {
        t = 1782896400 - int((n - i) * 90 * 86400 / n)
        stamp = strftime("%a, %d %b %Y %H:%M:%S +0000", t, 1)
        printf "From c@x.example %s\n", strftime("%a %b %d %H:%M:%S %Y", t, 1)
        printf "From: Customer %d <c%d@x%d.example>\nTo: support@bench.example\nSubject: %s number %d\n", i % 20000, i % 20000, i % 500, words[i % 8 + 1], i
        printf "Date: %s\nMessage-ID: <%d@x.example>\n\nMy %s of %d did not work. Please help.\n\n", stamp, i, words[i % 8 + 1], i
    }}' >"$work/in.mbox"
awk -v n="$tickets" 'BEGIN {
    for (i = 2; i <= n; i += 2) {
        t = 1782896400 - int((n - i) * 90 * 86400 / n) + (i % 97) * 900
        if (t > 1782896400) t = 1782896400
        stamp = strftime("%a, %d %b %Y %H:%M:%S +0000", t, 1)
        printf "From s@x.example %s\n", strftime("%a %b %d %H:%M:%S %Y", t, 1)
        printf "From: Bench <support@bench.example>\nTo: c%d@x%d.example\nSubject: Re: number %d\n", i % 20000, i % 500, i
        printf "Date: %s\nMessage-ID: <a%d@bench.example>\nIn-Reply-To: <%d@x.example>\n\nDone.\n\n", stamp, i, i
    }}' >"$work/out.mbox"
"$desk" -q import --live-from 2026-01-01 "$work/in.mbox" >/dev/null

pair() {
    hyperfine -N --warmup 3 --runs "${RUNS:-30}" --export-json "$work/pair.json" "$2" "$3" >/dev/null 2>"$work/err" || {
        cat "$work/err" >&2
        exit 1
    }
    awk -v name="$1" '/"median"/ {gsub(/[",]/, ""); m[++k] = $2 * 1000}
        END {printf "%-22s desk %8.1f ms   sqlite3 %8.1f ms   ratio %.2f\n", name, m[1], m[2], m[1] / m[2]}' "$work/pair.json"
}

row="t.id, t.status, t.priority, t.due_at, g.name, a.email, t.subject, t.updated_at"
from="FROM ticket t LEFT JOIN address a ON a.id = t.address LEFT JOIN agent g ON g.id = t.assignee"
cat >"$work/list.sql" <<SQL
SELECT $row $from WHERE t.hidden = 0 AND (t.status IN ('new', 'open', 'pending', 'hold') OR t.waiting_since IS NOT NULL)
ORDER BY t.due_at IS NULL, t.due_at, CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END,
    t.waiting_since IS NULL, t.waiting_since, t.id LIMIT 50;
SQL
cat >"$work/show.sql" <<SQL
SELECT $row $from WHERE t.id = 54321;
SELECT m.*, b.text FROM message m JOIN body b ON b.message = m.id WHERE m.ticket = 54321 ORDER BY m.received_at;
SQL
cat >"$work/tag.sql" <<SQL
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO operation (recorded_at, command) VALUES (0, 'tag');
INSERT OR IGNORE INTO tag (name) VALUES ('t' || (SELECT count(*) FROM operation));
INSERT INTO event (operation, ticket, at, kind, object) VALUES ((SELECT max(id) FROM operation), 54322, 0, 'tagged', (SELECT max(id) FROM tag));
INSERT INTO ticket_tag VALUES (54322, (SELECT max(id) FROM tag), (SELECT count(*) FROM ticket_tag WHERE ticket = 54322));
UPDATE ticket SET updated_at = updated_at + 1 WHERE id = 54322;
COMMIT;
SQL
cat >"$work/new.sql" <<SQL
PRAGMA synchronous = FULL;
BEGIN IMMEDIATE;
INSERT INTO operation (recorded_at, command) VALUES (0, 'new');
INSERT INTO ticket (subject, address, settings) VALUES ('a new one', 1, 1);
INSERT INTO message (operation, ticket, message_id, digest, direction, kind, received_at, from_name, from_email, subject, rung)
    SELECT max(o.id), (SELECT max(id) FROM ticket), 'n' || max(o.id), x'00', 'in', 'human', 0, '', 'a@b.example', 'a new one', 'typed' FROM operation o;
INSERT INTO body (message, text) SELECT max(id), 'words' FROM message;
INSERT INTO message_words (rowid, subject, sender, body) SELECT max(id), 'a new one', 'a@b.example', 'words' FROM message;
INSERT INTO event (operation, ticket, at, kind, object, word)
    SELECT (SELECT max(id) FROM operation), (SELECT max(id) FROM ticket), 0, 'received', max(id), 'contact' FROM message;
COMMIT;
SQL
sql() { printf 'sqlite3 %s ".read %s"' "$work/peer.db" "$work/$1.sql"; }
# All of them are open, and two clocks run on each.
cat >"$work/whole.sql" <<SQL
SELECT $row $from WHERE t.hidden = 0 AND (t.status IN ('new', 'open', 'pending', 'hold') OR t.waiting_since IS NOT NULL)
ORDER BY t.due_at IS NULL, t.due_at, CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END,
    t.waiting_since IS NULL, t.waiting_since, t.id;
SQL
cp "$work/desk.db" "$work/peer.db"
echo "$tickets open tickets, $(sqlite3 "$work/desk.db" 'SELECT count(*) FROM clock') clocks, $(du -m "$work/desk.db" | cut -f1) MB"
pair "next" "$desk next" "$(sql list)"
pair "next --why -f json" "$desk next --why -f json" "$(sql list)"
pair "list --limit 50" "$desk list --limit 50" "$(sql list)"
pair "list" "$desk list" "$(sql whole)"
# The same rows with all their fields, as JSON on both sides.
sed -e "s/^SELECT .* FROM ticket t /SELECT t.*, a.name, a.email, g.name AS agent, (SELECT group_concat(n.name) FROM ticket_tag tt JOIN tag n ON n.id = tt.tag WHERE tt.ticket = t.id) AS tags FROM ticket t /" "$work/whole.sql" >"$work/fields.sql"
pair "list -f json" "$desk list -f json" "$(printf 'sqlite3 -json %s ".read %s"' "$work/peer.db" "$work/fields.sql")"
[ "${ONLY:-}" = open ] && exit 0

"$desk" -q import --live-from 2026-01-01 --as-sent "$work/out.mbox" >/dev/null
"$desk" status solved --where 'id:1-20000' -f ids >/dev/null
cp "$work/desk.db" "$work/peer.db"
echo "$tickets tickets, $(sqlite3 "$work/desk.db" 'SELECT count(*) FROM event') events, $(du -m "$work/desk.db" | cut -f1) MB"
pair "list --limit 50" "$desk list --limit 50" "$(sql list)"
pair "show" "$desk show 54321" "$(sql show)"
# A tag that comes and goes, so that each run changes something.
cat >"$work/tag.sh" <<SH
exec $desk tag add t\$\$ 54322
SH
cat >"$work/tag-peer.sh" <<SH
exec sqlite3 $work/peer.db ".read $work/tag.sql"
SH
pair "tag add (one ticket)" "sh $work/tag.sh" "sh $work/tag-peer.sh"
pair "new" "$desk new --from a@b.example --subject 'a new one' --body words" "$(sql new)"
pair "list subject:refund" "$desk list subject:refund --limit 50" "$(sql list)"
hyperfine -N --warmup 1 --runs 5 --export-json "$work/pair.json" "$desk report sla" >/dev/null 2>&1
awk '/"median"/ {gsub(/[",]/, ""); printf "%-22s desk %8.1f ms\n", "report sla", $2 * 1000}' "$work/pair.json"
