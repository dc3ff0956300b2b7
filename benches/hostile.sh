#!/bin/bash
# hostile.sh [MEGABYTES]: the memory and time that hostile mail takes. Makes mails that are too large (default: 200 MB) or
# built to hurt, gives each to the release build by import (file, mbox and stdin) and deliver, and prints seconds, the most
# memory (max RSS) and the counts. Ends with 1 where one takes more than MOST_MB (default: 512) or MOST_SECONDS (default: 60),
# or where counts do not add up, or time grows faster than the mailbox. Needs GNU time (Debian: time).
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
desk=${DESK_BIN:-$here/target/release/desk}
megabytes=${1:-200} most_mb=${MOST_MB:-512} most_seconds=${MOST_SECONDS:-60}
[ -x "$desk" ] || { echo "missing: $desk (cargo build --release)" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo "missing: /usr/bin/time (apt-get install time)" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

head_of() { printf 'From: Eva <eva@customer.example>\nTo: support@acme.example\nSubject: %s\nMessage-ID: <%s@x.example>\n' "$1" "$1"; }
repeated() { awk -v text="$1" -v times="$2" 'BEGIN { while (times-- > 0) printf "%s", text }'; }
of_bytes() { head -c "$2" /dev/zero | tr '\0' "$1"; }

# Each makes one mail on its stdout.
large_text() { head_of large_text; echo; yes 'words of a customer, and no end of them' | head -c "${megabytes}M" || true; }
large_line() { head_of large_line; echo; of_bytes x "${megabytes}M"; }
large_base64() { head_of large_base64; printf 'MIME-Version: 1.0\nContent-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n'; yes "$(of_bytes A 76)" | head -c 45M || true; }
large_html() { head_of large_html; printf 'Content-Type: text/html\n\n'; repeated '<p>word <b>word</b></p>' 200000; }
deep_html() { head_of deep_html; printf 'Content-Type: text/html\n\n'; repeated '<div>' 300000; }
deep_tables() { head_of deep_tables; printf 'Content-Type: text/html\n\n'; repeated '<table><tr><td>' 20000; }
long_header() { head_of long_header; printf 'X-Long: '; of_bytes x 1M; printf '\n\nwords\n'; }
many_headers() { head_of many_headers; repeated $'X-A: b\n' 140000; printf '\nwords\n'; }
many_folds() { head_of many_folds; printf 'References:'; repeated $'\n <a@b.example>' 60000; printf '\n\nwords\n'; }
many_people() { head_of many_people; printf 'Cc: '; repeated $'"A, B" <a@b.example>,\n ' 40000; printf 'x@y.example\n\nwords\n'; }
comments() { head_of comments; printf 'Cc: '; repeated '(' 500000; printf '\n\nwords\n'; }
spelled() { head_of spelled; printf 'Cc: '; repeated 'x at y ' 140000; printf '\n\nwords\n'; }
colons() { head_of colons; printf 'Cc: '; repeated 'y:' 200000; of_bytes ' ' 500000; printf '\n\nwords\n'; }
brackets() { head_of brackets; printf 'Content-Type: multipart/mixed; boundary=b\n\n'; for _ in 1 2 3 4 5 6 7 8; do printf -- '--b\nContent-Type: text/plain; '; repeated '( ' 450000; printf '\n\nx\n'; done; echo '--b--'; }
shifts() { head_of shifts; printf 'Content-Type: text/plain; charset=utf-7\n\n'; repeated '+2AD' 1000000; echo; }
endless_ends() { head_of endless_ends; printf 'Content-Type: text/html\n\n<style>'; repeated '</style' 1000000; echo; }
encoded() { head_of encoded; printf 'X-B: y\nComments: '; repeated $'=?utf-8?B?4pi6?=\n ' 25000; printf '\nSubject: '; repeated $'=?utf-8?B?4pi6?=\n ' 25000; printf '\n\nwords\n'; }
nested() {
  head_of nested
  awk 'BEGIN { for (n = 0; n < 10000; n++) printf "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", n, n; print "\nthe core" }'
}
nested_mails() { head_of nested_mails; repeated $'Content-Type: message/rfc822\n\n' 10000; printf 'Subject: core\n\nwords\n'; }
many_parts() { head_of many_parts; printf 'Content-Type: multipart/mixed; boundary=b\n\n'; repeated $'--b\nContent-Type: text/plain; name=a\n\nx\n' 10000; echo '--b--'; }
same_boundaries() { head_of same_boundaries; printf 'Content-Type: multipart/mixed; boundary=b\n\n'; repeated $'--b\nContent-Type: multipart/mixed; boundary=b\n\n' 10000; }
nuls() { head_of nuls; echo; head -c 20M /dev/zero; }
only_nuls() { head -c 20M /dev/zero; }
noise() { head_of noise; echo; head -c 20M /dev/urandom; }
quotes() { head_of quotes; printf 'In-Reply-To: <a@b.example>\n\n'; repeated $'> quoted\nOn Monday, Ana wrote:\n' 9900; }
blank_lines() { head_of blank_lines; printf 'In-Reply-To: <a@b.example>\n\n'; repeated $'\n' 5000000; echo x; }
from_lines() { head_of from_lines; echo; repeated $'>From x\nFrom y\n\n>>From \n' 300000; }
escapes() { head_of escapes; echo; repeated $'\e[31m\xe2\x80\xae' 500000; echo; }
all="large_text large_line large_base64 large_html deep_html deep_tables long_header many_headers many_folds many_people comments spelled colons brackets shifts
  endless_ends encoded nested nested_mails many_parts same_boundaries nuls only_nuls noise quotes blank_lines from_lines escapes"

worst=0 bad=0
printf '%-16s %-8s %9s %8s %8s  %s\n' mail way bytes seconds 'RSS MB' outcome
# measure NAME WAY INPUT ARGUMENTS...: one run in a desk of its own.
measure() {
  local name=$1 way=$2 input=$3 code=0 seconds kilobytes outcome
  shift 3
  rm -f "$work"/desk.db*
  "$desk" --db "$work/desk.db" -q init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>' > /dev/null
  timeout $((most_seconds * 4)) /usr/bin/time -f '%e %M' -o "$work/time" "$desk" --db "$work/desk.db" -q "$@" < "$input" > "$work/out" 2> "$work/err" || code=$?
  read -r seconds kilobytes < <(tail -n 1 "$work/time")
  case $way in
    deliver) outcome=$(awk -F '\t' '{ print $4, $7 }' "$work/out") ;;
    *) outcome=$(awk -F '\t' '{ printf "seen %d imported %d duplicates %d quarantined %d%s", $2, $3, $4, $5, ($2 == $3 + $4 + $5 + $6) ? "" : " DO NOT ADD UP" }' "$work/out") ;;
  esac
  local fault=
  [ "$code" -eq 0 ] || fault=" EXIT $code: $(head -n 1 "$work/err")"
  [ $((kilobytes / 1024)) -le "$most_mb" ] || fault="$fault TOO MUCH MEMORY"
  [ "${seconds%.*}" -lt "$most_seconds" ] || fault="$fault TOO SLOW"
  case $outcome in *"ADD UP"* | "") fault="$fault NO COUNTS" ;; esac
  [ -z "$fault" ] || bad=$((bad + 1))
  [ $((kilobytes / 1024)) -le "$worst" ] || worst=$((kilobytes / 1024))
  printf '%-16s %-8s %9d %8s %8d  %s%s\n' "$name" "$way" "$(stat -Lc %s "$input")" "$seconds" $((kilobytes / 1024)) "$outcome" "$fault"
  # What was taken in must also be shown in bounded memory.
  if [ "$way" = file ]; then
    for line in "messages -f json --columns id,text,reply_text" "list -f json" "quarantine list -f json"; do
      # shellcheck disable=SC2086
      timeout "$most_seconds" /usr/bin/time -f '%e %M' -o "$work/time" "$desk" --db "$work/desk.db" $line > /dev/null 2> "$work/err" || { echo "  $line: EXIT $?"; bad=$((bad + 1)); }
      read -r seconds kilobytes < <(tail -n 1 "$work/time")
      if [ $((kilobytes / 1024)) -gt "$most_mb" ] || [ "${seconds%.*}" -ge "$most_seconds" ]; then
        echo "  $line: $seconds s, $((kilobytes / 1024)) MB"
        bad=$((bad + 1))
      fi
    done
  fi
}
import="import -f tsv --no-header"
for name in ${HOSTILE:-$all}; do
  "$name" > "$work/mail.eml"
  { printf 'From a@b.example Wed Jul  1 08:00:00 2026\n'; cat "$work/mail.eml"; printf '\n\nFrom a@b.example Wed Jul  1 08:00:00 2026\n'; head_of after; printf '\nafter\n'; } > "$work/mails.mbox"
  # shellcheck disable=SC2086
  measure "$name" file "$work/mail.eml" $import "$work/mail.eml"
  # shellcheck disable=SC2086
  measure "$name" mbox "$work/mails.mbox" $import "$work/mails.mbox"
  # shellcheck disable=SC2086
  measure "$name" stdin "$work/mail.eml" $import -
  measure "$name" deliver "$work/mail.eml" deliver -f tsv --no-header
done
# Mailboxes built to be quadratic: twice as many mails must take about twice as long. An mbox of COUNT mails on stdout.
mbox_of() {
  awk -v count="$1" -v kind="$2" 'BEGIN {
    for (k = 0; k < 500; k++) many = many "\n <n" k "@x.example>"
    for (n = 0; n < count; n++) {
      print "From a@b.example Wed Jul  1 08:00:00 2026\nTo: support@acme.example\nDate: Wed, 01 Jul 2026 07:00:00 +0000"
      print "From: a" (kind == "token" ? "" : n) "@b.example"
      print "Message-ID: <" (kind == "same_id" ? "one" : n) "@x.example>"
      if (kind == "same_parent") print "In-Reply-To: <never@x.example>"
      if (kind == "same_500") print "References:" many
      if (kind == "backwards") print "In-Reply-To: <" n + 1 "@x.example>"
      print "Subject: " (kind == "token" ? "[Acme #1] " : "") "s\n\nNumber " n "\n"
    }
  }'
}
# seconds_of KIND COUNT: how long an import of so many takes.
seconds_of() {
  rm -f "$work"/desk.db*
  "$desk" --db "$work/desk.db" -q init --name Acme --address support@acme.example --me 'Ana <ana@acme.example>' > /dev/null
  mbox_of "$2" "$1" > "$work/mails.mbox"
  timeout $((most_seconds * 4)) /usr/bin/time -f '%e' -o "$work/time" "$desk" --db "$work/desk.db" -q import "$work/mails.mbox" > /dev/null 2> "$work/err" || true
  tail -n 1 "$work/time"
}
printf '\n%-16s %9s %8s %8s\n' mailbox mails seconds twice
for pair in "alone 8000" "backwards 8000" "same_parent 8000" "same_id 8000" "token 8000" "same_500 300"; do
  read -r kind count <<< "$pair"
  once=$(seconds_of "$kind" "$count") twice=$(seconds_of "$kind" $((2 * count)))
  fault=$(awk -v once="$once" -v twice="$twice" 'BEGIN { if (twice > 2 && twice > 3.3 * once) print " GROWS FASTER THAN THE MAILBOX" }')
  [ -z "$fault" ] || bad=$((bad + 1))
  printf '%-16s %9d %8s %8s%s\n' "$kind" "$count" "$once" "$twice" "$fault"
done
echo "most memory: $worst MB; faults: $bad"
[ "$bad" -eq 0 ]
