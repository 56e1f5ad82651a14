"""How long loading and computing take, and how much memory, beside DuckDB alone and beside what a
user would write instead.

The measure is DuckDB's own typed read_csv of the same file into a table of a file, in the same run.
"""

import io
import time
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

import duckdb

from benchmarks.beside import chart_figures, script_figures
from benchmarks.extract_file import AS_AT, write_extract
from benchmarks.steps import MILLION, Step
from benchmarks.survey_file import MAPPED, write_surveys
from benchmarks.waits_file import FIRST, write_waits
from data.commands import main as command
from data.extracts import extracts
from data.loading import Request
from data.reader import Reader
from data.settings import Settings
from data.sql import SQL_TYPES, literal
from data.store import open_database
from kpis.changes import confirm
from kpis.changes.preview import preview
from kpis.computing import ensure_current

_ASSESSMENTS, _WAITS = "ehc_assessments", "nd_waits"


def write(folder: Path, file: str, rows: int) -> None:
    """Write the file of that name with so many rows; those of answers, `wide` and `answers`,
    together."""
    path = folder / f"{file}.csv"
    if file == "waits":
        write_waits(path, rows)
    elif file == "wide":
        write_surveys(path, folder / "answers.csv", rows)
    elif file != "answers":
        write_extract(path, rows, bad=rows // 10 if file == "bad" else 0)


def _reference(extract: str, file: Path, database: Path) -> float:
    types = {column.name: SQL_TYPES[column.kind] for column in extracts()[extract].columns}
    with duckdb.connect(database, config={"threads": Settings().threads}) as connection:
        connection.execute("SET enable_progress_bar = false")
        start = time.perf_counter()
        connection.execute(
            f"CREATE TABLE loaded AS SELECT * FROM read_csv({literal(str(file))}, header = true, "
            f"columns = {types})"
        )
        connection.execute("CHECKPOINT")
        return time.perf_counter() - start


def _command(extract: str, file: Path, database: Path) -> float:
    told = ["load", extract, str(file), "--as-at", AS_AT.isoformat(), "--database", str(database)]
    start = time.perf_counter()
    with redirect_stdout(io.StringIO()):
        command(told)
    return time.perf_counter() - start


def _confirm(extract: str, file: Path, database: Path) -> float:
    return _confirmed(database, _request(extract, file))


def _mapped(file: Path, database: Path) -> float:
    return _confirmed(database, _request("survey_responses", file).mapped(MAPPED))


def _confirmed(database: Path, request: Request) -> float:
    opened = open_database(database)
    start = time.perf_counter()
    confirm(opened, request)
    return time.perf_counter() - start


def _preview(file: Path, database: Path) -> float:
    opened = open_database(database)
    start = time.perf_counter()
    preview(opened, _request(_ASSESSMENTS, file))
    return time.perf_counter() - start


def _measures(_: Path, database: Path) -> float:
    opened = open_database(database)
    start = time.perf_counter()
    ensure_current(opened)
    return time.perf_counter() - start


def _script(file: Path, _: Path) -> float:
    start = time.perf_counter()
    script_figures(file, FIRST, AS_AT)
    return time.perf_counter() - start


def _chart(_: Path, database: Path) -> float:
    with duckdb.connect(database, config={"threads": Settings().threads}) as connection:
        connection.execute("SET enable_progress_bar = false")
        start = time.perf_counter()
        chart_figures(connection, "loaded", FIRST, AS_AT)
        return time.perf_counter() - start


def _request(extract: str, file: Path) -> Request:
    return Request(
        extract, file, file.name, AS_AT, Reader("benchmark"), limit_mb=Settings().command_limit_mb
    )


_READ = Step("DuckDB's typed read_csv into a table", partial(_reference, _ASSESSMENTS))
_LOAD = partial(_confirm, _ASSESSMENTS)
_ANSWERS = partial(_confirm, "survey_responses")

STEPS = {
    "read": _READ,
    "command": Step(
        "load by the command line", partial(_command, _ASSESSMENTS), beside="read", at_most=2.0
    ),
    "load": Step("load with measures", _LOAD, beside="read", at_most=1.8),
    "preview": Step("preview", _preview, beside="load", at_most=1.2, up_to=MILLION),
    "refusal": Step("refusal", _LOAD, "bad", beside="load", at_most=1.1, up_to=MILLION),
    "answers": Step("load of as many answers to a survey", _ANSWERS, "answers", up_to=MILLION),
    "mapped": Step(
        "the same answers, mapped", _mapped, "wide", "answers", at_most=2.5, up_to=MILLION
    ),
    "waits_read": Step("read_csv of as many referrals", partial(_reference, _WAITS), "waits"),
    "chart": Step("their 36 months by SQL", _chart, "waits", fresh=False, ours=False),
    "waits_command": Step(
        "referrals by the command line", partial(_command, _WAITS), "waits", "waits_read"
    ),
    "waits_measures": Step(
        "their measures over 36 months", _measures, "waits", "chart", fresh=False
    ),
    "waits": Step("referrals with measures", partial(_confirm, _WAITS), "waits", "waits_read"),
    "script": Step("a pandas script of the same file", _script, "waits", "waits", ours=False),
}
"""Each beside what it is held against. Files of answers are written a row at a time, too slowly for
ten million of them."""
