#!/bin/bash
# agents.sh: the configurations in examples/mta in the programs that they are for: procmail, maildrop, fdm, getmail,
# fetchmail, mbsync, and the checkers of smtpd and postfix. No arguments. Only places and servers are put in other words.
#
# Each program is given three mails while the desk cannot store any: it must keep them. Then the desk can, and all three
# must come, as they were, and once. What is not installed is passed over, and said on stderr.
# DESK_BIN names the program; without it the debug build is taken.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
desk=${DESK_BIN:-$here/target/debug/desk}
examples=$here/examples/mta
[ -x "$desk" ] || { echo "skipped: no program at $desk (cargo build)" >&2; exit 0; }

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null || true; rm -rf "$work"' EXIT
chmod 755 "$work"
install -m 755 "$desk" "$work/desk"
mkdir "$work/home"
db=$work/home/desk.db
ran=0

# Root may read everything, so that nothing could be made unreadable; and most of these programs refuse to be root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid nobody --regid "$(id -g nobody)" --clear-groups env -i PATH=/usr/bin:/bin:/usr/sbin TZ=UTC USER=nobody LOGNAME=nobody HOME="$work/home" "$@"
  else
    env -i PATH=/usr/bin:/bin:/usr/sbin TZ=UTC USER="$(id -un)" LOGNAME="$(id -un)" HOME="$work/home" "$@"
  fi
}
owned() { [ "$(id -u)" -ne 0 ] || chown -R "nobody:$(id -gn nobody)" "$work/home"; }
ask() { as_owner "$work/desk" --db "$db" "$@"; }
fail() {
  echo "failed: $1" >&2
  [ ! -s "$work/said" ] || tail -n 20 "$work/said" >&2
  exit 1
}
# have PROGRAM PACKAGE: whether it can be run here.
have() {
  command -v "$1" > /dev/null && return
  echo "skipped: no $1 (apt-get install $2)" >&2
  return 1
}
# example NAME [SED...]: the example in the home of the owner, with the places of this run.
example() {
  local name=$1
  shift
  sed -e "s#/usr/local/bin/desk#$work/desk#g" -e "s#/var/lib/desk/desk.db#$db#g" -e "s#| desk #| $work/desk #" "$@" \
    "$examples/$name" > "$work/home/$name"
  chmod 600 "$work/home/$name"
  owned
}

mails=$work/mails
mkdir "$mails"
mail() { printf 'From: Eva <eva@customer.example>\nTo: support@acme.example\nSubject: %s\nDate: Wed, 01 Jul 2026 07:00:00 +0000\nMessage-ID: <%s@customer.example>\n%s\n' "$1" "$1" "${2:-}"; }
{ mail one; printf 'words\n.\n..dots\n\n'; } > "$mails/1"
{ mail two $'MIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n'; printf '\374 \344 \377\n'; } > "$mails/2"
{ mail three; head -c 400000 /dev/urandom | base64 -w 76; } > "$mails/3"

stored() { ask messages -f ids | wc -l; }
# fresh: an empty desk that cannot be read, and three mails in home/in.
fresh() {
  rm -rf "${work:?}/home" && mkdir -p "$work/home/in" && cp "$mails"/* "$work/home/in/"
  owned
  ask -q init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>' > /dev/null
  chmod 000 "$db"
}
mend() { chmod 600 "$db"; }
# arrived NAME: all three are there, once, and end with the bytes that were sent (but for empty lines at the very end).
arrived() {
  local at id what=${2:-kept what could not be stored, then}
  [ "$(stored)" -eq 3 ] || fail "$1: $(stored) mails arrived instead of 3"
  for at in 1 2 3; do
    id=$(ask messages -f tsv --no-header --columns id,message_id | awk -v n="$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' "$mails/$at")" '$2 == n { print $1 }')
    ask show --raw "$id" | sed '1,/^$/d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' > "$work/back"
    sed '1,/^$/d' "$mails/$at" | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' | LC_ALL=C cmp - "$work/back" || fail "$1: mail $at has another text"
  done
  ran=$((ran + 1))
  echo "$1: $what three mails once"
}
# gives_back NAME COMMAND...: an agent that gets one mail on stdin says 75 while the desk cannot store it.
gives_back() {
  local name=$1 at code
  shift
  for at in 1 2 3; do
    code=0
    as_owner "$@" < "$mails/$at" > "$work/said" 2>&1 || code=$?
    [ "$code" -eq 75 ] || fail "$name ended with $code instead of 75"
  done
  mend
  [ "$(stored)" -eq 0 ] || fail "$name stored what it gave back"
  for at in 1 2 3; do as_owner "$@" < "$mails/$at" > "$work/said" 2>&1 || fail "$name ended with $?"; done
  arrived "$name"
}
# keeps NAME FOLDER COMMAND...: a program that fetches leaves in the folder (or on its server) what the desk cannot store.
keeps() {
  local name=$1 folder=$2
  shift 2
  as_owner "$@" > "$work/said" 2>&1 || true
  [ "$(find "$folder" -type f | wc -l)" -eq 3 ] || fail "$name deleted mail that was not stored"
  mend
  [ "$(stored)" -eq 0 ] || fail "$name stored something where it could not"
  for _ in 1 2; do as_owner "$@" > "$work/said" 2>&1 || true; done
  arrived "$name"
}

if have procmail procmail; then
  fresh
  example procmailrc
  gives_back procmail procmail -m "$work/home/procmailrc"
fi

if have maildrop maildrop; then
  fresh
  example maildrop
  gives_back maildrop maildrop "$work/home/maildrop"
fi

if have fdm fdm; then
  fresh
  mkdir -p "$work/home/box/cur" "$work/home/box/new" "$work/home/box/tmp"
  mv "$work/home/in"/* "$work/home/box/cur/"
  # A Maildir in place of the server; the owner may have no home of their own.
  example fdm.conf -e "1i set lock-file \"$work/home/lock\"" -e '/^account/,/^$/c\account "desk" maildir "'"$work/home/box"'"\n'
  keeps fdm "$work/home/box/cur" fdm -f "$work/home/fdm.conf" fetch
fi

# start_pop: the files of home/in by POP3 on $port.
start_pop() {
  rm -f "$work/port"
  python3 "$here/tests/mta/pop3.py" "$work/home/in" "$work/port" 2> "$work/said" &
  server=$!
  for _ in $(seq 100); do
    [ ! -s "$work/port" ] || break
    sleep 0.05
  done
  port=$(cat "$work/port") || fail "no POP3 server"
}
stop_pop() { kill "$server" && wait "$server" 2> /dev/null || true; server=; }
if have python3 python3; then
  if have getmail getmail6; then
    fresh
    start_pop
    mkdir "$work/home/state"
    example getmailrc -e 's/SimpleIMAPSSLRetriever/SimplePOP3Retriever/' -e "s/^server = .*/server = 127.0.0.1\nport = $port/" -e 's/^password_command.*/password = x/'
    keeps getmail "$work/home/in" getmail --quiet --getmaildir "$work/home/state" --rcfile "$work/home/getmailrc"
    stop_pop
  fi
  if have fetchmail fetchmail; then
    fresh
    start_pop
    example fetchmailrc -e "s/^poll .*/poll 127.0.0.1 protocol pop3 service $port uidl/" -e '/^  ssl$/d' -e 's/password .*/password "x"/'
    keeps fetchmail "$work/home/in" fetchmail --silent --sslproto '' -f "$work/home/fetchmailrc"
    stop_pop
  fi
fi

if have mbsync isync; then
  fresh
  mend
  mkdir -p "$work/home/far/INBOX/cur" "$work/home/far/INBOX/new" "$work/home/far/INBOX/tmp" "$work/home/Mail/desk"
  cp -r "$work/home/far/INBOX" "$work/home/far/Sent"
  for at in 1 2 3; do cp "$mails/$at" "$work/home/far/INBOX/cur/178280000$at.M$at.host:2,"; done
  # A Maildir in place of the server.
  example mbsyncrc -e '/^IMAPAccount/,/^$/d' -e 's/^IMAPStore \(.*\)/MaildirStore \1\nPath ~\/far\/\nInbox ~\/far\/INBOX/' -e '/^Account/d'
  for _ in 1 2; do
    as_owner mbsync -q -c "$work/home/mbsyncrc" desk > "$work/said" 2>&1 || fail "mbsync ended with $?"
    ask -q import "$work/home/Mail/desk/INBOX" > /dev/null && ask -q import --as-sent "$work/home/Mail/desk/Sent" > /dev/null
  done
  arrived mbsync "fetched twice and imported twice,"
fi

if have smtpd opensmtpd; then
  smtpd -n -f "$examples/smtpd.conf" > "$work/said" 2>&1 || fail "smtpd refuses examples/mta/smtpd.conf"
  ran=$((ran + 1))
  echo "smtpd: takes its configuration"
fi

if have postconf postfix; then
  mkdir "$work/postfix"
  grep -v '^#' "$examples/postfix.cf" > "$work/postfix/master.cf"
  sed -n 's/^# *\([a-z_]* = .*\)/\1/p' "$examples/postfix.cf" > "$work/postfix/main.cf"
  postconf -c "$work/postfix" -M desk/unix 2> "$work/said" | grep -q 'argv=/usr/local/bin/desk --db /var/lib/desk/desk.db deliver' ||
    fail "postfix reads examples/mta/postfix.cf in another way"
  postconf -c "$work/postfix" -n 2>> "$work/said" | grep -q '^desk_destination_recipient_limit = 1' && [ ! -s "$work/said" ] ||
    fail "postfix complains of examples/mta/postfix.cf"
  ran=$((ran + 1))
  echo "postfix: takes its configuration"
fi
echo "$ran programs, $SECONDS s"
