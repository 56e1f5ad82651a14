"""However the rows came in, in one file or several, in this order or that, the figures are the
same."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.record.batches import Missing
from data.store import Database, open_database
from data.store.records import records
from data.store.undo import undo
from kpis.judging.read import read_results
from tests.kpis.generated import NUMBERED, ROWS, Row, numbered, rows_of
from tests.sampling import sample

Load = tuple[list[Row], date, Missing]
"""Rows, as-at date, and what happens to missing ones."""
EXTRACTS = ("meetings", "lesson_observations")
AS_AT = date(2026, 1, 31)
slowly = settings(max_examples=sample(2, 40))


@pytest.fixture(scope="module")
def figures(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str, list[Load]], tuple]]:
    """What these loads give in an otherwise empty database: one database whose batches are undone
    each time."""
    folder = tmp_path_factory.mktemp("batches")
    database = open_database(folder / "batches.duckdb")

    def found(extract: str, loads: list[Load]) -> tuple:
        empty(database)
        for rows, as_at, missing in loads:
            path = folder / "rows.csv"
            path.write_text(csv(extract, rows), encoding="utf-8")
            asked = Request(extract, path, path.name, as_at, Reader("test"), missing)
            result = load(database, asked)
            assert result.status in ("loaded", "already_loaded"), result.problems
        results = read_results(database)
        return results.by_id, results.exact, results.as_at

    yield found
    database.close()


def empty(database: Database) -> None:
    with database.reading() as cursor:
        batches = records(cursor).batches()
    for batch in batches:
        if batch.state == "in_use":
            undo(database, batch.id, Reader("test"))


def csv(extract: str, rows: list[Row]) -> str:
    names = [name for name in extracts()[extract].names if name in rows[0]]
    cells = [["" if row[name] is None else str(row[name]) for name in names] for row in rows]
    return "".join(",".join(line) + "\n" for line in [names, *cells])


@slowly
@given(data=st.data(), extract=st.sampled_from(EXTRACTS))
def test_a_file_cut_in_two_gives_the_same(
    figures: Callable[[str, list[Load]], tuple], data: st.DataObject, extract: str
) -> None:
    rows = data.draw(rows_of(extract).filter(lambda rows: len(rows) >= 2))
    cut = data.draw(st.integers(1, len(rows) - 1))
    parts: list[Load] = [(rows[:cut], AS_AT, "keep"), (rows[cut:], AS_AT, "keep")]
    parts = data.draw(st.permutations(parts))
    assert figures(extract, parts) == figures(extract, [(rows, AS_AT, "keep")])


@slowly
@given(data=st.data(), extract=st.sampled_from(EXTRACTS))
def test_the_order_of_loads_does_not_matter(
    figures: Callable[[str, list[Load]], tuple], data: st.DataObject, extract: str
) -> None:
    days = data.draw(
        st.lists(st.dates(date(2026, 1, 1), AS_AT), min_size=2, max_size=3, unique=True)
    )
    loads: list[Load] = []
    for day in sorted(days):
        rows = data.draw(st.lists(ROWS[extract], min_size=1, max_size=5))
        # Some keys are in several files, others in one alone.
        named = numbered(NUMBERED[extract], rows, first=data.draw(st.integers(0, 3)))
        loads.append((named, day, data.draw(st.sampled_from(["keep", "remove"]))))
    # The same rows again are no batch of their own.
    assume(len({csv(extract, rows) for rows, _, _ in loads}) == len(loads))
    assert figures(extract, loads) == figures(extract, data.draw(st.permutations(loads)))


WAITS = "referral_id,pathway,provider,referral_date,assessment_date\n"
MEETINGS = "meeting_id,meeting_date,group_name,level,parent_carers_attended\n"


@pytest.mark.parametrize(
    ("measure", "loads", "expected"),
    [
        pytest.param(
            "parent_carer_attendance",
            [
                ("meetings", MEETINGS + "1,2026-01-10,Forum,strategic,1\n", date(2026, 2, 28)),
                ("meetings", MEETINGS + "2,2026-02-10,Forum,strategic,1\n", date(2026, 2, 28)),
            ],
            {"2026-01": (1,), "2026-02": (1, 2)},
            id="twelve months hold the uploads of all of them",
        ),
        pytest.param(
            "parent_carer_attendance",
            [
                ("meetings", MEETINGS + "1,2026-01-10,Forum,strategic,0\n", date(2026, 1, 31)),
                ("meetings", MEETINGS + "1,2026-01-10,Forum,strategic,1\n", date(2026, 2, 28)),
            ],
            {"2026-01": (2,), "2026-02": (2,)},
            id="a row that was corrected is of the upload that corrected it",
        ),
        pytest.param(
            "nd_longest_wait",
            [
                ("nd_waits", WAITS + "1,ASD,A,2026-01-10,2026-02-10\n", date(2026, 2, 28)),
                ("nd_waits", WAITS + "2,ASD,A,2026-01-20,\n", date(2026, 2, 28)),
            ],
            {"2026-01": (1, 2), "2026-02": (2,)},
            id="who waits no longer is no case of the month",
        ),
        pytest.param(
            "nd_provider_gap",
            [
                (
                    "nd_waits",
                    WAITS + "".join(f"a{n},ASD,A,2026-01-10,\n" for n in range(10)),
                    date(2026, 1, 31),
                ),
                (
                    "nd_waits",
                    WAITS + "".join(f"b{n},ASD,B,2026-01-20,\n" for n in range(10)),
                    date(2026, 1, 31),
                ),
                ("nd_waits", WAITS + "c,ASD,C,2026-01-20,\n", date(2026, 1, 31)),
            ],
            {"2026-01": (1, 2)},
            id="a provider too small to count has no part in the gap",
        ),
    ],
)
def test_each_figure_names_the_uploads_of_its_cases(
    database: Database,
    loader: Callable[..., LoadResult],
    measure: str,
    loads: list[tuple[str, str, date]],
    expected: dict[str, tuple[int, ...]],
) -> None:
    for extract, text, as_at in loads:
        assert loader(extract, text, as_at=as_at).status == "loaded"
    found = read_results(database).by_id[measure].series
    assert {point.period: point.batches for point in found} == expected


def test_every_figure_of_every_measure_names_an_upload_of_its_own_extracts(
    examples: Database,
) -> None:
    found = read_results(examples)
    extract_of = {batch.id: batch.extract for batch in found.batches}
    for id, result in found.by_id.items():
        for point in result.series:
            named = {extract_of[batch] for batch in point.batches}
            assert named and named <= set(result.measure.extracts), (id, point)
