"""Updates written in the dashboard: all or none, by the plan's rules and the form's, and nothing
overwritten unseen."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest

from data.loading.load import LoadResult
from data.reader import Reader
from data.store import Database
from data.store.records import records
from data.store.undo import undo
from kpis.milestones import updating
from kpis.milestones.board import Board, MilestoneState, read_board
from kpis.milestones.update_rules import COMPLETE, ENDLESS, ONLY_RED, STATUSLESS, possible
from kpis.milestones.updating import NAMELESS, NOTHING_NEW, Outcome, Reported, UpdateFault, report
from kpis.record.entry_faults import NO_DATE

Loader = Callable[..., LoadResult]
TODAY = date(2026, 1, 20)
HEAD = "milestone_id,status_date,status,revised_due,signed_off_by\n"
AMBER = Reported("2a.2", "Amber", date(2026, 1, 15), "Two providers are late")
GREEN = Reported("3e.5", "Green", TODAY, "On the way")


def board(database: Database) -> Board:
    return read_board(database, TODAY)


def state(database: Database, id: str) -> MilestoneState:
    return board(database).by_id[id]


def send(
    database: Database,
    *reported: Reported,
    author: str = "Ann Lead",
    seen: dict[str, int] | None = None,
) -> Outcome:
    """Report as somebody who has just read everything, unless `seen` says otherwise."""
    read = {one.milestone.id: one.newest_batch for one in board(database).states}
    return report(database, reported, Reader(author), read if seen is None else seen, TODAY)


def test_several_updates_are_one_upload(database: Database) -> None:
    assert send(database, AMBER, GREEN, author=" Ann Lead ") == Outcome(1, [])
    with database.reading() as cursor:
        (batch,) = records(cursor).batches()
    assert (batch.extract, batch.by, batch.file, batch.as_at, batch.rows) == (
        "milestone_updates",
        "Ann Lead",
        "Written in the dashboard",
        TODAY,
        2,
    )
    assert (state(database, "2a.2").status, state(database, "3e.5").status) == ("Amber", "Green")
    assert board(database).as_at == TODAY


TEXTS = [
    "=1+1",
    "+44 1539",
    "-5 places",
    "@all",
    "'quoted",
    'two\nlines, and "marks"',
    "Ærøskøbing – 5 %",
    "a" * 10_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=[text[:8] for text in TEXTS])
def test_text_is_stored_as_it_was_typed(database: Database, text: str) -> None:
    link = "https://example.org/minutes?a=1&b=2"
    send(database, Reported("2a.2", "Blue", TODAY, text, None, "=The Board", link))
    latest = state(database, "2a.2").latest
    assert latest is not None
    assert (latest.text, latest.signed_off_by, latest.evidence) == (text, "=The Board", link)


def test_line_ends_of_a_browser_are_those_of_the_store(database: Database) -> None:
    send(database, Reported("2a.2", "Green", TODAY, "one\r\ntwo\rthree"))
    latest = state(database, "2a.2").latest
    assert latest is not None
    assert latest.text == "one\ntwo\nthree"


LATE = (
    "The deadline, 31 October 2025, had passed on this day, so the plan calls it Red (with a new "
    "deadline) or Blue (signed off). Give one of them; or correct the day if it is wrong."
)
FUTURE = "The date is in the future. Give the day on which it was so."
BEFORE = (
    "The last update is of 15/01/2026: give that day or a later one. Only a file may bring history."
)
LINK = "Give a link that begins with https:// or http://, without spaces."
SIGN = "Blue means completed and signed off: say who signed it off."
RED = "Red needs a new completion deadline: a month that ends after the date of the update."
EARLY = (
    "Red means that the deadline has been missed, and it is 31/01/2026. Choose Amber where it is "
    "likely to be missed: Red, with a new deadline, is for the time after it."
)
FAULTY: dict[str, tuple[list[Reported], list[tuple[str, str, str]]]] = {
    "in the future": (
        [Reported("3e.5", "Green", date(2026, 1, 21))],
        [("3e.5", "status_date", FUTURE)],
    ),
    "before the last": (
        [Reported("2a.2", "Green", date(2026, 1, 14))],
        [("2a.2", "status_date", BEFORE)],
    ),
    "no link": (
        [Reported("3e.5", "Green", TODAY, evidence="the minutes")],
        [("3e.5", "evidence", LINK)],
    ),
    "a script": (
        [Reported("3e.5", "Green", TODAY, evidence="javascript:alert(1)")],
        [("3e.5", "evidence", LINK)],
    ),
    "twice": (
        [GREEN, GREEN],
        [("3e.5", "milestone_id", "Milestone 3e.5 is there twice. Keep one update of it.")],
    ),
    "nobody signed": ([Reported("3e.5", "Blue", TODAY)], [("3e.5", "signed_off_by", SIGN)]),
    "Red without a month": ([Reported("3e.4", "Red", TODAY)], [("3e.4", "revised_due", RED)]),
    "Red on a month that has passed": (
        [Reported("3e.4", "Red", TODAY, revised_due="2025-12")],
        [("3e.4", "revised_due", RED)],
    ),
    "the second of two": (
        [
            Reported("1a.5", "Green", TODAY, "two\nlines"),
            Reported("3e.4", "Red", TODAY, revised_due="2026-01"),
        ],
        [],
    ),
    "both, each by its own": (
        [Reported("1a.5", "Blue", TODAY, "two\nlines"), Reported("3e.4", "Red", TODAY)],
        [("1a.5", "signed_off_by", SIGN), ("3e.4", "revised_due", RED)],
    ),
    "Red before the deadline": (
        [Reported("3e.5", "Red", TODAY, revised_due="2026-06")],
        [("3e.5", "status", EARLY)],
    ),
    "Red on its last day": (
        [Reported("3e.4", "Red", date(2025, 10, 31), revised_due="2026-06")],
        [("3e.4", "status", EARLY.replace("31/01/2026", "31/10/2025"))],
    ),
    "Red the day after": ([Reported("3e.4", "Red", date(2025, 11, 1), revised_due="2026-06")], []),
    "Red without a deadline": (
        [Reported("4c.1", "Red", TODAY, revised_due="2026-06")],
        [("4c.1", "status", ENDLESS)],
    ),
    "a new month with Blue": (
        [Reported("3e.5", "Blue", TODAY, None, "2026-06", "Board")],
        [("3e.5", "revised_due", COMPLETE)],
    ),
    "a new month with Amber": (
        [Reported("3e.5", "Amber", TODAY, None, "2026-06")],
        [("3e.5", "revised_due", ONLY_RED)],
    ),
    "a new month with Grey": (
        [Reported("3e.5", "Grey", TODAY, None, "2026-06")],
        [("3e.5", "revised_due", ONLY_RED)],
    ),
    "late, with a new month": (
        [Reported("3e.4", "Green", TODAY, None, "2026-06")],
        [("3e.4", "revised_due", ONLY_RED), ("3e.4", "status", LATE)],
    ),
    "no status and no date": (
        [Reported("3e.5", None, None, "Kept")],
        [("3e.5", "status", STATUSLESS), ("3e.5", "status_date", NO_DATE)],
    ),
    "no sign-off and no date": (
        [Reported("3e.5", "Blue", None)],
        [("3e.5", "status_date", NO_DATE), ("3e.5", "signed_off_by", SIGN)],
    ),
    "nothing": ([], [("", "", NOTHING_NEW)]),
    "nothing new": ([AMBER], [("", "", NOTHING_NEW)]),
    "too long": (
        [Reported("3e.5", "Green", TODAY, "a" * 10_001)],
        [("3e.5", "update", "The update has 10,001 characters and may have 10,000. Shorten it.")],
    ),
}


@pytest.mark.parametrize(("reported", "faults"), FAULTY.values(), ids=FAULTY)
def test_what_is_refused_is_said_by_milestone_and_column_and_nothing_is_stored(
    database: Database, reported: Sequence[Reported], faults: list[tuple[str, str, str]]
) -> None:
    send(database, AMBER)
    before = board(database)
    outcome = send(database, *reported)
    assert outcome.faults == [UpdateFault(*fault) for fault in faults]
    assert (outcome.batch is None, board(database) == before) == (bool(faults), bool(faults))


def test_nobody_writes_without_a_name(database: Database) -> None:
    assert send(database, GREEN, author="  ") == Outcome(None, [UpdateFault("", "", NAMELESS)])


def test_all_that_is_wrong_with_a_press_is_told_at_once(database: Database) -> None:
    outcome = send(
        database, Reported("3e.5", "Blue", date(2026, 1, 21), evidence="minutes"), author=" "
    )
    assert outcome.faults == [
        UpdateFault("", "", NAMELESS),
        UpdateFault("3e.5", "status_date", FUTURE),
        UpdateFault("3e.5", "evidence", LINK),
        UpdateFault("3e.5", "signed_off_by", SIGN),
    ]
    assert outcome.batch is None


@pytest.mark.parametrize(
    ("id", "day", "statuses"),
    [
        ("3e.4", date(2025, 10, 31), "Blue Green Amber Grey"),
        ("3e.4", date(2025, 11, 1), "Blue Red"),
        ("4c.1", date(2030, 1, 1), "Blue Green Amber Grey"),
    ],
)
def test_which_statuses_are_possible_is_known_before_one_is_sent(
    database: Database, id: str, day: date, statuses: str
) -> None:
    assert " ".join(possible(state(database, id), day)) == statuses


def test_one_faulty_update_keeps_all_back(database: Database) -> None:
    assert send(database, GREEN, Reported("2a.2", "Red", TODAY)).batch is None
    assert not board(database).loaded


def test_a_second_entry_of_a_day_corrects_the_first_and_can_be_corrected_back(
    database: Database,
) -> None:
    """The words of the first entry again are no news to the loader, and are all the same what now
    counts."""
    first, second = AMBER, Reported("2a.2", "Green", AMBER.status_date)
    assert [send(database, one).batch for one in (first, second, first)] == [1, 2, 3]
    found = state(database, "2a.2")
    assert (found.status, [one.status for one in found.updates]) == ("Amber", ["Amber"])
    assert [(one.status, one.batch, one.superseded) for one in found.history] == [
        ("Amber", 1, True),
        ("Green", 2, True),
        ("Amber", 3, False),
    ]


def test_what_somebody_else_saved_meanwhile_is_said_and_nothing_is_overwritten(
    database: Database,
) -> None:
    seen = {"2a.2": state(database, "2a.2").newest_batch}
    assert send(database, AMBER, author="Bob Lead").batch == 1
    outcome = send(database, Reported("2a.2", "Green", TODAY), GREEN, seen=seen)
    assert outcome.batch is None
    assert [fault.milestone for fault in outcome.faults] == ["2a.2"]
    assert (
        "In the meantime Bob Lead reported Amber of 15/01/2026 on 2a.2. Nothing was stored."
        in outcome.faults[0].words
    )
    assert (state(database, "2a.2").status, state(database, "3e.5").status) == ("Amber", "Grey")
    assert send(database, Reported("2a.2", "Green", TODAY), GREEN).batch == 2


def test_an_import_meanwhile_counts_and_that_of_another_milestone_does_not(
    database: Database, loader: Loader
) -> None:
    loader("milestone_updates", HEAD + "2a.3,2026-01-10,Green,,\n", as_at=TODAY)
    assert send(database, AMBER, seen={}).batch == 2
    assert send(database, Reported("2a.3", "Amber", TODAY), seen={}).batch is None


def test_an_undo_meanwhile_is_said(database: Database) -> None:
    send(database, AMBER)
    seen = {"2a.2": state(database, "2a.2").newest_batch}
    undo(database, 1, Reader("Bob"))
    (fault,) = send(database, Reported("2a.2", "Green", TODAY), seen=seen).faults
    assert fault.words.startswith(
        "In the meantime an update of 2a.2 was undone. Nothing was stored."
    )


def test_what_is_saved_between_reading_and_writing_counts_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = updating._faults

    def meanwhile(*given: Any) -> Iterator[UpdateFault]:
        monkeypatch.setattr(updating, "_faults", real)
        assert send(database, AMBER, author="Bob Lead").batch == 1
        return real(*given)

    monkeypatch.setattr(updating, "_faults", meanwhile)
    outcome = send(database, Reported("2a.2", "Green", TODAY), GREEN)
    assert [(fault.milestone, "Bob Lead" in fault.words) for fault in outcome.faults] == [
        ("2a.2", True)
    ]
    assert (
        outcome.batch,
        state(database, "2a.2").newest_batch,
        state(database, "3e.5").status,
    ) == (None, 1, "Grey")


def test_of_two_who_save_at_one_moment_one_is_told(database: Database) -> None:
    start = Barrier(2)

    def save(author: str) -> Outcome:
        start.wait()
        return report(
            database, [Reported("2a.2", "Amber", TODAY, author)], Reader(author), {"2a.2": 0}, TODAY
        )

    for _ in range(3):
        with ThreadPoolExecutor(2) as threads:
            outcomes = list(threads.map(save, ("Ann", "Bob")))
        stored = [outcome.batch for outcome in outcomes if outcome.batch]
        (told,) = [outcome for outcome in outcomes if outcome.batch is None]
        (update,) = state(database, "2a.2").history
        assert (
            f"In the meantime {update.by} reported Amber of 20/01/2026 on 2a.2."
            in told.faults[0].words
        )
        assert [update.batch] == stored
        undo(database, update.batch, Reader("test"))


def test_a_refusal_leaves_no_file_behind_and_no_trace(database: Database) -> None:
    with database.reading() as cursor:
        before = records(cursor).stored().version
    send(database, Reported("2a.2", "Red", TODAY))
    send(database, Reported("2a.2", "Green", TODAY, None, "2026-06"))
    send(database, AMBER, seen={"2a.2": 7})
    with database.reading() as cursor:
        assert records(cursor).stored().version == before
    assert list(database.incoming.iterdir()) == []
