#!/bin/sh
# throughput.sh MAILDIR MBOX [RUNS]: mails a second into desk, mu and notmuch, each with its full-text index, the same
# mails, in the same run. MAILDIR and MBOX must hold the same mails. Needs mu (Debian: maildir-utils), notmuch, python3
# for nothing, GNU time (Debian: time). Prints what it measured: the best of RUNS (default 3) of each, and the ratios.
set -eu
maildir=$(realpath "$1") mbox=$(realpath "$2") runs=${3:-3}
here=$(cd "$(dirname "$0")/.." && pwd)
desk=${DESK_BIN:-$here/target/release/desk}
for tool in mu notmuch /usr/bin/time awk; do
    command -v "$tool" >/dev/null || { echo "missing: $tool (apt-get install maildir-utils notmuch time)" >&2; exit 1; }
done
[ -x "$desk" ] || { echo "missing: $desk (cargo build --release)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mails=$(find "$maildir/cur" "$maildir/new" -type f 2>/dev/null | wc -l)
cat "$mbox" >/dev/null
find "$maildir" -type f -exec cat {} + >/dev/null

# measure NAME COMMAND...: the best wall time in seconds and the largest memory in MB, into $work/NAME.
measure() {
    name=$1
    shift
    : >"$work/$name.all"
    i=0
    while [ "$i" -lt "$runs" ]; do
        rm -rf "$work/state"
        mkdir -p "$work/state"
        prepare_"$name"
        /usr/bin/time -f '%e %M' -o "$work/one" "$@" >/dev/null 2>"$work/$name.err" || {
            cat "$work/$name.err" >&2
            exit 1
        }
        tail -n 1 "$work/one" >>"$work/$name.all"
        i=$((i + 1))
    done
    sort -n "$work/$name.all" | awk 'NR == 1 {best = $1} $2 > most {most = $2} END {print best, most / 1024}' >"$work/$name"
}

prepare_desk_mbox() { :; }
prepare_desk_maildir() { :; }
prepare_mu() { mu init --muhome="$work/state/mu" --maildir="$maildir" >/dev/null 2>&1; }
prepare_notmuch() {
    mkdir -p "$work/state/mail"
    cp -al "$maildir" "$work/state/mail/box" 2>/dev/null || cp -a "$maildir" "$work/state/mail/box"
    printf '[database]\npath=%s\n[new]\ntags=new\n' "$work/state/mail" >"$work/state/notmuch.conf"
}

measure desk_mbox "$desk" --db "$work/state/desk.db" -q import "$mbox"
measure desk_maildir "$desk" --db "$work/state/desk.db" -q import "$maildir"
measure mu mu index --muhome="$work/state/mu" --nocolor -q
measure notmuch notmuch --config="$work/state/notmuch.conf" new --quiet

awk -v mails="$mails" '
    {split(FILENAME, path, "/"); name = path[length(path)]; seconds[name] = $1; memory[name] = $2}
    END {
        n = split("desk_mbox desk_maildir mu notmuch", order, " ")
        printf "%-14s %9s %10s %12s %10s\n", "program", "mails", "seconds", "mails/s", "memory MB"
        for (i = 1; i <= n; i++) {
            name = order[i]
            printf "%-14s %9d %10.2f %12.0f %10.0f\n", name, mails, seconds[name], mails / seconds[name], memory[name]
        }
        printf "desk (mbox) to mu: %.1f x, to notmuch: %.1f x; desk (Maildir) to mu: %.1f x, to notmuch: %.1f x\n",
            seconds["mu"] / seconds["desk_mbox"], seconds["notmuch"] / seconds["desk_mbox"],
            seconds["mu"] / seconds["desk_maildir"], seconds["notmuch"] / seconds["desk_maildir"]
    }' "$work/desk_mbox" "$work/desk_maildir" "$work/mu" "$work/notmuch"
