"""The engine's own reader and ours give the same cells on the same lines, or the engine's gives
up."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.problems import RefusedError
from data.reading import BookLimits, Sought, show_cells
from data.reading.stage import stage
from data.sql import readers
from tests.sampling import sample

HEADER = "person_id,audience,trained_date"
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "a",
            " ",
            "-",
            "NULL",
            "n/a",
            "é",
            " x y ",
            "'",
            "\t",
            "1;5",
            "#",
            "\\",
            "\u00a0",
            "\u2003b",
            "\ufeff",
        ]
    ),
    st.text(
        st.characters(
            codec="utf-8", exclude_characters='",\n\r\0', exclude_categories=["Cc", "Cs"]
        ),
        max_size=6,
    ),
)
LINES = st.lists(
    st.one_of(st.lists(CELLS, min_size=3, max_size=3), st.lists(CELLS, min_size=1, max_size=6)),
    max_size=8,
)
Rows = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def cursor() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(readers())
        yield connection


def read(
    cursor: duckdb.DuckDBPyConnection, folder: Path, text: str, wanted: set[int], *, fast: bool
) -> Rows | None:
    """The cells by line; None where some row cannot be read, or there is none."""
    source, scratch = folder / "source", folder / "scratch.csv"
    source.write_bytes(text.encode())
    try:
        staged = stage(
            cursor, source, scratch, Sought((extracts()["ambassadors"],)), BookLimits(), fast=fast
        )
        show_cells(staged, wanted)
        rows = cursor.execute(
            f"SELECT * EXCLUDE (mark) FROM {staged.rows} ORDER BY line"
        ).fetchall()
    except (RefusedError, duckdb.InvalidInputException):
        return None
    return None if staged.findings.total or not rows else rows


@settings(
    max_examples=sample(60, 1500),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    lines=LINES,
    wanted=st.sets(st.integers(0, 2), min_size=1),
    more=st.sampled_from(["", "\n", "\n\n"]),
)
@example([["a", "b", "c", ""], ["", "", "", "", ""], ["a", "b", "c", "d"]], {0}, "")
@example([["a", "b"], ["a", "b", "c"]], {0}, "")
@example([["a", "b", "c"], [""], ["d", "e", "f"]], {2}, "\n")
@example([["", "", "x"], ["", "", ""]], {0, 1}, "")
@example([["a", "b", "c"], ["Total", "", "1"], ["", "", ""], ["Notes"]], {0, 1}, "")
def test_the_two_ways_of_reading_agree(
    cursor: duckdb.DuckDBPyConnection,
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[list[str]],
    wanted: set[int],
    more: str,
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = HEADER + "\n" + "\n".join(",".join(line) for line in lines) + more
    slow = read(cursor, folder, text, wanted, fast=False)
    fast = read(cursor, folder, text, wanted, fast=True)
    # Where the engine gives up the file is read again, slowly; it never goes on where ours would
    # not.
    assert fast is None or fast == slow


@settings(max_examples=sample(200, 3000))
@given(cell=st.text(st.sampled_from("nNuUlL/aA- .x"), max_size=5))
@example(cell="NENC")
@example(cell="NulL")
@example(cell="nul")
@example(cell="N/a")
@example(cell="n/A")
@example(cell=" n/A ")
def test_text_in_ascii_is_cleaned_as_any_other(
    cursor: duckdb.DuckDBPyConnection, cell: str
) -> None:
    ((quickly, thoroughly),) = cursor.execute(
        "SELECT cleaned_ascii(cell), cleaned(cell) FROM (SELECT $cell AS cell)", {"cell": cell}
    ).fetchall()
    assert quickly == thoroughly
