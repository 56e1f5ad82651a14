"""`load`: one JSON object with --json, words otherwise, and exit status 1 only for a file that is
refused."""

import getpass
import io
import os
from datetime import date
from pathlib import Path

import pytest
import time_machine

from data.clock import uk_today
from data.commands import main
from data.commands.load_words import words
from data.loading.load import LoadResult, Request
from data.problems import Code, Notice, Problem
from data.reader import Reader
from tests.data.commands.conftest import Command
from tests.data.samples import file_of


def test_the_answer_has_the_fields_of_the_contract(command: Command, meetings: Path) -> None:
    ran = command("load", "meetings", meetings, "--as-at", "2026-03-01", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.answer == {
        "status": "loaded",
        "batch": 1,
        "extract": "meetings",
        "as_at": "2026-03-01",
        "encoding": "utf-8",
        "rows": 3,
        "new": 3,
        **dict.fromkeys(("changed", "unchanged", "missing", "problems_total"), 0),
        **{name: [] for name in ("ignored_columns", "missing_columns", "warnings", "problems")},
    }
    assert ran.out.count("\n") == 1


def test_a_refused_file_ends_with_1_and_every_problem(here: Command, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(file_of("meetings", {"level": "board"}, {}, {"parent_carers_attended": "some"}))
    ran = here("load", "meetings", file, "--as-at", "2026-10-31", "--json")
    assert ran.status == 1
    assert (ran.answer["status"], ran.answer["batch"], ran.answer["problems_total"]) == (
        "refused",
        None,
        2,
    )
    found = [
        (one["line"], one["column"], one["value"], one["code"]) for one in ran.answer["problems"]
    ]
    assert found == [
        (2, "level", "board", "bad_choice"),
        (4, "parent_carers_attended", "some", "bad_number"),
    ]
    assert here("batches", "--json").answer == {"batches": []}


@pytest.mark.parametrize(
    ("more", "status", "batches"),
    [
        (["--as-at", "31/10/2026"], "already_loaded", 1),
        (["--as-at", "2026-11-01"], "loaded", 2),
        (["--as-at", "2026-11-01", "--dry-run"], "dry_run", 1),
    ],
)
def test_the_same_content_again(
    here: Command, loaded: Path, more: list[str], status: str, batches: int
) -> None:
    ran = here("load", "auto", loaded, *more, "--json")
    assert (ran.status, ran.answer["status"], ran.answer["unchanged"]) == (0, status, 3)
    assert len(here("batches", "--json").answer["batches"]) == batches


def test_what_becomes_of_missing_rows_is_the_analysts_choice(here: Command, loaded: Path) -> None:
    loaded.write_text(file_of("meetings", {}))
    day = ("--as-at", "2026-11-01")
    kept = here("load", "meetings", loaded, *day, "--dry-run")
    assert "Stored rows that the file does not hold: 2. They are kept." in kept.out
    removed = here("load", "meetings", loaded, *day, "--missing", "remove")
    assert "They no longer count." in removed.out
    loaded.write_text(file_of("meetings", {}, {}))
    assert here("load", "meetings", loaded, *day, "--json").answer["new"] == 1


def test_the_newest_date_in_the_file_is_told_and_one_far_older_is_warned_of(
    here: Command, meetings: Path
) -> None:
    told = here("load", "meetings", meetings, "--as-at", "2026-10-31", "--dry-run").out
    assert "as at 31/10/2026 (newest date in the file 01/03/2026): 3 rows" in told
    assert "Warning: The newest date in the file is 1 March 2026, 244 days before" in told


def test_without_a_date_the_extract_was_run_today(here: Command, meetings: Path) -> None:
    before = uk_today()
    ran = here("load", "meetings", meetings, "--json")
    assert before <= date.fromisoformat(ran.answer["as_at"]) <= uk_today()


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_date_in_the_future_is_loaded_with_a_warning_that_says_what_follows(
    here: Command, meetings: Path, more: list[str]
) -> None:
    with time_machine.travel("2026-11-02 12:00:00+00:00"):
        ahead = here("load", "meetings", meetings, "--as-at", "2026-12-03", "--json", *more)
        today = here("load", "meetings", meetings, "--as-at", "2026-11-02", "--dry-run", "--json")
    (warning,) = (one for one in ahead.answer["warnings"] if one["code"] == "future_as_at")
    assert (ahead.status, warning["code"]) == (0, "future_as_at")
    assert all(
        words in warning["message"] for words in ("03/12/2026", "November 2026", "count as older")
    )
    assert ("`python -m data undo 1`" in warning["message"]) == (not more)
    assert "future_as_at" not in [one["code"] for one in today.answer["warnings"]]


def test_a_refused_file_has_no_as_at_date_to_undo(here: Command, meetings: Path) -> None:
    meetings.write_text("nothing", encoding="utf-8")
    assert (
        here("load", "meetings", meetings, "--as-at", "2099-12-31", "--json").answer["warnings"]
        == []
    )


def test_a_name_that_is_not_text_is_loaded_and_leaves_the_terminal_alone(
    command: Command, here: Command, meetings: Path
) -> None:
    name = b"caf\xe9 [ab]*\x1b[31m.csv"
    odd = meetings.parent / os.fsdecode(name)
    meetings.rename(odd)
    ran = command(
        "load",
        "meetings",
        odd,
        "--by",
        os.fsdecode(b"\xe9"),
        environment={"PYTHONIOENCODING": "ascii"},
    )
    assert ran.status == 0
    assert "\x1b" not in ran.out
    (batch,) = here("batches", "--json").answer["batches"]
    assert (batch["file"], batch["by"]) == (name.decode(errors="replace"), "�")


def test_a_job_whose_user_has_no_name_still_loads(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], meetings: Path
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert main(["load", "meetings", str(meetings)]) == 0
    assert main(["batches", "--json"]) == 0
    assert '"by": "not known"' in capsys.readouterr().out


class Terminal(io.StringIO):
    """A person's terminal, and what they type."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "more", "status", "asked"),
    [
        (Terminal("Yes\n"), [], 0, True),
        (Terminal("y\n"), [], 2, True),
        (Terminal(""), [], 2, True),
        (Terminal(""), ["--yes"], 0, False),
        (Terminal(""), ["--dry-run"], 0, False),
        (io.StringIO("no\n"), [], 0, False),
        (None, [], 0, False),
    ],
)
@pytest.mark.parametrize("keys", ["unknown", "gone"])
def test_a_person_is_asked_where_the_rows_are_not_those_that_are_known(
    here: Command,
    loaded: Path,
    monkeypatch: pytest.MonkeyPatch,
    stdin: io.StringIO | None,
    more: list[str],
    status: int,
    asked: bool,
    keys: str,
) -> None:
    other = [{"meeting_id": "X"}, {"meeting_id": "Y"}]
    loaded.write_text(file_of("meetings", *(other if keys == "unknown" else [{}])))
    if stdin:
        stdin.seek(0)
    monkeypatch.setattr("sys.stdin", stdin)
    ran = here("load", "meetings", loaded, "--as-at", "2026-11-01", "--json", *more)
    assert ran.status == status
    assert ("Load it all the same? Type yes:" in ran.err) == asked
    assert (ran.out == "") == (status == 2)
    batches = here("batches", "--json").answer["batches"]
    assert len(batches) == (1 if status or "--dry-run" in more else 2)


def test_a_person_is_not_asked_of_a_file_that_is_known(
    here: Command, loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert here("load", "meetings", loaded, "--as-at", "2026-11-01").status == 0


REQUEST = Request("meetings", Path("x"), "x.csv", date(2026, 10, 31), Reader("Ann"))


def test_words_of_a_load_give_counts_columns_and_warnings() -> None:
    result = LoadResult(
        status="loaded",
        batch=12,
        extract="meetings",
        as_at=REQUEST.as_at,
        rows=2705,
        new=40,
        changed=12,
        unchanged=2653,
        missing=3,
        ignored_columns=["Child Name"],
        missing_columns=["area"],
        warnings=[Notice(code="identity_column", message="Please leave it out.")],
    )
    assert words(result, REQUEST) == [
        "x.csv is loaded as batch 12. meetings, as at 31/10/2026: 2,705 rows, of which 40 new, 12 "
        "changed and 2,653 unchanged.",
        "Stored rows that the file does not hold: 3. They are kept.",
        "Columns that were not read: Child Name.",
        "Columns that the file lacks, taken as blank: area.",
        "Warning: Please leave it out.",
    ]


def test_a_list_says_who_left_and_auto_knows_which_extract_is_one(
    here: Command, meetings: Path, tmp_path: Path
) -> None:
    head = "referral_id,pathway,provider,referral_date\n"
    file = tmp_path / "list.csv"
    file.write_text(head + "A,ASD,P,2026-01-05\nB,ASD,P,2026-01-05\n")
    here("load", "auto", file, "--as-at", "2026-09-30", "--missing", "left")
    file.write_text(head + "A,ASD,P,2026-01-05\n")
    ran = here("load", "auto", file, "--as-at", "2026-10-31", "--missing", "left")
    assert "Rows that left between 30/09/2026 and 31/10/2026: 1. They count as waiting" in ran.out
    ran = here("load", "auto", meetings, "--as-at", "2026-10-31", "--missing", "left")
    assert (ran.status, ran.out) == (2, "")
    assert "“Meetings” is no list that rows leave" in ran.err


def test_words_of_a_refusal_give_the_first_problems_and_count_the_rest() -> None:
    problems = [
        Problem(
            line=None, column=None, value=None, code=Code.EMPTY, message="The file holds no rows."
        ),
        Problem(
            line=1, column="level", value=None, code=Code.MISSING_COLUMN, message="It is needed."
        ),
        *(
            Problem(
                line=line,
                column="level",
                value="b" * 99,
                code=Code.BAD_CHOICE,
                message=f"Use strategic{'.' * (line // 2)}",
            )
            for line in range(2, 82)
        ),
    ]
    result = LoadResult(
        status="refused", as_at=REQUEST.as_at, problems=problems, problems_total=1040
    )
    lines = words(result, REQUEST)
    assert lines[:4] == [
        "x.csv is refused: 1,040 problems. Nothing was stored.",
        "  the file: The file holds no rows.",
        "  line 1, level: It is needed.",
        f"  line 2, level, “{'b' * 60}…”: Use strategic. The same on line 3.",
    ]
    assert lines[-1] == "  and 1,002 problems more: --json lists them, up to 10,000."
    assert len(lines) == 22
