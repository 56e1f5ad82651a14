"""The whole history of a milestone: every entry once, who made it and when, which one counts, and
how far it slipped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from data.clock import uk_time, utc_now
from data.loading.load import LoadResult
from data.plan import Milestone, load_plan
from data.reader import Reader
from data.record import ActionHeading, Occurrence, PlanChange
from data.store import Database, transaction
from data.store.records import records
from data.store.undo import redo, undo
from kpis.milestones.board import Board, MilestoneState, read_board, silent_since

Loader = Callable[..., LoadResult]
TODAY = date(2026, 10, 31)
HEAD = "milestone_id,status_date,status,update,revised_due,signed_off_by\n"
JULY, AUGUST, OCTOBER = date(2026, 7, 31), date(2026, 8, 31), TODAY
FIRST = "2a.2,2025-12-09,Green,On the way,,\n"
SECOND = "2a.2,2025-12-09,Amber,Two are late,,\n"
RED = "2a.2,2026-02-03,Red,Missed,2026-09,\n"


@pytest.fixture
def put(loader: Loader) -> Callable[..., int | None]:
    """Load rows of updates as at a day; the number of the batch."""
    return lambda *rows, **more: loader("milestone_updates", HEAD + "".join(rows), **more).batch


def board(database: Database, today: date = TODAY) -> Board:
    return read_board(database, today)


def state(database: Database, id: str = "2a.2", today: date = TODAY) -> MilestoneState:
    return board(database, today).by_id[id]


def told(found: MilestoneState) -> list[tuple[str | None, int, bool]]:
    """Each entry's text, batch, and whether it was superseded."""
    return [(one.text, one.batch, one.superseded) for one in found.history]


def taken_back(found: MilestoneState) -> list[tuple[str | None, int, str, str | None]]:
    """Each entry that was taken back: its text and batch, by whom and why."""
    return [
        (one.text, one.batch, one.taken_back.by, one.taken_back.reason)
        for one in found.taken_back
        if one.taken_back
    ]


def add(database: Database, *written: PlanChange | Occurrence) -> None:
    with database.writing() as cursor, transaction(cursor, keep=True):
        for one in written:
            records(cursor).add_entry(one, Reader("Ann"))


def version(start: date, id: str = "2a.2", **fields: str | None) -> PlanChange:
    """A change of the plan; what is not given stays as it was printed, or is made up."""
    printed = next(
        (one for one in load_plan().milestones if one.id == id),
        Milestone(id=id, words="Added", due="2026-12"),
    )
    return PlanChange(
        from_date=start, reason="Annual review", milestone=printed.model_copy(update=fields)
    )


def test_a_second_entry_of_a_day_supersedes_the_first_and_both_stay(
    database: Database, put: Callable
) -> None:
    put(FIRST, as_at=JULY)
    put(SECOND, as_at=AUGUST)
    found = state(database)
    assert told(found) == [("On the way", 1, True), ("Two are late", 2, False)]
    assert [one.text for one in found.updates] == ["Two are late"]


def test_a_row_that_is_loaded_again_unchanged_stands_there_once_under_who_brought_it_first(
    database: Database, put: Callable
) -> None:
    moment = utc_now()
    put(FIRST, as_at=JULY)
    put(FIRST, RED, as_at=AUGUST)
    put(FIRST, RED, as_at=OCTOBER)
    found = state(database)
    assert told(found) == [("On the way", 1, False), ("Missed", 2, False)]
    with database.reading() as cursor:
        batches = records(cursor).batches()
    assert [(one.by, one.at) for one in found.history] == [
        ("test", batches[0].at),
        ("test", batches[1].at),
    ]
    assert moment <= found.history[0].at <= found.history[1].at <= utc_now()
    assert found.newest_batch == 2


def test_a_correction_that_is_taken_back_is_an_entry_of_its_own(
    database: Database, put: Callable
) -> None:
    for rows, day in ((FIRST, JULY), (SECOND, AUGUST), (FIRST, OCTOBER)):
        put(rows, as_at=day)
    assert told(state(database)) == [
        ("On the way", 1, True),
        ("Two are late", 2, True),
        ("On the way", 3, False),
    ]


def test_an_older_file_that_comes_later_does_not_win(database: Database, put: Callable) -> None:
    put(SECOND, as_at=AUGUST)
    put(FIRST, as_at=JULY)
    assert told(state(database)) == [("On the way", 2, True), ("Two are late", 1, False)]


def test_what_a_later_upload_removed_stays_in_the_history(
    database: Database, put: Callable
) -> None:
    put(FIRST, RED, as_at=JULY)
    put(FIRST, as_at=AUGUST, missing="remove")
    found = state(database)
    assert told(found) == [("On the way", 1, False), ("Missed", 1, True)]
    assert (found.status, found.due, len(found.updates)) == ("Green", "2026-01", 1)


def test_what_was_undone_counts_for_nothing_and_stays_readable(
    database: Database, put: Callable
) -> None:
    put(FIRST, as_at=JULY)
    put(SECOND, as_at=AUGUST)
    moment = utc_now()
    undo(database, 2, Reader("Ann"), "Of another milestone")
    found = state(database)
    assert told(found) == [("On the way", 1, False)]
    assert (found.status, len(found.updates), found.newest_batch) == ("Green", 1, 1)
    assert taken_back(found) == [("Two are late", 2, "Ann", "Of another milestone")]
    assert taken_back(read_board(database, TODAY, moment).by_id["2a.2"]) == []
    redo(database, 2, Reader("Ann"))
    assert taken_back(state(database)) == []


def test_an_entry_that_another_upload_holds_too_was_not_taken_back(
    database: Database, put: Callable
) -> None:
    put(FIRST, as_at=JULY)
    put(FIRST, RED, as_at=AUGUST)
    put(FIRST, RED, as_at=OCTOBER)
    undo(database, 2, Reader("Ann"))
    assert taken_back(state(database)) == []
    undo(database, 3, Reader("Bob"))
    assert taken_back(state(database)) == [("Missed", 2, "Bob", None)]


def test_it_is_in_the_order_of_its_days_however_it_came(database: Database, put: Callable) -> None:
    put(RED, as_at=JULY)
    put(FIRST, as_at=AUGUST)
    assert [one.status_date for one in state(database).history] == [
        date(2025, 12, 9),
        date(2026, 2, 3),
    ]


def test_an_earlier_moment_knows_only_what_was_known(database: Database, put: Callable) -> None:
    put(FIRST, as_at=JULY)
    add(database, version(date(2026, 3, 1), words="In other words"))
    moment = utc_now()
    put(SECOND, as_at=AUGUST)
    add(database, version(date(2026, 3, 1), words="In yet other words"))
    then = read_board(database, uk_time(moment).date(), moment).by_id["2a.2"]
    assert told(then) == [("On the way", 1, False)]
    assert then.milestone.words == "In other words"


SLIPS = {
    "nothing, and overdue": ([], (9, 0, "2026-01")),
    "once, and overdue again": ([RED], (9, 1, "2026-09")),
    "once, and still ahead": ([RED.replace("2026-09", "2026-12")], (11, 1, "2026-12")),
    "twice": (
        [
            RED,
            RED.replace("2026-02", "2026-09").replace(
                "03,Red,Missed,2026-09", "30,Red,Missed,2027-01"
            ),
        ],
        (12, 2, "2027-01"),
    ),
    "the same month again": ([RED, "2a.2,2026-03-03,Amber,,2026-09,\n"], (9, 1, "2026-09")),
    "moved on and back": (
        ["2a.2,2026-02-03,Red,,2027-03,\n", "2a.2,2026-03-03,Amber,,2026-12,\n"],
        (11, 1, "2026-12"),
    ),
    "brought forward": (["2a.2,2025-09-01,Blue,,2025-11,Board\n"], (0, 0, "2025-11")),
    "signed off late": ([RED, "2a.2,2026-10-01,Blue,,,Board\n"], (9, 1, "2026-09")),
    "signed off early after all": ([RED, "2a.2,2026-07-01,Blue,,,Board\n"], (6, 1, "2026-09")),
}


@pytest.mark.parametrize(("rows", "wanted"), SLIPS.values(), ids=SLIPS)
def test_slipped_months_are_counted_from_the_printed_plan(
    database: Database, put: Callable, rows: list[str], wanted: tuple[int, int, str]
) -> None:
    if rows:
        put(*rows)
    found = state(database)
    assert (found.slipped_months, found.slips, found.due) == wanted
    assert found.planned_due == "2026-01"


def test_a_milestone_that_recurs_slips_by_nothing(database: Database, put: Callable) -> None:
    put("4c.4,2026-02-03,Red,,2026-12,\n")
    found = state(database, "4c.4")
    assert (found.planned_due, found.due, found.slipped_months, found.slips) == (
        None,
        "2026-12",
        0,
        0,
    )


def test_a_new_version_counts_from_its_day_and_the_printed_month_is_kept(
    database: Database,
) -> None:
    add(database, version(date(2026, 3, 1), due="2026-06", words="In other words"))
    before, after = (state(database, today=day) for day in (date(2026, 2, 28), date(2026, 3, 1)))
    assert (before.due, before.slips, before.milestone.words) == (
        "2026-01",
        0,
        load_plan().milestone("2a.2").words,
    )
    assert (after.due, after.slips, after.slipped_months, after.milestone.words) == (
        "2026-06",
        1,
        5,
        "In other words",
    )
    assert (after.planned_due, after.revised_due, [day for day, _ in after.versions]) == (
        "2026-01",
        None,
        [load_plan().date, date(2026, 3, 1)],
    )
    days = (date(2026, 1, 1), date(2026, 2, 28), date(2026, 3, 1))
    assert [after.deadline_on(day) for day in days] == [
        date(2026, 1, 31),
        date(2026, 1, 31),
        date(2026, 6, 30),
    ]


@pytest.mark.parametrize(
    ("start", "due", "wanted"),
    [
        (date(2026, 3, 1), "2026-06", ("2026-06", None)),  # the plan has the last word
        (date(2026, 1, 10), "2026-06", ("2026-09", "2026-09")),  # the update has
        (date(2026, 3, 1), "2026-01", ("2026-09", "2026-09")),  # only its words were changed
    ],
)
def test_the_month_that_was_set_last_counts(
    database: Database, put: Callable, start: date, due: str, wanted: tuple[str, str | None]
) -> None:
    put(RED)
    add(database, version(start, due=due, words="In other words"))
    found = state(database)
    assert (found.due, found.revised_due) == wanted


def test_an_added_milestone_is_on_the_board_in_its_place(database: Database, put: Callable) -> None:
    add(database, version(date(2026, 3, 1), "1d.1"))
    put("1d.1,2026-04-01,Green,Begun,,\n")
    ids = [one.milestone.id for one in board(database).states]
    assert ids.index("1d.1") == ids.index("1d.11") - 1
    assert len(ids) == len(load_plan().milestones) + 1
    found = state(database, "1d.1")
    assert (found.section, found.action, found.status, found.planned_due, found.slips) == (
        1,
        "1d",
        "Green",
        "2026-12",
        0,
    )
    assert "1d.1" not in board(database, date(2026, 2, 28)).by_id


def test_other_leads_count_from_their_day(database: Database) -> None:
    heading = ActionHeading(id="2a", title="As it is called now", leads=("New lead", "Other lead"))
    add(database, PlanChange(from_date=date(2026, 3, 1), reason="She left", action=heading))
    leads = [state(database, today=day).lead for day in (date(2026, 2, 28), date(2026, 3, 1))]
    assert leads == ["; ".join(load_plan().action("2a").leads), "New lead; Other lead"]
    assert board(database).plan.action("2a").title == "As it is called now"


def test_what_was_held_is_what_was_recorded_and_for_one_without_end_what_was_signed_off(
    database: Database, put: Callable
) -> None:
    put(
        "4c.2,2026-08-03,Blue,,,Board\n",
        "4c.2,2026-09-03,Green,,,\n",
        "4a.5,2026-01-20,Blue,,,Board\n",
    )
    add(
        database,
        Occurrence(milestone="4c.2", held_on=date(2025, 9, 1)),
        Occurrence(milestone="4a.5", held_on=date(2026, 2, 2)),
    )
    found = board(database).by_id
    held = {id: found[id].occurrences for id in ("4c.2", "4a.5", "2a.2")}
    assert held["2a.2"] is None and (found["2a.2"].last_held, found["2a.2"].next_due) == (
        None,
        None,
    )
    assert held["4c.2"] and held["4c.2"].held_on == (date(2025, 9, 1), date(2026, 8, 3))
    assert held["4a.5"] and held["4a.5"].held_on == (date(2026, 2, 2),)
    assert (found["4c.2"].last_held, found["4c.2"].next_due) == (
        date(2026, 8, 3),
        date(2027, 5, 31),
    )
    assert held["4c.2"].on_time == (1, 2)


def test_what_was_held_counts_up_to_the_readers_day_and_not_the_newest_upload(
    database: Database, put: Callable
) -> None:
    put("4a.5,2026-01-20,Green,,,\n", as_at=date(2026, 2, 28))
    add(database, Occurrence(milestone="4a.5", held_on=date(2026, 3, 2)))
    occurred = state(database, "4a.5", today=date(2026, 3, 31)).occurrences
    assert occurred is not None
    assert [window.state for window in occurred.windows] == ["missed", "missed", "held"]


SINCE = {
    "never heard of": ([], OCTOBER, date(2025, 5, 28)),
    "a quarter to the day": ([RED], date(2026, 5, 3), None),
    "a day longer": ([RED], date(2026, 5, 4), date(2026, 2, 3)),
    "at the end of a short month": (["2a.2,2025-11-30,Green,,,\n"], date(2026, 2, 28), None),
    "signed off": (["2a.2,2025-11-30,Blue,,,Board\n"], OCTOBER, None),
}


@pytest.mark.parametrize(("rows", "as_at", "since"), SINCE.values(), ids=SINCE)
def test_silence_of_more_than_a_quarter_is_told(
    database: Database, put: Callable, rows: list[str], as_at: date, since: date | None
) -> None:
    if rows:
        put(*rows)
    assert silent_since(state(database), as_at) == since


def test_an_occurrence_breaks_the_silence_and_an_added_milestone_is_new(database: Database) -> None:
    add(
        database,
        Occurrence(milestone="4a.5", held_on=date(2026, 9, 2)),
        version(date(2026, 9, 1), "1d.1"),
    )
    found = board(database).by_id
    assert [silent_since(found[id], OCTOBER) for id in ("4a.5", "1d.1")] == [None, None]
    assert silent_since(replace(found["4a.5"], occurrences=None), OCTOBER) == date(2025, 5, 28)
