"""When a recurring milestone is expected, in which windows it was held, when it is due next, and
how many were on time.

The printed plan is of 28 May 2025, a Wednesday.
"""

from datetime import date
from itertools import pairwise

import pytest

from data.plan import Milestone, load_plan
from kpis.milestones.occurrences import READINGS, WORDS, Occurrences, occurrences

PLAN = date(2025, 5, 28)


def recurred(id: str, *held: str, as_at: str, since: date = PLAN) -> Occurrences:
    """How a milestone of the printed plan recurred, given the days on which it was held."""
    found = occurrences(
        load_plan().milestone(id), since, map(date.fromisoformat, held), date.fromisoformat(as_at)
    )
    assert found is not None
    return found


def spans(found: Occurrences) -> list[str]:
    return [f"{window.first:%d/%m/%y}-{window.last:%d/%m/%y}" for window in found.windows]


WINDOWS = {
    "4c.1": ("2025-06-16", ["02/06/25-08/06/25", "09/06/25-15/06/25", "16/06/25-22/06/25"]),
    "4c.2": ("2026-06-01", ["01/06/25-30/11/25", "01/12/25-31/05/26", "01/06/26-30/11/26"]),
    "4c.4": ("2026-10-31", ["01/06/25-31/05/26", "01/06/26-31/05/27"]),
    "4a.5": ("2026-03-31", ["01/01/26-31/01/26", "01/02/26-28/02/26", "01/03/26-31/03/26"]),
    "1a.5": ("2026-12-01", ["01/07/26-30/09/26", "01/10/26-31/12/26"]),
    "2d.3": ("2027-08-01", ["01/04/27-30/06/27", "01/07/27-30/09/27"]),
    "1b.3": ("2026-10-31", ["01/09/25-28/02/26", "01/03/26-31/08/26", "01/09/26-28/02/27"]),
    "3c.2": ("2026-03-01", ["01/09/25-28/02/26", "01/03/26-31/08/26"]),
    "1b.1": (
        "2026-09-30",
        [
            "01/09/25-31/10/25",
            "01/11/25-31/12/25",
            "01/01/26-15/02/26",
            "16/02/26-31/03/26",
            "01/04/26-31/05/26",
            "01/06/26-31/07/26",
            "01/09/26-31/10/26",
        ],
    ),
}


@pytest.mark.parametrize(("id", "case"), WINDOWS.items(), ids=WINDOWS)
def test_each_rhythm_of_the_plan_has_its_windows(id: str, case: tuple[str, list[str]]) -> None:
    as_at, wanted = case
    assert spans(recurred(id, as_at=as_at)) == wanted


def test_every_milestone_that_recurs_has_windows_and_words_and_no_other_has() -> None:
    recurring = {one.id for one in load_plan().milestones if one.recurs or one.also_recurs}
    found = {one.id: occurrences(one, PLAN, [], date(2028, 1, 1)) for one in load_plan().milestones}
    assert {id for id, one in found.items() if one} == recurring == {*WINDOWS, "4c.3", "4c.5"}
    assert {(one.words, one.reading) for one in found.values() if one} == {
        (WORDS[each], READINGS[each]) for each in WORDS
    }


def test_windows_touch_but_for_august() -> None:
    for id in WINDOWS:
        windows = recurred(id, as_at="2029-12-31").windows
        gaps = {(later.first - earlier.last).days for earlier, later in pairwise(windows)}
        assert gaps == ({1, 32} if id == "1b.1" else {1})


HELD = {
    "none yet": ([], ["missed", "missed", "open"], None, "2026-03-31", (0, 2)),
    "one in each": (
        ["2026-01-01", "2026-02-28", "2026-03-31"],
        ["held"] * 3,
        "2026-03-31",
        "2026-04-30",
        (2, 2),
    ),
    "two in one": (
        ["2026-01-05", "2026-01-20"],
        ["held", "missed", "open"],
        "2026-01-20",
        "2026-03-31",
        (1, 2),
    ),
    "before the first window": (
        ["2025-12-31"],
        ["missed", "missed", "open"],
        "2025-12-31",
        "2026-03-31",
        (0, 2),
    ),
    "not yet": (["2026-04-01"], ["missed", "missed", "open"], None, "2026-03-31", (0, 2)),
}


@pytest.mark.parametrize(("held", "states", "last", "due", "on_time"), HELD.values(), ids=HELD)
def test_monthly_meetings_by_the_end_of_march(
    held: list[str], states: list[str], last: str | None, due: str, on_time: tuple[int, int]
) -> None:
    found = recurred("4a.5", *held, as_at="2026-03-31")
    assert [window.state for window in found.windows] == states
    assert found.last_held == (date.fromisoformat(last) if last else None)
    assert (found.due_next, found.on_time) == (date.fromisoformat(due), on_time)


def test_a_window_is_missed_only_once_its_last_day_is_over() -> None:
    assert [
        recurred("4a.5", as_at=day).windows[0].state for day in ("2026-01-31", "2026-02-01")
    ] == ["open", "missed"]
    assert [recurred("4a.5", as_at=day).on_time for day in ("2026-01-31", "2026-02-01")] == [
        None,
        (0, 1),
    ]


def test_a_window_that_was_held_early_counts_only_once_it_has_ended() -> None:
    assert recurred("4a.5", "2026-01-05", as_at="2026-01-20").on_time is None
    assert recurred("4a.5", "2026-01-05", as_at="2026-02-20").on_time == (1, 1)


@pytest.mark.parametrize(
    ("as_at", "held", "due"),
    [
        ("2026-08-10", [], "2026-10-31"),  # no window is open in August
        ("2026-08-10", ["2026-08-05"], "2026-10-31"),
        ("2026-07-31", ["2026-06-20"], "2026-10-31"),
        ("2025-06-10", [], "2025-10-31"),  # before it begins
    ],
)
def test_due_next_is_the_open_window_or_the_next_one(as_at: str, held: list[str], due: str) -> None:
    assert recurred("1b.1", *held, as_at=as_at).due_next == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("id", "since", "first"),
    [
        ("4c.1", date(2026, 3, 2), date(2026, 3, 2)),  # a Monday
        ("4c.1", date(2026, 3, 3), date(2026, 3, 9)),
        ("4c.2", date(2026, 3, 1), date(2026, 3, 1)),
        ("4c.2", date(2026, 3, 2), date(2026, 4, 1)),
        ("4a.5", date(2026, 5, 12), date(2026, 6, 1)),
        ("1b.1", date(2026, 7, 12), date(2026, 9, 1)),
    ],
)
def test_nothing_is_expected_before_the_plan_asks_for_it(id: str, since: date, first: date) -> None:
    assert recurred(id, as_at="2027-12-31", since=since).windows[0].first == first


def test_a_rhythm_that_a_new_version_gives_counts_from_the_due_month() -> None:
    found = occurrences(
        Milestone(id="1d.1", words="Added", due="2026-11", also_recurs="quarterly"),
        date(2026, 9, 1),
        [],
        date(2027, 3, 1),
    )
    assert found is not None
    assert spans(found) == ["01/11/26-31/01/27", "01/02/27-30/04/27"]
