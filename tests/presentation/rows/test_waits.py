"""The tables of waits, over the example extracts, as plain values."""

import pytest

from kpis.definitions import at
from kpis.definitions.shown import TOO_FEW, Hidden, Shown
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE
from presentation.rows.waits import months_table, split_table, why_not_shown
from presentation.words.measures.findings import waiting_part_name
from tests.presentation.released_waits import NOW, THEN, judged_again, released

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


def test_a_column_that_no_part_has_is_left_out(found: Results) -> None:
    edition, _ = released(found, 1, 0.0)
    head = split_table(edition, "pathway").head
    assert head == (
        "Pathway",
        "Waiting",
        "Average, weeks",
        "Since baseline, weeks",
        "13 weeks or more",
    )
    assert "Longest, weeks" in split_table(found, "pathway").head
    shares = {
        key: tuple(Hidden(one.period, TOO_FEW) for one in figures) if key[1] else figures
        for key, figures in edition.shares.items()
    }
    assert split_table(judged_again(found, shares), "pathway").head == head[:-1]


def hiding(found: Results, dimension: str, *names: str) -> Results:
    """An edition in which these parts are hidden."""
    edition, _ = released(found, 1, 0.0)
    shares = {
        key: tuple(Hidden(one.period, TOO_FEW) for one in figures)
        if key[2] == dimension and key[3] in names
        else figures
        for key, figures in edition.shares.items()
    }
    return judged_again(found, shares)


def test_where_most_parts_are_hidden_only_the_others_have_a_row(found: Results) -> None:
    one = split_table(hiding(found, "pathway", "ASD"), "pathway")
    assert [row[0] for row in one.rows][-1] == "Autism"
    assert one.rows[-1][1:] == ("too few to show", "–", "–", "–")
    most = split_table(hiding(found, "pathway", "ASD", "ASD+ADHD"), "pathway")
    assert [row[0] for row in most.rows] == ["ADHD"]
    assert most.note == "Too few to show: Autism; Autism and ADHD."
    every = split_table(hiding(found, "pathway", "ASD", "ADHD", "ASD+ADHD"), "pathway")
    assert (every.rows, every.note) == ((), "Too few children wait to show any pathway.")
    assert split_table(judged_again(found, {}), "pathway").note == "No pathway can be shown."


def test_a_figure_that_is_hidden_beside_others_of_its_part_is_not_taken_for_none(
    found: Results,
) -> None:
    edition, _ = released(found, 1, 0.0)
    name, shares = "Eden", dict(edition.shares)
    over, mean = (AVERAGE, "over_13_weeks", "area", name), (AVERAGE, "", "area", name)
    shares[over] = (shares[over][0], Hidden(NOW, TOO_FEW))
    shares[mean] = (Hidden(THEN, TOO_FEW), shares[mean][1])
    [row] = [row for row in split_table(judged_again(found, shares), "area").rows if row[0] == name]
    assert row[3:] == ("too few to show", "too few to show")


def test_why_parts_are_not_shown_is_said_where_any_is_hidden(found: Results) -> None:
    assert why_not_shown(released(found, 1, 0.0)[0], SPLITS) == ""
    assert "Too few to show" in why_not_shown(hiding(found, "area", "Eden"), SPLITS)
    assert "fewer than 10" in why_not_shown(found, SPLITS)
    assert why_not_shown(hiding(found, "area", "Eden"), ("pathway",)) == ""


@pytest.mark.parametrize("dimension", SPLITS)
def test_two_months_of_parts_are_no_table_by_month(found: Results, dimension: str) -> None:
    edition, _ = released(found, 1, 0.0)
    assert months_table(edition, dimension).rows == ()


def test_a_first_month_has_its_table(found: Results) -> None:
    shares = {key: figures[-1:] for key, figures in found.shares.items() if key[0] == AVERAGE}
    assert len(months_table(judged_again(found, shares), "provider").rows) == 1
