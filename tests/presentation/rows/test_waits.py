"""The tables of waits, over the example extracts, as plain values."""

import pytest

from kpis.definitions import at
from kpis.definitions.shown import Shown
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE
from presentation.rows.waits import months_table, split_table
from presentation.words.measures.findings import waiting_part_name

SPLITS = ("provider", "pathway", "icb", "area")


@pytest.mark.parametrize("dimension", SPLITS)
def test_most_waiting_first_and_few_waiting_last_without_a_number(
    found: Results, dimension: str
) -> None:
    table = split_table(found, dimension)
    waiting = [row[1] for row in table.rows]
    shown = [int(count.replace(",", "")) for count in waiting if count != "under 10"]
    assert shown == sorted(shown, reverse=True)
    assert waiting[len(shown) :] == ["under 10"] * (len(waiting) - len(shown))
    assert all(set(row[2:]) == {"–"} for row in table.rows[len(shown) :])
    assert all(len(row) == len(table.head) for row in table.rows)


@pytest.mark.parametrize("dimension", SPLITS)
def test_each_part_has_a_column_of_months_that_hides_what_is_hidden(
    found: Results, dimension: str
) -> None:
    table, parts = months_table(found, dimension), found.breakdown(AVERAGE, dimension)
    assert len(table.rows) == 12
    columns = {waiting_part_name(name): points for name, points in parts.items()}
    periods = [point.period for point in found.by_id[AVERAGE].series][-12:][::-1]
    for place, name in enumerate(table.head[1:], start=1):
        for row, period in zip(table.rows, periods, strict=True):
            figure = at(columns[name], period)
            assert (row[place] == "under 10") == (
                figure is not None and not isinstance(figure, Shown)
            )
            assert (row[place] == "–") == (figure is None)
    assert bool(table.note) == any("–" in row for row in table.rows)


def test_a_board_is_called_so_where_its_whole_name_is_too_long(found: Results) -> None:
    assert split_table(found, "icb").name == "Waits by integrated care board"
    assert split_table(found, "icb").head[0] == "Board"
    assert split_table(found, "pathway").head[0] == "Pathway"
