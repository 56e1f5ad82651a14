"""The benchmark of loading runs, on files that are what it says they are."""

import csv
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.__main__ import main
from benchmarks.extract_file import AS_AT, write_extract
from benchmarks.load import STEPS
from benchmarks.steps import MILLION, Cost, table
from benchmarks.survey_file import MAPPED, write_surveys
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.store import open_database


def loaded(folder: Path, bad: int) -> LoadResult:
    file = folder / "extract.csv"
    write_extract(file, 500, bad)
    return load(
        open_database(folder / "one.duckdb"),
        Request("auto", file, file.name, AS_AT, Reader("a test")),
    )


def test_the_sound_file_is_loaded_without_a_warning(tmp_path: Path) -> None:
    result = loaded(tmp_path, 0)
    assert (result.status, result.extract, result.rows, result.warnings) == (
        "loaded",
        "ehc_assessments",
        500,
        [],
    )


def test_the_bad_file_has_as_many_problems_as_are_asked_for(tmp_path: Path) -> None:
    result = loaded(tmp_path, 50)
    assert (result.status, result.problems_total) == ("refused", 50)
    assert [problem.line for problem in result.problems] == [2 + 10 * at for at in range(50)]
    assert len({problem.column for problem in result.problems}) == 5


def test_the_rows_differ_and_their_dates_are_possible(tmp_path: Path) -> None:
    write_extract(tmp_path / "one.csv", 500)
    with (tmp_path / "one.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({tuple(list(row.values())[1:]) for row in rows}) == 500
    assert all(date.fromisoformat(row["received_date"]) <= AS_AT for row in rows)


def test_every_step_runs_and_is_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A page that was tested in this process stays its main module, which each new one would run.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    assert main(["--rows", "200", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    assert all(step.words in printed for step in STEPS.values())


@pytest.mark.parametrize(
    ("name", "seconds", "megabytes", "passes"),
    [
        ("load", 1.8, 1024, True),
        ("load", 1.9, 100, False),
        ("load", 1.0, 1025, False),
        ("preview", 1.3, 100, False),
        ("script", 99.0, 9999, True),
    ],
)
def test_too_slow_and_too_large_do_not_pass(
    name: str, seconds: float, megabytes: float, passes: bool
) -> None:
    costs = dict.fromkeys(STEPS, Cost(1.0, 100)) | {name: Cost(seconds, megabytes)}
    passed = dict(zip(STEPS, (passed for _, passed in table(STEPS, costs, MILLION)), strict=True))
    assert passed[name] is passes


def test_memory_is_held_against_what_so_many_rows_may_take() -> None:
    costs = {"command": Cost(100.0, 4097)}
    limited, unknown = (
        list(table(STEPS, {"command": costs["command"]} | {"read": Cost(1, 1)}, rows))
        for rows in (10 * MILLION, 20 * MILLION)
    )
    assert [passed for _, passed in limited] == [False, True]
    assert [passed for _, passed in unknown] == [True, True]


def test_the_mapped_survey_gives_the_answers_of_the_plain_one(tmp_path: Path) -> None:
    wide, answers = tmp_path / "wide.csv", tmp_path / "answers.csv"
    write_surveys(wide, answers, 100)
    asked = [
        Request("survey_responses", answers, "answers.csv", AS_AT, Reader("a test")),
        Request("survey_responses", wide, "wide.csv", AS_AT, Reader("a test")).mapped(MAPPED),
    ]
    database = open_database(tmp_path / "one.duckdb")
    plain, mapped = (load(database, one) for one in asked)
    assert (plain.status, plain.rows, mapped.problems) == ("loaded", 100, [])
    # The same content again is not loaded twice.
    assert (mapped.status, mapped.rows, mapped.unchanged) == ("already_loaded", 100, 100)
