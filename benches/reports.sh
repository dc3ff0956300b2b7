#!/bin/sh
# reports.sh [TICKETS]: how long each report and the page take over a record of six facts a ticket (default 100 000
# tickets, 600 000 facts), and how much memory; beside it the same on a quarter of the tickets, as growth should be
# linear: the last column is the time for each ticket of the large desk over that of the small one. Each figure is the
# middle one of three runs. Needs sqlite3, GNU time, awk.
set -eu
tickets=${1:-100000}
here=$(cd "$(dirname "$0")/.." && pwd)
desk=${DESK_BIN:-$here/target/release/desk}
for tool in sqlite3 awk /usr/bin/time; do
    command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install sqlite3 time)" >&2; exit 1; }
done
[ -x "$desk" ] || { echo "missing: $desk (cargo build --release)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The record covers about a year from 2025-01-01 on, five minutes from ticket to ticket.
export DESK_NOW=2026-03-01T09:00:00Z
fill() {
    "$desk" -q --db "$1" init --name Bench --address support@bench.example --me 'Ana <ana@bench.example>' --tz Europe/Zagreb >/dev/null
    # Topics, so that first contacts and repeats have something to compare.
    "$desk" -q --db "$1" settings show | sed 's/^topics = \[\]/topics = ["billing", "login", "hardware"]/' >"$work/settings.toml"
    "$desk" -q --db "$1" settings apply "$work/settings.toml" >/dev/null
    sqlite3 "$1" '.parameter init' ".parameter set :tickets $2" ".read $here/benches/desk_of.sql"
}
fill "$work/large.db" "$tickets"
fill "$work/small.db" $((tickets / 4))
echo "$tickets tickets, $(sqlite3 "$work/large.db" 'SELECT count(*) FROM event') events; beside it $((tickets / 4)) tickets"
printf '%-22s %9s %9s %11s %10s\n' report seconds MB 'quarter s' growth

# run DB WORDS: seconds and kilobytes of the middle one of three runs.
run() {
    db=$1
    shift
    for _ in 1 2 3; do
        /usr/bin/time -f '%e %M' -o "$work/time" "$desk" -q --db "$db" report "$@" >"$work/out" 2>"$work/err" || {
            cat "$work/err" >&2
            exit 1
        }
        cat "$work/time"
    done | sort -n | sed -n 2p
}
line() {
    large=$(run "$work/large.db" "$@")
    small=$(run "$work/small.db" "$@")
    echo "$large $small" | awk -v name="$(echo "$*" | sed 's/ -f csv//; s/ --period.*//')" \
        '{printf "%-22s %9.2f %9.0f %11.2f %10.2f\n", name, $1, $2 / 1024, $3, $1 / 4 / ($3 > 0 ? $3 : 0.01)}'
}
for name in $("$desk" report --columns report --no-header -f tsv); do
    line "$name" --by agent,month -f csv
done
line sla --list -f csv
line fcr --compare 2025-06 --period 2025-07 -f csv
line page --period 2025
line page --period 2025-06
