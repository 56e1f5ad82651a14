"""A stock at month ends, beside plain loops over every spell and every month end."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any, NamedTuple

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpis import months
from kpis.computing.middle import group_middle
from kpis.computing.standing import Stocks
from kpis.definitions import Calculation
from kpis.definitions.measure import Statistic
from tests.sampling import sample

LAST = date(2026, 6, 30)
BANDS = "CASE WHEN days < 10 THEN 'short' WHEN days < 91 THEN 'middle' ELSE 'long' END"
LATE, FROM_THE_END = "days >= 91", "days >= day(month_end) AND days < 45"
HITS = {
    LATE: lambda days, end: days >= 91,
    FROM_THE_END: lambda days, end: end.day <= days < 45,
}


class Spell(NamedTuple):
    since: date | None
    until: date | None
    batch: int
    place: str | None


def band(days: int) -> str:
    return "short" if days < 10 else "middle" if days < 91 else "long"


days = st.dates(date(2025, 9, 1), date(2026, 7, 20))
near = st.sampled_from([date(2026, 1, 31), *(date(2026, 2, day) for day in (1, 9, 10, 28))])
spells = st.lists(
    st.builds(
        Spell,
        st.one_of(near, days, st.none()),
        st.one_of(st.none(), near, days),
        st.integers(1, 2),
        st.sampled_from(["Barrow", "Eden", None]),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def ends(last: date) -> Iterator[date]:
    month = "2025-09"
    while months.last_day(month) <= last:
        yield months.last_day(month)
        month = months.add(month, 1)


def fill(cursor: duckdb.DuckDBPyConnection, rows: list[Spell]) -> None:
    cursor.execute(
        "CREATE OR REPLACE TABLE spell (since DATE, until DATE, batch INTEGER, place VARCHAR)"
    )
    if rows:
        cursor.executemany("INSERT INTO spell VALUES (?, ?, ?, ?)", rows)


def grouped(
    cursor: duckdb.DuckDBPyConnection, calculation: Calculation, stocks: Stocks | None = None
) -> dict[tuple, dict[str, Any]]:
    if calculation.statistic == "median":
        group_middle(cursor, calculation, LAST)
    else:
        (stocks or Stocks([calculation])).group(cursor, calculation, LAST)
    found = cursor.execute("FROM grouped")
    names = [one[0] for one in found.description or ()]
    told = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {(one["month"], *(one[name] for name in calculation.dimensions)): one for one in told}


def standing(rows: list[Spell]) -> Iterator[tuple[date, int, Spell]]:
    """Each spell at each month end at which it stands, and the days that it has lasted."""
    for end in ends(LAST):
        for row in rows:
            if row.since and row.since <= end and (row.until is None or row.until > end):
                yield end, (end - row.since).days, row


def stock(statistic: Statistic, *dimensions: str, only: str = "", derive: str = "") -> Calculation:
    return Calculation(
        cases="FROM spell",
        basis="stock",
        statistic=statistic,
        derive=derive,
        dimensions=dimensions,
        only_cases=only,
    )


LATE_BY_PLACE = stock("share", "place", derive=f"{LATE} AS hit")
IN_EDEN = stock("share", derive=f"{FROM_THE_END} AS hit", only="place = 'Eden'")
BY_BAND = stock("mean", "band", derive=f"{BANDS} AS band")
LONGEST = stock("longest", "place", "batch")
SHARING = (LATE_BY_PLACE, IN_EDEN, BY_BAND, LONGEST)


@settings(max_examples=sample(40, 1000))
@given(rows=spells, derive=st.sampled_from(sorted(HITS)))
def test_counts_hits_days_and_batches_are_those_of_every_spell_by_itself(
    cursor: duckdb.DuckDBPyConnection, rows: list[Spell], derive: str
) -> None:
    wanted: dict[tuple, list[tuple[int, bool, int]]] = defaultdict(list)
    for end, lasted, row in standing(rows):
        hit = HITS[derive](lasted, end)
        wanted[end.replace(day=1), row.place].append((lasted, hit, row.batch))
    fill(cursor, rows)
    found = grouped(cursor, stock("share", "place", derive=f"{derive} AS hit"))
    assert {
        key: (one["cases"], one["hits"], one["total"], one["greatest_days"], sorted(one["batches"]))
        for key, one in found.items()
    } == {
        key: (
            len(each),
            sum(hit for _, hit, _ in each),
            sum(lasted for lasted, _, _ in each),
            max(lasted for lasted, _, _ in each),
            sorted({batch for *_, batch in each}),
        )
        for key, each in wanted.items()
    }


@settings(max_examples=sample(20, 500))
@given(rows=spells)
def test_what_is_derived_may_be_broken_down_by(
    cursor: duckdb.DuckDBPyConnection, rows: list[Spell]
) -> None:
    wanted: dict[tuple, list[int]] = defaultdict(list)
    for end, lasted, _ in standing(rows):
        wanted[end.replace(day=1), band(lasted)].append(lasted)
    fill(cursor, rows)
    found = grouped(cursor, BY_BAND)
    assert {key: (one["cases"], one["total"]) for key, one in found.items()} == {
        key: (len(each), sum(each)) for key, each in wanted.items()
    }


@settings(max_examples=sample(20, 500))
@given(rows=spells)
def test_median_is_that_of_every_spell_by_itself(
    cursor: duckdb.DuckDBPyConnection, rows: list[Spell]
) -> None:
    wanted: dict[tuple, list[int]] = defaultdict(list)
    for end, lasted, _ in standing(rows):
        wanted[(end.replace(day=1),)].append(lasted)
    fill(cursor, rows)
    found = grouped(cursor, stock("median"))
    assert {key: one["middle"] for key, one in found.items()} == {
        key: median(each) for key, each in wanted.items()
    }


@settings(max_examples=sample(30, 500))
@given(rows=spells, order=st.permutations(SHARING))
@example(rows=[Spell(date(2026, 1, at), None, 1, "Eden") for at in range(1, 32)], order=SHARING)
def test_calculations_of_the_same_cases_share_what_stands_and_each_is_as_by_itself(
    cursor: duckdb.DuckDBPyConnection, rows: list[Spell], order: Sequence[Calculation]
) -> None:
    fill(cursor, rows)
    stocks = Stocks(SHARING)
    shared = [as_sets(grouped(cursor, one, stocks)) for one in order]
    fill(cursor, [])  # what stands was made of the first, and is not made again
    again = [as_sets(grouped(cursor, one, stocks)) for one in order]
    fill(cursor, rows)
    assert shared == again == [as_sets(grouped(cursor, one)) for one in order]


@settings(max_examples=sample(20, 500))
@given(rows=spells)
def test_only_the_cases_that_count_are_counted(
    cursor: duckdb.DuckDBPyConnection, rows: list[Spell]
) -> None:
    fill(cursor, rows)
    found = as_sets(grouped(cursor, IN_EDEN, Stocks(SHARING)))
    fill(cursor, [row for row in rows if row.place == "Eden"])
    assert found == as_sets(grouped(cursor, IN_EDEN.model_copy(update={"only_cases": ""})))


def as_sets(found: dict[tuple, dict[str, Any]]) -> dict[tuple, dict[str, Any]]:
    return {key: one | {"batches": sorted(one["batches"])} for key, one in found.items()}


def test_a_month_is_cut_only_where_a_month_end_tells_its_days_apart(
    cursor: duckdb.DuckDBPyConnection,
) -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=at % 31) for at in range(310)]
    rows = [Spell(day, over, 1, "Eden") for day in days for over in (None, date(2026, 2, 10))]
    fill(cursor, rows)
    found = grouped(cursor, stock("share", derive=f"{LATE} AS hit"))
    (pieces,) = cursor.execute("SELECT count(DISTINCT piece) FROM starts").fetchall()[0]
    assert pieces == 2  # 91 days before the end of April is 29 January
    assert found[(date(2026, 4, 1),)]["hits"] == 290
