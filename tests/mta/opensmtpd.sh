#!/bin/bash
# opensmtpd.sh: `desk deliver` as the delivery agent of a real mail server on the loopback. No arguments (`inside` is
# its own).
#
# Starts smtpd (Debian: opensmtpd) with a configuration, a spool and a desk of its own, sends mail by SMTP (msmtp, and by
# hand what msmtp does not send), and holds the desk to three promises: what arrives is what was sent; while the desk
# cannot store mail (it ends with 75) the server keeps it; afterwards nothing is lost and nothing there twice.
#
# Needs root, since smtpd does. Where it cannot run it says `skipped: why` on stderr and ends with 0.
# DESK_BIN names the program; without it the debug build is taken.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
desk=${DESK_BIN:-$here/target/debug/desk}

skipped() { echo "skipped: $1" >&2; exit 0; }
fail() {
  echo "failed: $1" >&2
  tail -n 30 "$work"/*.log >&2
  exit 1
}

for tool in smtpd smtpctl msmtp; do
  command -v "$tool" > /dev/null || skipped "no $tool (apt-get install opensmtpd msmtp)"
done
[ "$(id -u)" -eq 0 ] || skipped "smtpd must be started by root"
id opensmtpd opensmtpq > /dev/null 2>&1 || skipped "the users of smtpd are missing"
[ -x "$desk" ] || skipped "no program at $desk (cargo build)"

# The spool and the socket of smtpd have fixed places: in a mount namespace of our own nobody else sees ours.
inside=${1:-}
if [ -z "$inside" ] && unshare --mount true 2> /dev/null; then
  exec unshare --mount "$0" inside
fi
if [ "$inside" != inside ] && [[ -e /var/spool/smtpd || -e /var/run/smtpd.sock ]]; then
  skipped "no mount namespace, and a smtpd of somebody else"
fi

work=$(mktemp -d)
chmod 711 "$work"
server=
cleanup() {
  exec 9>&- || true
  [ -z "$server" ] || { kill "$server" 2> /dev/null; wait "$server" 2> /dev/null; } || true
  # What was mounted goes with the namespace.
  [ "$inside" = inside ] || rm -rf /var/spool/smtpd /var/run/smtpd.sock
  rm -rf "$work"
}
trap cleanup EXIT
if [ "$inside" = inside ]; then
  mkdir "$work/spool" "$work/run"
  chmod 755 "$work/spool" "$work/run"
  mount --bind "$work/spool" /var/spool && mount --bind "$work/run" /run || skipped "nothing can be mounted here"
fi

# The desk belongs to somebody who is not root, as it should.
owner=nobody
group=$(id -gn "$owner")
install -m 755 "$desk" "$work/desk"
mkdir "$work/home" "$work/mails"
chown "$owner:$group" "$work/home"
db=$work/home/desk.db
as_owner() { setpriv --reuid "$owner" --regid "$group" --clear-groups env -i PATH=/usr/bin:/bin TZ=UTC HOME="$work/home" "$@"; }
ask() { as_owner "$work/desk" --db "$db" "$@"; }
ask -q init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>' > /dev/null

# What smtpd calls: desk, and beside it a note of each exit code.
cat > "$work/agent" << END
#!/bin/sh
"$work/desk" --db "$db" deliver
code=\$?
echo \$code >> "$work/home/codes"
exit \$code
END
chmod 755 "$work/agent"

# ~/.forward needs an account with a home; where /etc is ours alone, there is one.
forward=
if [ "$inside" = inside ]; then
  mkdir "$work/account"
  cp /etc/passwd "$work/passwd"
  echo "desk:x:$(id -u "$owner"):$(id -g "$owner")::$work/account:/bin/sh" >> "$work/passwd"
  sed -e "s#/usr/local/bin/desk#$work/desk#" -e "s#/var/lib/desk/desk.db#$db#" "$here/examples/mta/forward" > "$work/account/.forward"
  chown -R "$owner:$group" "$work/account"
  chmod 600 "$work/account/.forward"
  mount --bind "$work/passwd" /etc/passwd && forward='action "home" maildir "'$work'/account/mail"
match from any for domain "home.example" action "home"'
fi

port=$((20000 + RANDOM % 20000))
cat > "$work/smtpd.conf" << END
listen on 127.0.0.1 port $port
smtp max-message-size 60M
table support { "support@acme.example" = "$owner", "support" = "$owner" }
action "desk" mda "$work/agent" virtual <support>
match from any for domain "acme.example" action "desk"
$forward
END
smtpd -n -f "$work/smtpd.conf" 2> "$work/check.log" || fail "smtpd refuses its configuration"
smtpd -d -f "$work/smtpd.conf" > "$work/smtpd.log" 2>&1 &
server=$!

# until SECONDS WHAT COMMAND...: asks until the command holds.
until_holds() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "$what"
    kill -0 "$server" 2> /dev/null || fail "smtpd has ended"
    sleep 0.1
  done
}
answers() { (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; }
until_holds 10 "smtpd does not answer" answers

sent=0
# send FILE [TO]: by SMTP, as it is; the file has LF, the wire CRLF, and dots are doubled on the way.
send() {
  msmtp --host=127.0.0.1 --port="$port" --auth=off --tls=off --file=/dev/null --from=eva@customer.example "${2:-support@acme.example}" < "$1" ||
    fail "smtpd does not take $1"
  sent=$((sent + 1))
}
# by_hand FILE: the same without a mail program, so that nothing but the server can change the mail.
by_hand() {
  local line
  exec 3<> "/dev/tcp/127.0.0.1/$port"
  reply() { IFS= read -r -t 20 line <&3; case $line in [23]*) ;; *) fail "$1: $line" ;; esac; }
  reply greeting
  for word in "HELO customer.example" "MAIL FROM:<eva@customer.example>" "RCPT TO:<support@acme.example>" DATA; do
    printf '%s\r\n' "$word" >&3
    reply "$word"
  done
  LC_ALL=C sed -e 's/^\./../' -e 's/$/\r/' "$1" >&3
  printf '.\r\n' >&3
  reply "end of $1"
  printf 'QUIT\r\n' >&3
  exec 3>&-
  sent=$((sent + 1))
}
# mail NAME: a head on stdout; the body follows by whoever calls.
mail() {
  printf 'From: Eva <eva@customer.example>\nTo: support@acme.example\nSubject: %s\n' "$1"
  printf 'Date: Wed, 01 Jul 2026 07:00:00 +0000\nMessage-ID: <%s@customer.example>\n%s\n' "$1" "${2:-}"
}
stored() { ask messages -f tsv --no-header --columns message_id | sort; }
has() { [ "$(stored | wc -l)" -eq "$1" ]; }
# same NAME: what the desk has ends with the very bytes that were sent; only the server's lines stand before them.
same() {
  local id
  id=$(ask messages -f tsv --no-header --columns id,message_id | awk -v name="$1@customer.example" '$2 == name { print $1 }')
  [ -n "$id" ] || fail "$1 is not there"
  ask show --raw "$id" > "$work/back"
  tail -c "$(stat -c %s "$work/mails/$1")" "$work/back" | cmp - "$work/mails/$1" || fail "$1 came in other bytes"
}

cd "$work/mails"
{ mail plain; printf 'words\n'; } > plain
{ mail dots; printf '.\n..\n...text\n.\n\nFrom here\n>From there\n\n\n\n'; } > dots
{ mail eightbit $'Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n'; printf 'R\374ckgabe \200 \377\n'; } > eightbit
{ mail long; head -c 990 /dev/zero | tr '\0' x; printf '\nend\n'; } > long
{ mail longer; for _ in 1 2 3; do head -c 1900 /dev/zero | tr '\0' y; printf '\n'; done; } > longer
{
  mail large $'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n'
  printf -- '--b\n\nsee the film\n--b\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: base64\n\n'
  head -c 5000000 /dev/urandom | base64 -w 76
  printf -- '--b--\n'
} > large
for name in plain dots eightbit long large; do send "$name"; done
by_hand dots && sent=$((sent - 1)) # the same once more: a duplicate
{ mail byhand; printf '.one\n\344\366\374\n..two\n'; } > byhand
by_hand byhand
# RFC 5321 gives each line 1 000 bytes; what a server does with longer ones is its own affair, but it must not be half a mail.
(by_hand longer) 2> /dev/null && sent=$((sent + 1)) && longer=taken || longer=refused
until_holds 30 "not all of the mail arrived" has "$sent"
for name in plain dots eightbit long large byhand; do same "$name"; done
[ "$longer" = refused ] || same longer
echo "arrived as sent: $sent mails, 5 MB of film among them; lines of 1 900 bytes are $longer by smtpd"

if [ -n "$forward" ]; then
  { mail forward; echo words; } > forward
  send forward desk@home.example
  until_holds 10 "~/.forward did not lead to the desk" has "$sent"
  same forward
  copied() { [ "$(find "$work/account/mail/new" -type f 2> /dev/null | wc -l)" -eq 1 ]; }
  until_holds 10 "~/.forward left no copy in the mailbox" copied
  echo "~/.forward: one mail in the desk and in the mailbox"
fi

codes() { grep -cx "$1" "$work/home/codes" || true; }
queued() { smtpctl show queue | wc -l; }
tried() { [ "$(codes 75)" -ge "$1" ]; }
empty() { [ "$(queued)" -eq 0 ]; }
[ "$(codes 0)" -ge 7 ] && [ "$(codes 75)" -eq 0 ] || fail "desk ended with $(sort "$work/home/codes" | uniq -c | tr '\n' ' ')"
until_holds 10 "mail stays in the queue" empty

# The desk cannot be read: 75, and the server keeps what came.
before=$sent
chmod 000 "$db"
for at in 1 2 3; do { mail "unreadable$at"; echo "$at"; } > "unreadable$at"; send "unreadable$at"; done
until_holds 20 "desk was not called" tried 3
[ "$(queued)" -eq 3 ] || fail "$(queued) mails in the queue instead of 3"
chmod 600 "$db"
has "$before" || fail "an unreadable desk has got mail"
smtpctl schedule all > /dev/null
until_holds 20 "what was kept did not come" has "$sent"
echo "unreadable desk: 3 mails kept by smtpd, and delivered afterwards"

# Somebody else writes: an import that waits for the rest of its mails has the database to itself.
mkfifo "$work/home/pipe"
chown "$owner" "$work/home/pipe"
tried_before=$(codes 75)
ask -q import - < "$work/home/pipe" > "$work/import.log" 2>&1 &
import=$!
exec 9> "$work/home/pipe"
# More than a pipe and the reader's buffer hold, so that some of it has been written.
for at in $(seq 4000); do
  printf 'From eva@customer.example Wed Jul  1 08:00:00 2026\n'
  mail "imported$at"
  printf '%s\n\n' "$(printf 'words %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30)"
done >&9
for at in 1 2; do { mail "locked$at"; echo "$at"; } > "locked$at"; send "locked$at"; done
until_holds 60 "desk did not give up waiting for the lock" tried $((tried_before + 2))
[ "$(queued)" -eq 2 ] || fail "$(queued) mails in the queue instead of 2"
exec 9>&-
wait "$import" || fail "the import failed"
smtpctl schedule all > /dev/null
until_holds 30 "what was kept did not come" has $((sent + 4000))
until_holds 10 "mail stays in the queue" empty
echo "locked desk: 2 mails kept by smtpd, and delivered afterwards"

[ "$(stored | uniq -d | wc -l)" -eq 0 ] || fail "a mail is there twice"
for at in 1 2 3; do same "unreadable$at"; done
for at in 1 2; do same "locked$at"; done
ask -q backup "$work/home/copy.db" > /dev/null || fail "the desk does not hold its own check"
echo "nothing lost, nothing twice: $sent mails by SMTP; desk ended $(codes 0) times with 0, $(codes 75) times with 75, after $SECONDS s"
