#!/bin/sh
# spreadsheet.sh: what LibreOffice makes of our tables, by the customs of several countries: how many cells arrive as
# numbers, dates and text. It needs soffice (Debian: libreoffice-calc-nogui) and python3. DESK_BIN names another desk.
#
# csv is read as a double click would read it there, xlsx as it is.
set -eu
cd -- "$(dirname -- "$0")/.."
desk=${DESK_BIN:-$PWD/target/release/desk}
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
DESK_DB=$here/desk.db DESK_NOW=2026-07-01T07:00:00Z
export DESK_DB DESK_NOW

"$desk" -q init --name Acme --address support@acme.example --me 'Ana Horvat <ana@acme.example>' --tz Europe/Zagreb > "$here/out"
while IFS= read -r subject; do
  "$desk" -q new --from 'Müller <m@x.example>' --subject="$subject" --body x > "$here/out"
done << 'END'
=1+1
=HYPERLINK("http://x.example";"a|b")
+49 123 456
-1
@SUM(A1)
Grüße, 世界, مرحبا
"quoted", and more; more
007
2026-07-01
3.5
END
for at in 1 2 3 4 5 6 7; do
  DESK_NOW=2026-07-01T1$at:1$at:00Z "$desk" -q status solved "$at" > "$here/out"
done
DESK_NOW=2026-07-20T12:00:00Z
"$desk" agent add ivo --email ivo@acme.example > "$here/out"
for ending in csv xlsx; do
  "$desk" list id:1-99 --sort id --columns id,due_at,subject,created_at -f "$ending" > "$here/list.$ending"
  "$desk" report sla --by day -f "$ending" > "$here/sla.$ending"
  "$desk" report sla --list -f "$ending" > "$here/promises.$ending"
done

# convert LANGUAGE NUMBER: reads all tables by the customs of that country.
convert() {
  soffice "-env:UserInstallation=file://$here/office" --headless --infilter="CSV:44,34,76,1,,$2,false,true" \
    --convert-to fods --outdir "$here/$1" "$here"/*.csv > "$here/out" 2>&1
}
convert en-US 1033
convert de-DE 1031
convert hr-HR 1050
soffice "-env:UserInstallation=file://$here/office" --headless --convert-to fods --outdir "$here/xlsx" "$here"/*.xlsx > "$here/out" 2>&1

python3 - "$here" << 'END'
import collections, csv, pathlib, sys
import xml.etree.ElementTree as tree

space = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
table, office = space % "table", space % "office"
here = pathlib.Path(sys.argv[1])
wished = {}
for path in here.glob("*.csv"):
    rows = list(csv.reader(path.open(encoding="utf-8")))
    def kind(name):
        if name.endswith("_at"):
            return "date"
        return "string" if name in ("subject", "group", "target", "status", "cause", "agent") else "float"
    wished[path.stem] = [[kind(name) for name in rows[0]], len(rows)]

def cells(row):
    for cell in row.iter(table + "table-cell"):
        for _ in range(min(int(cell.get(table + "number-columns-repeated", 1)), 99)):
            yield cell

print("read as    table     right  wrong")
for way in ("en-US", "de-DE", "hr-HR", "xlsx"):
    for path in sorted((here / way).glob("*.fods")):
        kinds, count = wished[path.stem]
        right, wrong, formulas = 0, collections.Counter(), 0
        rows = list(tree.parse(path).iter(table + "table-row"))[1:count]
        for row in rows:
            for kind, cell in zip(kinds, cells(row)):
                held = cell.get(office + "value-type")
                formulas += cell.get(table + "formula") is not None
                if held is None:
                    continue
                if held == kind:
                    right += 1
                else:
                    wrong[f"{kind} as {held}"] += 1
        notes = ", ".join(f"{number} {what}" for what, number in wrong.most_common()) or "-"
        print(f"{way:9}  {path.stem:8}  {right:5}  {notes}" + (f", {formulas} formulas" if formulas else ""))
END
