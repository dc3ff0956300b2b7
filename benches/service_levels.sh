#!/bin/sh
# service_levels.sh [TICKETS]: how long questions about promises take on a desk of many tickets (default 100 000).
# `sla at-risk` stands beside the sqlite3 shell reading the same rows of the same file in the same order; all tickets are
# open there. `sla simulate` and `sla check` replay about a year with six facts a ticket. Needs sqlite3, hyperfine, awk.
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
start() {
    "$desk" -q init --name Bench --address support@bench.example --me 'Ana <ana@bench.example>' --tz UTC >/dev/null
}

# Open tickets: one mail each over the 90 days before, none of them answered.
export DESK_DB="$work/open.db" DESK_NOW=2026-07-01T09:00:00Z
start
awk -v n="$tickets" 'BEGIN {
    for (i = 1; i <= n; i++) {
        t = 1782896400 - int((n - i) * 90 * 86400 / n)
        printf "From c@x.example %s\n", strftime("%a %b %d %H:%M:%S %Y", t, 1)
        printf "From: Customer %d <c%d@x%d.example>\nTo: support@bench.example\nSubject: Refund number %d\n", i % 20000, i % 20000, i % 500, i
        printf "Date: %s\nMessage-ID: <%d@x.example>\n\nIt did not work. Please help.\n\n", strftime("%a, %d %b %Y %H:%M:%S +0000", t, 1), i
    }}' >"$work/in.mbox"
"$desk" -q import --live-from 2026-01-01 "$work/in.mbox" >/dev/null
cp "$work/open.db" "$work/peer.db"
echo "open: $tickets tickets, $(sqlite3 "$work/open.db" 'SELECT count(*) FROM clock') clocks"

pair() {
    hyperfine -N --warmup 2 --runs "${RUNS:-15}" --export-json "$work/pair.json" "$2" "$3" >/dev/null 2>"$work/err" || {
        cat "$work/err" >&2
        exit 1
    }
    awk -v name="$1" '/"median"/ {gsub(/[",]/, ""); m[++k] = $2 * 1000}
        END {printf "%-26s desk %8.1f ms   sqlite3 %8.1f ms   ratio %.2f\n", name, m[1], m[2], m[1] / m[2]}' "$work/pair.json"
}
alone() {
    name=$1
    shift
    hyperfine -N --warmup 1 --runs 5 --ignore-failure --export-json "$work/pair.json" "$*" >/dev/null 2>"$work/err" || {
        cat "$work/err" >&2
        exit 1
    }
    awk -v name="$name" '/"median"/ {gsub(/[",]/, ""); printf "%-26s desk %8.1f ms\n", name, $2 * 1000}' "$work/pair.json"
}
# Until when, as seconds, so that the shell reads as many rows as the desk shows.
rows() {
    cat >"$work/$1.sql" <<SQL
SELECT k.ticket, k.target, k.due_at, k.due_at - 1782896400, g.name, t.subject
FROM clock k JOIN ticket t ON t.id = k.ticket LEFT JOIN address a ON a.id = t.address LEFT JOIN agent g ON g.id = t.assignee
WHERE t.hidden = 0 AND (t.closes_at IS NULL OR t.closes_at > 1782896400) AND k.state = 'running' AND k.due_at <= $2
ORDER BY k.due_at, CASE t.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, k.ticket;
SQL
    echo "$1: desk $("$desk" $3 --no-header | wc -l) rows, sqlite3 $(sqlite3 "$work/peer.db" ".read $work/$1.sql" | wc -l)"
    pair "$3" "$desk $3" "sqlite3 $work/peer.db '.read $work/$1.sql'"
}
rows at-risk "$((1782896400 + 4 * 3600))" "sla at-risk"
rows all 9999999999 "sla at-risk --within 8760h"
alone "sla check" "$desk" sla check

# A year that is over.
export DESK_DB="$work/year.db" DESK_NOW=2025-01-01T00:00:00Z
start
sqlite3 "$work/year.db" '.parameter init' ".parameter set :tickets $tickets" ".read $here/benches/desk_of.sql"
export DESK_NOW=2026-07-01T09:00:00Z
echo "year: $tickets tickets, $(sqlite3 "$work/year.db" 'SELECT count(*) FROM event') events"
"$desk" settings show | sed 's/^first_response = "8h"/first_response = "2h"/' >"$work/other.toml"
alone "report sla" "$desk" report sla
alone "sla simulate" "$desk" -q sla simulate "$work/other.toml"
alone "sla simulate --list" "$desk" -q sla simulate "$work/other.toml" --list
alone "sla check --target 95" "$desk" sla check --target 95 --period 2025
