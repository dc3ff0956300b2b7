"""What pandas, DuckDB and openpyxl make of the tables in a folder. See tests/readers.rs."""

import csv
import datetime
import json
import pathlib
import sys

import duckdb
import openpyxl
import pandas

FOLDER = pathlib.Path(sys.argv[1])
TABLES = ["list", "messages", "sla", "promises", "fcr"]
HOSTILE = json.loads((FOLDER / "hostile.json").read_text("utf-8"))

READ = {
    "csv": pandas.read_csv,
    # In TSV a quotation mark is a letter like any other, which pandas has to be told; the other three need nothing.
    "tsv": lambda path: pandas.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE),
    "json": pandas.read_json,
    "jsonl": lambda path: pandas.read_json(path, lines=True),
}


def kind(name):
    """What a column holds, by the promise of its name."""
    if name.endswith(("_pct", "_minutes")):
        return "number"
    if name.endswith("_at"):
        return "instant"
    if name in ("subject", "group", "target", "status", "cause", "agent", "policy"):
        return "words"
    if name == "low_n":
        return "yes or no"
    return "whole"


def check(ok, *what):
    if not ok:
        sys.exit(" ".join(str(word) for word in what))


def expected(table):
    return json.loads((FOLDER / f"{table}.json").read_text("utf-8"))


def pandas_reads(table, ending):
    frame = READ[ending](FOLDER / f"{table}.{ending}")
    rows = expected(table)
    check(len(frame) == len(rows), "pandas", table, ending, len(frame), "rows, not", len(rows))
    for name in frame.columns:
        column, said = frame[name], [row[name] for row in rows]
        where = ("pandas", table, ending, name, column.dtype)
        if all(value is None for value in said):
            check(column.isna().all(), *where, "is not empty")
        elif kind(name) in ("number", "whole"):
            check(column.dtype.kind in "if", *where)
            wrong = [(a, b) for a, b in zip(column, said) if not (pandas.isna(a) if b is None else a == b)]
            check(not wrong, *where, wrong)
        elif kind(name) == "yes or no":
            check(column.dtype.kind == "b" and list(column) == said, *where)
        elif kind(name) == "instant":
            times = pandas.to_datetime(column, utc=True)
            check(list(times.isna()) == [value is None for value in said], *where)


def duckdb_reads(table, ending):
    path = FOLDER / f"{table}.{ending}"
    relation = duckdb.sql(f"SELECT * FROM '{path}'")
    rows = expected(table)
    count = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]
    check(count == len(rows), "DuckDB", table, ending, count, "rows, not", len(rows))
    for name, held in zip(relation.columns, map(str, relation.types)):
        said = [row[name] for row in rows]
        if all(value is None for value in said):
            continue
        right = {
            "number": ("BIGINT", "DOUBLE"),
            "whole": ("BIGINT",),
            "instant": ("TIMESTAMP WITH TIME ZONE",),
            "words": ("VARCHAR",),
            "yes or no": ("BOOLEAN",),
        }[kind(name)]
        check(held in right, "DuckDB", table, ending, name, "is", held)
        if kind(name) in ("number", "whole"):
            column = duckdb.sql(f'SELECT "{name}" FROM \'{path}\'').fetchall()
            check([row[0] for row in column] == said, "DuckDB", table, ending, name, column, said)


def words_survive():
    """A subject is what was written; in CSV with the guard against formulas and visible controls."""
    plain = [text for text in HOSTILE if text.isprintable() and not text.startswith(("=", "+", "-", "@"))]
    for ending in ("csv", "json", "jsonl"):
        subjects = set(READ[ending](FOLDER / f"messages.{ending}")["subject"])
        check(subjects >= set(plain), "pandas", ending, sorted(set(plain) - subjects))
        column = duckdb.sql(f"SELECT subject FROM '{FOLDER / f'messages.{ending}'}'").fetchall()
        subjects = {row[0] for row in column}
        check(subjects >= set(plain), "DuckDB", ending, sorted(set(plain) - subjects))


def workbook_opens(table):
    rows = list(openpyxl.load_workbook(FOLDER / f"{table}.xlsx").active.iter_rows(values_only=True))
    names, said = rows[0], expected(table)
    check(len(rows) == len(said) + 1, "openpyxl", table, len(rows))
    right = {"number": (int, float), "whole": (int,), "instant": (datetime.datetime,), "words": (str,)}
    for cells, row in zip(rows[1:], said):
        for name, cell in zip(names, cells):
            where = ("openpyxl", table, name, repr(cell), repr(row[name]))
            check((cell is None) == (row[name] in (None, "")), *where)
            check(cell is None or isinstance(cell, right[kind(name)]), *where)
            if kind(name) in ("number", "whole"):
                check(cell == row[name], *where)
    sheet = openpyxl.load_workbook(FOLDER / f"{table}.xlsx").active
    check(not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], table, "has formulas")


for table in TABLES:
    for ending in READ:
        pandas_reads(table, ending)
        duckdb_reads(table, ending)
    workbook_opens(table)
words_survive()
print("read by pandas", pandas.__version__, "DuckDB", duckdb.__version__, "openpyxl", openpyxl.__version__)
