"""The same day and seed give the same text, and a month more adds to the lists without rewriting
them."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from data.demonstration import as_at, generate
from data.extracts import extracts

Tables = dict[str, pd.DataFrame]
OPEN = ["", "A"]
"""What a cell holds while its story goes on: nothing, or a decision yet to be made."""


@pytest.mark.parametrize(
    ("until", "last_day"),
    [
        (date(2026, 11, 23), date(2026, 10, 31)),
        (date(2026, 10, 31), date(2026, 10, 31)),
        (date(2026, 10, 30), date(2026, 9, 30)),
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2028, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_as_at_date_ends_the_last_complete_month(until: date, last_day: date) -> None:
    assert as_at(until) == last_day


def test_the_same_day_and_seed_give_the_same_text(texts: dict[str, str]) -> None:
    assert generate(date(2026, 11, 23), seed=943) == texts


def test_a_day_within_the_month_changes_nothing(texts: dict[str, str]) -> None:
    assert generate(date(2026, 11, 2)) == texts


def test_another_seed_gives_other_lists(texts: dict[str, str]) -> None:
    other = generate(date(2026, 11, 23), seed=1)
    assert {name for name in texts if other[name] == texts[name]} == {"nd_providers"}


@pytest.mark.parametrize("until", [date(2025, 7, 1), date(2026, 1, 31), date(2026, 9, 30)])
def test_a_later_list_keeps_every_earlier_row_and_only_fills_in_what_was_open(
    until: date, tables: Tables, tables_until: Callable[[date], Tables]
) -> None:
    for name, earlier in tables_until(until).items():
        keys = list(extracts()[name].keys)
        then, now = earlier.set_index(keys), tables[name].set_index(keys)
        assert then.index.difference(now.index).empty, name
        now = now.loc[then.index]
        changed = (then != now) & ~then.isin(OPEN)
        assert not changed.any(axis=None), (name, then[changed.any(axis=1)])


def test_a_month_more_adds_rows(tables: Tables, tables_until: Callable[[date], Tables]) -> None:
    earlier = tables_until(date(2026, 9, 30))
    unchanged = {name for name, table in tables.items() if len(table) == len(earlier[name])}
    assert unchanged <= {"ambassadors", "nd_providers", "ld_employment", "lesson_observations"}


def test_a_day_before_the_first_milestone_update_is_refused() -> None:
    assert generate(date(2025, 6, 30))["milestone_updates"].count("\n") > 1
    with pytest.raises(ValueError, match="30/06/2025"):
        generate(date(2025, 6, 29))
