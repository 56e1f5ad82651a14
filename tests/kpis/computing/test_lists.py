"""Lists of who waits now, one after the other in any order, undone and redone: who had left by when,
and every figure of the months, against a plain walk through them."""

from collections.abc import Iterator
from datetime import date, datetime

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.record import Batch
from data.sql import SQL_TYPES
from data.store import make_current
from kpis.computing.compute import compute
from kpis.computing.standing import Stocks
from kpis.measures import measures
from tests.data.plain_lists import Listed, Row, rows_now
from tests.kpis.plain_measures import PLAIN
from tests.kpis.plain_waits import COMPANIONS
from tests.sampling import sample

NAME = "nd_waits"
COLUMNS = extracts()[NAME].columns
DAYS = [date(2026, 6, 30), date(2026, 7, 15), date(2026, 7, 31), date(2026, 8, 31)]
AS_AT = date(2026, 9, 30)
FIRST = {"A": date(2026, 3, 31), "B": date(2026, 4, 1), "C": date(2026, 6, 30), "D": DAYS[2]}
"""When each child was referred."""
_MEASURE = measures()["nd_average_wait"]
AVERAGE = _MEASURE.calculation.model_copy(update={"dimensions": ()})
LEFT = next(one.calculation for one in _MEASURE.companions if one.id == "left")


@pytest.fixture(scope="module")
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        columns = ", ".join(f"{one.name} {SQL_TYPES[one.kind]}" for one in COLUMNS)
        made.execute(f"CREATE SCHEMA stored; CREATE TABLE stored.{NAME} (batch INTEGER, {columns})")
        yield made


def row(key: str, as_at: date, ended: str) -> Row:
    """A child as a list has it; a few lists also hold those who were assessed or closed."""
    blank = dict.fromkeys(one.name for one in COLUMNS)
    first, day = FIRST[key], max(FIRST[key], as_at.replace(day=1))
    told = {"referral_id": key, "pathway": "ASD", "provider": "P", "referral_date": first}
    return blank | told | ({ended: day} if ended else {})


@st.composite
def lists(draw: st.DrawFn) -> list[Listed]:
    found = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        as_at = draw(st.sampled_from(DAYS))
        there = [key for key, first in FIRST.items() if first <= as_at]
        held = draw(st.sets(st.sampled_from(there), min_size=1))
        ends = st.sampled_from(["", "", "", "assessment_date", "closed_date"])
        rows = {key: row(key, as_at, draw(ends)) for key in sorted(held)}
        policy = draw(st.sampled_from(["left", "left", "keep", "keep", "remove"]))
        used = draw(st.sampled_from([True, True, False]))
        found.append(Listed(number, as_at, policy, rows, used))
    return found


def put(cursor: duckdb.DuckDBPyConnection, listed: list[Listed]) -> None:
    """The current rows of these lists, as the measures see them."""
    cursor.execute(f"DELETE FROM stored.{NAME}")
    held = [(one.number, *each.values()) for one in listed for each in one.rows.values()]
    cursor.executemany(f"INSERT INTO stored.{NAME} VALUES ({', '.join('?' * len(held[0]))})", held)
    batches = [
        Batch(
            id=one.number,
            extract=NAME,
            as_at=one.as_at,
            missing_policy=one.missing,  # type: ignore[arg-type]
            state="in_use" if one.in_use else "undone",
            at=datetime(2026, 9, 1),
            **dict.fromkeys(("file", "sha256", "by"), ""),
            **dict.fromkeys(("rows", "new", "changed", "unchanged", "missing"), 0),
        )
        for one in listed
    ]
    make_current(cursor, extracts()[NAME], batches)


def left_by(cursor: duckdb.DuckDBPyConnection) -> dict[str, date | None]:
    return dict(cursor.execute(f"SELECT referral_id, left_by FROM {NAME}").fetchall())


@settings(max_examples=sample(8, 2000))
@given(listed=lists())
def test_who_left_by_when_and_every_figure_are_those_of_a_plain_walk(
    cursor: duckdb.DuckDBPyConnection, listed: list[Listed]
) -> None:
    put(cursor, listed)
    now = rows_now(listed)
    assert left_by(cursor) == {key: row["left_by"] for key, row in now.items()}
    rows = {NAME: list(now.values())}
    for calculation, plain in ((AVERAGE, PLAIN["nd_average_wait"]), (LEFT, COMPANIONS["left"])):
        got = [
            tuple(point[2:7])
            for point in compute(cursor, calculation, AS_AT, Stocks([calculation]))
        ]
        assert got == [pytest.approx(one) for one in plain(rows, AS_AT)]


SEQUENCES = {
    "a row that a list lacks left by its date": ("keep AB, left A", {"B": 1}),
    "a row of an earlier list left by the first list that lacks it": (
        "keep AB, keep A, left A, left A",
        {"B": 2},
    ),
    "a row that a later list holds again never left": ("keep AB, left A, left AB", {}),
    "nor did one that a later file to keep holds": ("keep AB, left A, keep B", {}),
    "a file to keep ends no row": ("left AB, keep A, keep A", {}),
    "a row may leave, come back and leave": ("left AB, left A, left AB, left A", {"B": 3}),
    "a removal takes those who left out, too": ("keep AB, left A, remove A", {}),
    "what a removal holds is on the list again": ("keep AB, left A, remove AB", {}),
    "rows of a first list have not left": ("left AB", {}),
    "an undone list says nothing": ("keep AB, undone A, keep A", {}),
}


@pytest.mark.parametrize(("told", "wanted"), SEQUENCES.values(), ids=SEQUENCES)
def test_by_which_list_a_row_left(
    cursor: duckdb.DuckDBPyConnection, told: str, wanted: dict[str, int]
) -> None:
    listed = []
    for number, (policy, keys) in enumerate(part.split() for part in told.split(", ")):
        rows = {key: row(key, DAYS[number], "") for key in keys}
        missing = policy.replace("undone", "left")
        listed.append(Listed(number + 1, DAYS[number], missing, rows, policy != "undone"))
    put(cursor, listed)
    found = {key: day for key, day in left_by(cursor).items() if day}
    assert found == {key: DAYS[number] for key, number in wanted.items()}


@pytest.mark.parametrize(
    ("listed_on", "waiting"),
    [
        (date(2026, 7, 30), {"2026-06": 2, "2026-07": 1}),
        (date(2026, 7, 31), {"2026-06": 2, "2026-07": 1}),
        (date(2026, 8, 1), {"2026-06": 2, "2026-07": 2, "2026-08": 1}),
    ],
)
def test_who_left_counts_at_month_ends_before_the_list_and_not_on_its_day(
    cursor: duckdb.DuckDBPyConnection, listed_on: date, waiting: dict[str, int]
) -> None:
    both = {key: row(key, DAYS[0], "") for key in "AB"}
    put(
        cursor,
        [Listed(1, DAYS[0], "keep", both), Listed(2, listed_on, "left", {"A": both["A"]})],
    )
    found = {point[2]: point[4] for point in compute(cursor, AVERAGE, AS_AT, Stocks([AVERAGE]))}
    assert {month: found[month] for month in waiting} == waiting
