"""Each way in which a change could make a later update impossible that is stored already: refused,
and why in words.

2a.2 is due in January 2026.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest

from data.loading.load import LoadResult
from data.plan import Milestone
from data.reader import Reader
from data.record import PlanChange, Withdrawal
from data.store import Database
from data.store.keeping_rules import BrokenHistoryError
from data.store.records import records
from data.store.undo import redo, undo
from kpis.record.writing import newest, record

Loader = Callable[..., LoadResult]
UPDATES = "milestone_updates"
TODAY = date(2026, 10, 31)
HEAD = "milestone_id,status_date,status,revised_due,signed_off_by\n"
RED, RED_AGAIN = "2a.2,2026-02-03,Red,2026-12,\n", "2a.2,2026-03-03,Red,2026-12,\n"
GREEN = "2a.2,2026-09-08,Green,,\n"
LATE = (
    "the update of 2a.2 of 08/09/2026 (Green) would lie after its deadline: correct that one first."
)
SENTENCE = f"With this change {LATE}"
UNKNOWN = (
    "With this change the update of 1d.1 of 08/09/2026 (Green) would be of no milestone of the "
    "plan: take that one out first."
)


@pytest.fixture
def put(loader: Loader) -> Callable[..., LoadResult]:
    """Load rows of updates."""
    return lambda *rows, **more: loader(UPDATES, HEAD + "".join(rows), **more)


def version(database: Database) -> int:
    with database.reading() as cursor:
        return records(cursor).stored().version


def change(database: Database, id: str, due: str, start: date = date(2025, 6, 1)) -> list[str]:
    """Put another month into the plan."""
    milestone = Milestone(id=id, words="As the annual review words it", due=due)
    return written(
        database, PlanChange(from_date=start, reason="Annual review", milestone=milestone)
    )


def written(
    database: Database, entry: PlanChange | Withdrawal, replaces: int | None = None
) -> list[str]:
    with database.reading() as cursor:
        seen = newest(records(cursor).entries())
    return record(database, entry, Reader("Ann"), seen, replaces=replaces, today=TODAY)


FILES = {
    "an earlier Red with an earlier deadline": (
        "2a.2,2026-04-01,Red,2026-06,\n",
        (2, "status_date", "2026-04-01"),
    ),
    "the Red that moved it, with an earlier month": (
        "2a.2,2026-02-03,Red,2026-06,\n",
        (2, "status_date", "2026-02-03"),
    ),
    "behind rows of others": (
        "3e.5,2026-01-05,Green,,\n2a.2,2026-04-01,Red,2026-06,\n",
        (3, "status_date", "2026-04-01"),
    ),
    "the last row before it": (
        "2a.2,2026-04-01,Red,2026-05,\n2a.2,2026-05-01,Amber,2026-06,\n",
        (3, "status_date", "2026-05-01"),
    ),
}


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize(("rows", "place"), FILES.values(), ids=FILES)
def test_a_file_is_refused_at_the_row_that_makes_a_later_update_impossible(
    database: Database,
    put: Callable[..., LoadResult],
    rows: str,
    place: tuple[int, str, str],
    dry_run: bool,
) -> None:
    put(RED, GREEN)
    before = version(database)
    result = put(rows, dry_run=dry_run)
    (problem,) = result.problems
    assert (result.status, result.batch, result.problems_total) == ("refused", None, 1)
    assert (problem.line, problem.column, problem.value) == place
    assert (problem.code, problem.message) == ("milestone_rule", SENTENCE)
    assert version(database) == before


def test_a_row_is_found_in_a_file_with_quotes_and_line_breaks(
    put: Callable[..., LoadResult], loader: Loader
) -> None:
    put(RED, GREEN)
    text = 'milestone_id,status_date,status,update,revised_due\n3e.5,2026-01-05,Green,"two\nlines",\n2a.2,2026-04-01,Red,,2026-06\n'
    (problem,) = loader(UPDATES, text).problems
    assert (problem.line, problem.message) == (4, SENTENCE)


def test_a_removal_of_what_moved_the_deadline_is_refused_as_a_whole(
    put: Callable[..., LoadResult],
) -> None:
    put(RED)
    put(GREEN)
    result = put(GREEN, missing="remove", as_at=TODAY)
    (problem,) = result.problems
    assert (result.status, problem.line, problem.column, problem.message) == (
        "refused",
        None,
        None,
        SENTENCE,
    )
    assert put(RED, GREEN, missing="remove", as_at=date(2026, 11, 1)).status == "loaded"


def test_an_older_file_counts_as_it_will_stand_and_not_as_if_it_were_the_newest(
    put: Callable[..., LoadResult],
) -> None:
    put("2a.2,2026-02-03,Red,2026-03,\n", as_at=TODAY)
    # Its own Red would allow the Green one; but the Red that counts is the newer file's.
    result = put(RED, GREEN, as_at=date(2026, 9, 30))
    assert [(one.line, one.message) for one in result.problems] == [(2, SENTENCE)]


def test_an_undo_of_what_moved_the_deadline_is_refused(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    put(RED)
    put(GREEN)
    before = version(database)
    with pytest.raises(BrokenHistoryError) as refused:
        undo(database, 1, Reader("Ann"))
    assert (refused.value.faults, str(refused.value)) == ([SENTENCE], SENTENCE)
    assert version(database) == before
    assert undo(database, 2, Reader("Ann"))
    assert undo(database, 1, Reader("Ann"))


def test_a_redo_of_what_only_then_moved_deadline_allowed_is_refused(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    put(RED)
    put(GREEN)
    undo(database, 2, Reader("Ann"))
    undo(database, 1, Reader("Ann"))
    with pytest.raises(BrokenHistoryError, match="would lie after its deadline"):
        redo(database, 2, Reader("Ann"))
    assert redo(database, 1, Reader("Ann"))
    assert redo(database, 2, Reader("Ann"))


def test_each_update_that_would_become_impossible_is_named(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    put(RED)
    put(GREEN, "2a.2,2026-10-01,Amber,,\n")
    with pytest.raises(BrokenHistoryError) as refused:
        undo(database, 1, Reader("Ann"))
    assert refused.value.faults == [
        SENTENCE,
        SENTENCE.replace("08/09/2026 (Green)", "01/10/2026 (Amber)"),
    ]


def test_what_does_not_depend_on_it_may_be_undone(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    put(RED)
    put(RED_AGAIN)
    put(GREEN)
    assert undo(database, 1, Reader("Ann"))
    with pytest.raises(BrokenHistoryError):
        undo(database, 2, Reader("Ann"))


def test_a_change_of_the_plan_that_brings_the_month_forward_is_refused(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    put("2a.2,2026-01-20,Amber,,\n")
    before = version(database)
    early = (
        "With this change the update of 2a.2 of 20/01/2026 (Amber) would lie after its deadline: "
        "correct that one first."
    )
    assert change(database, "2a.2", "2025-12") == [early]
    assert version(database) == before
    assert change(database, "2a.2", "2025-12", date(2026, 1, 21)) == []


def test_taking_back_the_change_that_gave_more_time_is_refused(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    assert change(database, "2a.2", "2026-12") == []
    assert put(GREEN).status == "loaded"
    assert written(database, Withdrawal(about="2a.2", reason="A mistake"), replaces=1) == [SENTENCE]
    undo(database, 1, Reader("Ann"))
    assert written(database, Withdrawal(about="2a.2", reason="A mistake"), replaces=1) == []


def test_a_milestone_with_updates_cannot_be_taken_out_of_the_plan(
    database: Database, put: Callable[..., LoadResult]
) -> None:
    assert change(database, "1d.1", "2026-12") == []
    put(GREEN.replace("2a.2", "1d.1"))
    assert written(database, Withdrawal(about="1d.1", reason="A mistake"), replaces=1) == [UNKNOWN]


State = Literal["refused", "loaded"]


# A server lets the dashboard's role change nothing that is on record.
@pytest.mark.embedded
@pytest.mark.parametrize(
    ("rows", "status"),
    [("3e.5,2026-01-05,Green,,\n", "loaded"), ("2a.2,2026-09-09,Red,2026-12,\n", "loaded")],
)
def test_a_list_that_was_wrong_before_does_not_stop_others(
    database: Database, put: Callable[..., LoadResult], rows: str, status: State
) -> None:
    put(RED, GREEN)
    with database.writing() as cursor:
        cursor.execute(
            "UPDATE stored.milestone_updates SET revised_due = NULL WHERE status = 'Red'"
        )
    assert put(rows).status == status
