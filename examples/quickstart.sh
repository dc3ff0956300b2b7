#!/bin/sh
# The main job of desk, end to end, in a temporary folder:
#
#     sh examples/quickstart.sh
#
# It builds desk, makes a desk for an invented shop, takes in a week of its mail (examples/mailbox), sorts it through
# pipes, answers two customers with canned replies, prints the SLA and FCR reports as table, CSV and JSON, and takes a
# mistake back. Nothing outside that folder is written (and target/, by the build), and no mail leaves this machine.
#
# DESK_BIN=/path/to/desk takes that program instead of building one.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold='' plain=''; fi

heading() { printf '\n%s== %s%s\n' "$bold" "$1" "$plain"; }
say() { printf '%s\n' "$@"; }
# Shows a command line, then runs it as it was shown.
try() {
  printf '\n%s$ %s%s\n' "$bold" "$1" "$plain"
  eval "$1"
}
# What the clock of all that follows says: 3 July 2026 at this time (UTC; two hours later in Zagreb).
at() {
  DESK_NOW=2026-07-03T$1:00Z
  export DESK_NOW
}

missing() {
  say "$1 is missing." "" "$2" "Then start this again: sh examples/quickstart.sh" >&2
  exit 1
}

# ----------------------------------------------------------------------------------------------------------------------
heading "1. The program"

if [ -n "${DESK_BIN:-}" ]; then
  [ -x "$DESK_BIN" ] || missing "the program $DESK_BIN" "DESK_BIN has to name desk itself; without it, this script builds one."
  program=$(CDPATH='' cd -- "$(dirname -- "$DESK_BIN")" && pwd)/$(basename -- "$DESK_BIN")
else
  command -v cargo > /dev/null 2>&1 || missing "cargo (Rust)" \
    "Install Rust $(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$here/Cargo.toml") or newer: https://www.rust-lang.org/tools/install"
  command -v "${CC:-cc}" > /dev/null 2>&1 || missing "a C compiler (${CC:-cc}), which builds SQLite" \
    "Debian, Ubuntu: apt install build-essential   Fedora: dnf install gcc   Arch: pacman -S gcc   macOS: xcode-select --install"
  say "building desk in $here/target (some minutes for the first time) …"
  log=$(mktemp "${TMPDIR:-/tmp}/desk-build.XXXXXX")
  if ! (cd "$here" && cargo build --release --locked) > "$log" 2>&1; then
    cat "$log" >&2
    say "" "the build failed; all that cargo said stands above and in $log" >&2
    exit 1
  fi
  rm -f "$log"
  program=${CARGO_TARGET_DIR:-$here/target}/release/desk
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/desk-quickstart.XXXXXX")
mkdir "$folder/bin" "$folder/reports"
ln -s "$program" "$folder/bin/desk"
PATH=$folder/bin:$PATH
# Neither this user's desk nor this user's choices are touched.
DESK_DB=$folder/desk.db
XDG_CONFIG_HOME=$folder/config
export PATH DESK_DB XDG_CONFIG_HOME
unset DESK_AGENT TZ || :
say "all that follows happens in $folder"
cd "$here/examples"
desk --version

# ----------------------------------------------------------------------------------------------------------------------
heading "2. A desk"
say "The mail is of the week from 29 June to 3 July 2026. So that it is not history but work, the desk is made the Friday before."

DESK_NOW=2026-06-26T08:00:00Z
export DESK_NOW
try 'desk init --name "Tiny Teapots" --address support@teapots.example --me "Ana Horvat <ana@teapots.example>" --tz Europe/Zagreb'

# The example settings, in the name of the shop, and with a way out for answers that ends in this folder.
sed -e 's/Acme Support/Tiny Teapots/' -e 's/acme\.example/teapots.example/' \
  -e "s|^transport = .*|transport = \"maildir\"|" -e "s|^command = .*|path = \"$folder/sent\"|" \
  settings.toml > "$folder/settings.toml"
try "desk settings apply '$folder/settings.toml'"

# ----------------------------------------------------------------------------------------------------------------------
heading "3. The mail"
say "Friday afternoon. The answers that were written in a mail program are taken in too: they stop the clocks at their own time."
at 14:00
try 'desk import mailbox/inbox.mbox'
try 'desk import --as-sent mailbox/Sent'
say "" "The same again adds nothing:"
try 'desk import mailbox/inbox.mbox'

# ----------------------------------------------------------------------------------------------------------------------
heading "4. What wants work"
try 'desk list is:waiting --limit 12 -f table'
say "" "Late, or soon to be:"
try 'desk list @late -f table'

# ----------------------------------------------------------------------------------------------------------------------
heading "5. Sorting, through pipes"
at 14:02
say "A list goes into a command, and what that one changed goes on into the next."
try 'desk list subject:refund or subject:invoice -f ids | desk tag add billing - | desk assign me - -f table'
say "" "Who asked for none of this, and what wants no answer (newsletters, lists):"
try 'desk list from:golden-spoons.example or from:refund-status.example or from:invoices-desk.example | desk status spam - -f table'
try 'desk messages kind:list | desk dismiss - -f table'
say "" "What cannot wait, by a query:"
try 'desk priority urgent --where "is:unsolved subject:urgent" -f table'
say "" "Thank-you mails need no answer; their tickets are done:"
try 'desk dismiss 1 3 6 9 21 | desk status solved - -f table'

# ----------------------------------------------------------------------------------------------------------------------
heading "6. Answers"
at 14:10
try 'desk canned import canned'
try 'desk canned list -f table'
say "" "The finished mail, before anything is queued:"
try 'desk reply 29 --canned received --print'
say "" "Refund and answer in one, which solves the ticket:"
try 'desk reply 20 --canned refund --set order=TT-10144 --set "amount=18.50 EUR" --status solved -f table'
try 'desk reply 12 --canned solved --status solved -f table'
try 'desk outbox -f table'
say "" "A minute to think it over, then it leaves, here into a Maildir. This is what cron calls each minute:"
at 14:15
try 'desk run -f table'
try 'desk show 20 -f table'

# ----------------------------------------------------------------------------------------------------------------------
heading "7. A mistake, taken back"
at 14:20
try 'desk status solved --where status:pending -f table'
try 'desk undo'
try 'desk list status:pending -f table'
try 'desk log --limit 6 -f table'

# ----------------------------------------------------------------------------------------------------------------------
heading "8. The reports"
say "The promises of that week:"
try 'desk report sla --period 2026-W27 -f table'
say "" "Who was answered late:"
try 'desk report sla --period 2026-W27 --list missed -f table'
say "" "First contact resolution wants a week without a second contact, so it is asked a fortnight later:"
DESK_NOW=2026-07-17T08:00:00Z
try 'desk report fcr --period 2026-W27 -f table'
for report in sla fcr; do
  for format in table csv json; do
    case $format in table) ending=txt ;; *) ending=$format ;; esac
    desk -q report "$report" --period 2026-W27 --as-of 2026-07-17 -f "$format" -o "$folder/reports/$report.$ending"
  done
done
try "head -n 3 '$folder/reports/fcr.csv'"

# ----------------------------------------------------------------------------------------------------------------------
heading "Done. All of it is in $folder"
cat << SUMMARY
  desk.db         the desk: one SQLite file
  settings.toml   its settings, as they were put in force
  sent/           the answers, as finished mails in a Maildir
  reports/        sla and fcr, each as .txt, .csv and .json

To look around in it:

  export DESK_DB='$folder/desk.db' DESK_NOW=2026-07-03T14:20:00Z
  '$program' list

To throw it away: rm -r '$folder'
For your own mail: README.md, "The first day". A desk that looks alive today: '$program' demo
SUMMARY
