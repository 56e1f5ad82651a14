"""`python -m kpis`: one JSON object or lines for people, the figures as they were known, and
answers to wrong usage."""

import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from data.loading.load import Request, load
from data.plan import load_plan
from data.reader import Reader
from data.store import Database, DatabaseError, open_database, records
from kpis.commands import main as commands
from kpis.commands.document import document
from kpis.commands.main import main
from kpis.judging import Results, read_results
from kpis.measures import measures
from tests.kpis.conftest import AS_AT
from tests.presentation.hidden_results import hidden_in

REVIEWS = """review_id,review_due_date,meeting_date,decision_date
1,2026-01-10,2026-01-05,2026-02-02
2,2026-01-10,2026-01-05,
3,2026-03-10,2026-03-05,2026-03-09
"""
UPDATES = """milestone_id,status,status_date,update,signed_off_by
3e.1,Blue,2025-07-10,Three co-ordinators in post,SEND Partnership Board
"""
LOADED = datetime(2026, 10, 25, 0, 30)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a few reviews and an update, all loaded at one moment; nobody has it open."""
    folder = tmp_path_factory.mktemp("commands")
    database = open_database(folder / "filled.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "utc_now", lambda: LOADED)
        for extract, text in (("annual_reviews", REVIEWS), ("milestone_updates", UPDATES)):
            path = folder / f"{extract}.csv"
            path.write_text(text, encoding="utf-8")
            assert (
                load(database, Request(extract, path, path.name, AS_AT, Reader("test"))).status
                == "loaded"
            )
    database.close()
    return folder / "filled.duckdb"


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kpis", *arguments]
    return subprocess.run(
        command, cwd=project, check=False, capture_output=True, text=True, encoding="utf-8"
    )


def asked(capsys: pytest.CaptureFixture[str], database: Path, *arguments: str) -> dict[str, Any]:
    """What a command prints as JSON, in this process."""
    assert main(["--database", str(database), "--json", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return json.loads(printed.out)


def test_measures_print_one_json_object_and_nothing_else(project: Path, filled: Path) -> None:
    outcome = run(project, "--database", str(filled), "--json")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    told = json.loads(outcome.stdout)
    assert list(told) == ["last_period", "kpis"]
    assert told["last_period"] == "2026-09"  # that of the twelve-month measure
    assert list(told["kpis"]) == list(measures())
    contract = {
        "title": "Annual reviews decided within 4 weeks",
        "section": 3,
        "unit": "%",
        "direction": "increase",
        "baseline": {"period": "2026-01", "value": 50},
        "latest": {"period": "2026-03", "numerator": 1, "denominator": 1, "value": 100},
        "status": "improving",
        "series": [
            {"period": "2026-01", "numerator": 1, "denominator": 2, "value": 50, "partial": False},
            {"period": "2026-03", "numerator": 1, "denominator": 1, "value": 100, "partial": False},
        ],
        "upward_trajectory": None,
    }
    found = told["kpis"]["annual_review_decision_4_weeks"]
    assert contract.items() <= found.items()
    assert {"kind": "at_least", "value": 60}.items() <= found["target"].items()
    nothing = {"baseline": None, "latest": None, "status": "no_data", "series": []}
    assert nothing.items() <= told["kpis"]["nd_longest_wait"].items()


def test_milestones_print_one_json_object_and_nothing_else(
    capsys: pytest.CaptureFixture[str], filled: Path
) -> None:
    assert main(["milestones", "--database", str(filled), "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    told = {milestone["id"]: milestone for milestone in json.loads(printed.out)["milestones"]}
    assert list(told) == [milestone.id for milestone in load_plan().milestones]
    assert told["3e.1"] == {
        "id": "3e.1",
        "section": 3,
        "action": "3e",
        "text": load_plan().milestone("3e.1").words,
        "lead": "SEND Service Manager",
        "due": "2025-06",
        "revised_due": None,
        "status": "Blue",
        "overdue": False,
        "recurs": None,
        "latest_update": {
            "status_date": "2025-07-10",
            "status": "Blue",
            "update": "Three co-ordinators in post",
            "revised_due": None,
            "signed_off_by": "SEND Partnership Board",
            "evidence": None,
        },
        "exceptions": [],
    }
    late = {"kind": "overdue", "since": "2026-02", "rule": None, "rank": None, "slips": None}
    assert told["2a.2"]["exceptions"] == [late]
    assert (told["2a.2"]["status"], told["2a.2"]["overdue"], told["2a.2"]["latest_update"]) == (
        "Grey",
        True,
        None,
    )
    assert (told["4c.1"]["due"], told["4c.1"]["recurs"]) == (None, "weekly")


def test_document_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document"]) == 0
    assert capsys.readouterr().out == document()


@pytest.mark.embedded
def test_check_needs_no_database_and_finds_nothing(
    own_database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "uk_today", lambda: date(2026, 11, 1))
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"faults": []}
    assert not own_database.exists()


def test_check_refuses_with_every_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "check", lambda _: ["One fault.", "Another."])
    assert main(["check"]) == 1
    assert capsys.readouterr().out == "One fault.\nAnother.\n"
    assert main(["check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"faults": ["One fault.", "Another."]}


def test_month_ends_every_series(capsys: pytest.CaptureFixture[str], filled: Path) -> None:
    told = asked(capsys, filled, "--month", "2026-02")
    assert told["last_period"] == "2026-02"
    periods = {point["period"] for measure in told["kpis"].values() for point in measure["series"]}
    assert periods == {"2026-01", "2026-02"}
    assert told["kpis"]["annual_review_decision_4_weeks"]["latest"]["period"] == "2026-01"


@pytest.mark.parametrize(
    ("known_at", "last"),
    [("2026-10-25T01:29", None), ("2026-10-25T01:30", "2026-09"), ("2026-10-25T00:29Z", None)],
)
def test_figures_as_they_were_known(
    capsys: pytest.CaptureFixture[str], filled: Path, known_at: str, last: str | None
) -> None:
    told = asked(capsys, filled, "--known-at", known_at)
    assert told["last_period"] == last
    if last is None:
        assert {measure["status"] for measure in told["kpis"].values()} == {"no_data"}


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-07-01T12:00", "2026-07-01T11:00:59.999999"),
        ("2026-01-01", "2026-01-01T23:59:59.999999"),
        ("2026-07-01T12:00:00", "2026-07-01T11:00"),
        (
            "2026-03-29T00:59",
            "2026-03-29T00:59:59.999999",
        ),  # the clocks go forward from one o'clock to two
        ("2026-03-29T02:00", "2026-03-29T01:00:59.999999"),
        ("2026-10-25T00:59", "2026-10-24T23:59:59.999999"),
        ("2026-10-25T01:30", "2026-10-25T00:30:59.999999"),  # comes twice: the first time
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30:59.999999"),  # the second
        ("2026-10-25T02:00", "2026-10-25T02:00:59.999999"),
        ("2026-10-31T17:00+05:00", "2026-10-31T12:00:59.999999"),
    ],
)
def test_a_moment_is_uk_time_unless_it_says_otherwise_and_a_minute_or_day_is_its_end(
    monkeypatch: pytest.MonkeyPatch, written: str, utc: str
) -> None:
    seen: list[datetime | None] = []

    def look(_: Database, __: str | None, known_at: datetime | None) -> None:
        seen.append(known_at)
        raise DatabaseError("Enough.")

    monkeypatch.setattr(commands, "read_results", look)
    assert main(["--known-at", written]) == 3
    assert seen == [datetime.fromisoformat(utc)]


def test_people_are_told_a_line_a_measure(capsys: pytest.CaptureFixture[str], filled: Path) -> None:
    assert main(["--database", str(filled)]) == 0
    lines = {
        line.split()[0]: " ".join(line.split()[1:]) for line in capsys.readouterr().out.splitlines()
    }
    assert list(lines) == list(measures())
    assert (
        lines["annual_review_decision_4_weeks"]
        == "100.0% (Mar 2026) baseline 50.0% target 60.0% improving"
    )
    assert lines["nd_longest_wait"] == "no data"


def test_a_line_says_which_figures_are_hidden(
    capsys: pytest.CaptureFixture[str], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(database: Database, *_: object) -> Results:
        found = read_results(database)
        return hidden_in(found, {key: [True] * len(told) for key, told in found.shares.items()})

    monkeypatch.setattr(commands, "read_results", held)
    monkeypatch.setattr(commands, "beyond_target", lambda *_: None)
    assert main(["--database", str(filled)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert (
        "annual_review_decision_4_weeks too few to show (Mar 2026) baseline too few to show target "
        "60.0% hidden"
    ) in told


def test_people_are_told_a_line_a_milestone(
    capsys: pytest.CaptureFixture[str], filled: Path
) -> None:
    assert main(["milestones", "--database", str(filled)]) == 0
    lines = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert len(lines) == len(load_plan().milestones)
    assert lines["3e.1"][1:3] == ["Blue", "2025-06"]
    assert lines["2a.2"][1:4] == ["Grey", "2026-01", "overdue"]


def test_an_earlier_moment_is_asked_for_before_or_after_the_commands_name(
    capsys: pytest.CaptureFixture[str], filled: Path
) -> None:
    told = []
    for words in (
        ["--known-at", "2020-01-01T12:00", "milestones"],
        ["milestones", "--known-at", "2020-01-01T12:00"],
    ):
        assert main([*words, "--json", "--database", str(filled)]) == 0
        told.append(json.loads(capsys.readouterr().out)["milestones"])
    assert told[0] == told[1]
    assert {one["status"] for one in told[0]} == {"Grey"}


WRONG = [
    ("--month", "2026-13"),
    ("--month", "October 2026"),
    ("--month", "2026-W4"),
    ("--known-at", "yesterday"),
    ("--known-at", "0001-01-01T00:00+14:00"),
    ("--known-at", "9999-12-31T23:00-14:00"),
    ("--mon", "2026-10"),
    ("measure",),
    ("milestones", "--month", "2026-10"),
]


@pytest.mark.embedded
@pytest.mark.parametrize("arguments", WRONG, ids=[" ".join(arguments) for arguments in WRONG])
def test_wrong_usage_is_answered_in_words_and_prints_nothing(
    capsys: pytest.CaptureFixture[str], own_database: Path, arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*arguments, "--json"])
    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out) == (2, "")
    assert printed.err.splitlines()[-1].startswith("python -m kpis: error: ")
    assert not own_database.exists()


def test_wrong_usage_ends_the_process_with_2(project: Path) -> None:
    outcome = run(project, "--month", "2026-13", "--json")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert "'2026-13' is not a month: write it as 2026-10." in outcome.stderr
    assert "Traceback" not in outcome.stderr


@pytest.mark.embedded
def test_a_new_database_is_said_to_be_new(
    capsys: pytest.CaptureFixture[str], own_database: Path
) -> None:
    assert main(["--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["last_period"] is None
    assert printed.err == f"There was no database {own_database}: an empty one is made.\n"


def test_a_folder_is_no_database(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--database", str(tmp_path), "--json"]) == 2
    assert capsys.readouterr().out == ""
