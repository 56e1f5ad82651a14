"""Updates are judged by the plan as it stood on their day: changed months, added milestones, and
the printed rest."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.loading.load import LoadResult, Request, load
from data.plan import Milestone
from data.reader import Reader
from data.record import PlanChange, Withdrawal
from data.store import Database, transaction
from data.store.records import records

HEAD = "milestone_id,status_date,status,revised_due,signed_off_by\n"
Versions = list[tuple[str, str, str | None]]
"""For each its milestone, its first day and its month; None for one that recurs."""


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Callable[[str], LoadResult]:
    """Load rows given as `id date status revised_due signed_off_by`, with - for a blank."""

    def loaded(*rows: str) -> LoadResult:
        path = tmp_path / "rows.csv"
        path.write_text(
            HEAD + "".join(row.replace(" ", ",") + "\n" for row in rows), encoding="utf-8"
        )
        return load(
            database,
            Request("milestone_updates", path, path.name, date(2026, 10, 31), Reader("Ann")),
        )

    return loaded


def change(database: Database, *versions: tuple[str, str, str | None]) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        for id, start, due in versions:
            milestone = Milestone(id=id, words="Changed", due=due, recurs=None if due else "annual")
            written = PlanChange(
                from_date=date.fromisoformat(start), reason="Review", milestone=milestone
            )
            records(cursor).add_entry(written, Reader("Ann"))


LATER: Versions = [("2a.2", "2026-02-10", "2026-09")]
EARLIER: Versions = [("2a.4", "2026-02-10", "2026-03")]
ADDED: Versions = [("1d.1", "2026-02-10", "2026-03")]
CASES: dict[str, tuple[Versions, list[str], str]] = {
    "before a later month was set": (LATER, ["2a.2 2026-02-09 Green - -"], "refused"),
    "from the day on which it was set": (LATER, ["2a.2 2026-02-10 Green - -"], "loaded"),
    "up to the later month": (LATER, ["2a.2 2026-09-30 Green - -"], "loaded"),
    "after the later month": (LATER, ["2a.2 2026-10-01 Green - -"], "refused"),
    "before an earlier month was set": (EARLIER, ["2a.4 2026-02-09 Green - -"], "loaded"),
    "after an earlier month": (EARLIER, ["2a.4 2026-04-01 Green - -"], "refused"),
    "added": (ADDED, ["1d.1 2026-03-31 Green - -"], "loaded"),
    "added, and reported of before": (ADDED, ["1d.1 2025-09-01 Green - -"], "loaded"),
    "added, and late": (ADDED, ["1d.1 2026-04-01 Green - -"], "refused"),
    "added, and late before it was added": (
        [("1d.1", "2026-02-10", "2025-12")],
        ["1d.1 2026-01-10 Green - -"],
        "refused",
    ),
    "added without a month": (
        [("1d.1", "2026-02-10", None)],
        ["1d.1 2026-10-01 Green - -"],
        "loaded",
    ),
    "not added": (ADDED, ["1d.2 2025-09-01 Green - -"], "refused"),
    "the newest version holds": (
        [*LATER, ("2a.2", "2026-03-10", "2026-04")],
        ["2a.2 2026-05-01 Green - -"],
        "refused",
    ),
    "of one day the last written holds": (
        [*LATER, ("2a.2", "2026-02-10", "2026-04")],
        ["2a.2 2026-05-01 Green - -"],
        "refused",
    ),
    "a month given after a Red counts": (
        [("2a.2", "2026-04-01", "2026-09")],
        ["2a.2 2026-02-01 Red 2026-03 -", "2a.2 2026-09-30 Green - -"],
        "loaded",
    ),
    "a Red after the change counts": (
        [("2a.2", "2026-02-01", "2026-09")],
        ["2a.2 2026-02-10 Red 2026-03 -", "2a.2 2026-04-01 Green - -"],
        "refused",
    ),
    "of one day the Red counts": (
        [("2a.2", "2026-02-10", "2026-09")],
        ["2a.2 2026-02-10 Red 2026-03 -", "2a.2 2026-04-01 Green - -"],
        "refused",
    ),
    "new words leave the Red's month": (
        [("2a.2", "2026-04-01", "2026-01")],
        ["2a.2 2026-02-01 Red 2026-09 -", "2a.2 2026-09-30 Green - -"],
        "loaded",
    ),
}


@pytest.mark.parametrize(("versions", "rows", "status"), CASES.values(), ids=CASES)
def test_the_version_in_force_on_the_day_decides(
    database: Database,
    put: Callable[..., LoadResult],
    versions: Versions,
    rows: list[str],
    status: str,
) -> None:
    change(database, *versions)
    assert put(*rows).status == status


def test_a_change_that_was_taken_back_does_not_count(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    change(database, *LATER, *ADDED)
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(
            Withdrawal(about="2a.2", reason="A mistake"), Reader("Ann"), replaces=1
        )
    assert [one.code for one in put("2a.2 2026-09-30 Green - -").problems] == ["milestone_rule"]
    assert put("1d.1 2026-03-31 Green - -").status == "loaded"


def test_the_words_of_a_refusal_are_those_of_the_printed_plan_s_rules(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    change(database, *ADDED)
    found = [
        (one.column, one.code, one.message[:22])
        for one in put("1d.1 2026-04-01 Green - -", "1d.2 2026-01-01 Green - -").problems
    ]
    assert found == [
        ("status", "milestone_rule", "The deadline, 31 March"),
        ("milestone_id", "milestone_unknown", "The plan has no milest"),
    ]
