"""The rows of tables are plain words, and a page shows exactly them."""

import re
from collections.abc import Iterable
from html import unescape

import pytest

from data.plan import load_plan
from kpis.changes.effects import Restatement
from kpis.definitions.results import Result
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.record.evidence import judged_criteria
from presentation.html.effects import effect_table, milestone_moves, restated_table
from presentation.html.measures import measure_table
from presentation.html.milestones import milestone_list, milestone_table
from presentation.html.sections import section_marks
from presentation.palette import LIGHT
from presentation.rows.effects import effect_row, move_row, restated_row
from presentation.rows.measures import measure_rows
from presentation.rows.milestones import milestone_entry, milestone_row
from presentation.rows.sections import section_rows
from tests.presentation.words_results import milestone, moved, october, without_data

SINCE = "2024-06"
TITLES = {section.number: section.short_title for section in load_plan().sections}


def rows(markup: str) -> list[list[str]]:
    """The text of each cell of a table, row by row, without its head."""
    body = markup.partition("<tbody")[2]
    found = [
        re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    ]
    return [[plain(re.sub(r"<[^>]*>", " ", cell)) for cell in row] for row in found]


def plain(*words: str) -> str:
    """The words without what is between them only to look well."""
    return " ".join(re.sub(r"[·\ufe0e]", " ", unescape(" ".join(words))).split())


def told(values: Iterable[object]) -> str:
    """All words of a row, as a page would say them one after another."""
    words = [each for each in values if not isinstance(each, bool)]
    return plain(*(each if isinstance(each, str) else told(each) for each in words))  # pyright: ignore[reportArgumentType]


def without_mark(cell: str) -> str:
    """A chip without the sign or the letter on its mark, and what says that it is overdue."""
    return re.sub(r"^[✓↗✕–?BGARN]!? ?", "", cell)


def status_of(cell: str) -> str:
    """The chip of a measure, without the commas between what it says."""
    return re.sub(r" ?, ", " ", without_mark(cell))


def results(found: Results) -> list[Result]:
    every = list(found.by_id.values())
    return [*every, *map(without_data, every), moved(every[1], 5.0, 4.0)]


def test_a_page_shows_the_rows_of_measures(found: Results) -> None:
    wanted = measure_rows(results(found), SINCE)
    shown = rows(measure_table(results(found), LIGHT, SINCE))
    assert len(wanted) == 2 * len(measures()) + 1
    for row, (name, trend, base, now, change, target, chip) in zip(wanted, shown, strict=True):
        assert (name, trend, change) == (told([row.name, row.unit]), "", row.change)
        goal = [row.target, row.beside]
        assert [base, now, target] == [told(each) for each in (row.baseline, row.now, goal)]
        assert status_of(chip) == told(row.status_words)


def test_a_trend_is_told_where_one_is_drawn(found: Results) -> None:
    for since in (SINCE, "2030-01"):
        for one in results(found):
            [row] = measure_rows([one], since)
            pictures = re.findall(r'alt="([^"]*)"', measure_table([one], LIGHT, since))
            assert pictures == ([row.trend] if row.trend else [])
    assert not any(row.trend for row in measure_rows(results(found), "2030-01"))


@pytest.mark.parametrize("leads", [True, False])
def test_a_page_shows_the_rows_of_milestones(leads: bool) -> None:
    late = milestone("2a.2", "Amber", overdue=True, revised="2027-01", update="Slow")
    states = [*october(), late, milestone("4c.4", "Blue", update="Done")]
    shown = rows(milestone_table(states, show_lead=leads))
    for state, (number, words, chip, due, update) in zip(states, shown, strict=True):
        row = milestone_row(state)
        assert number == row.id
        assert words == plain(row.words, row.lead if leads else "")
        assert without_mark(chip).startswith(plain(row.status_words)) and chip.endswith(row.held)
        assert due == plain(row.due, *row.due_notes, "Overdue" if row.overdue else "")
        assert update == told(row.update)


def test_a_list_shows_the_entries_of_milestones() -> None:
    states = [*october(), milestone("2a.2", "Amber", overdue=True)]
    shown = re.findall(r'<li class="milestone">(.*?)</li>', milestone_list(states))
    for state, markup in zip(states, shown, strict=True):
        one = milestone_entry(state)
        late = "Overdue" if one.overdue else ""
        assert without_mark(plain(re.sub(r"<[^>]*>", " ", markup))) == plain(
            one.words, one.told, late
        )


def test_a_page_shows_the_rows_of_sections(found: Results) -> None:
    criteria = judged_criteria(load_plan().sections, ())
    asked = (TITLES, list(found.by_id.values()), criteria, october())
    wanted, shown = section_rows(*asked), rows(section_marks(*asked))
    assert [row.number for row in wanted] == list(TITLES)
    for row, cells in zip(wanted, shown, strict=True):
        assert cells[0] == row.name
        assert cells[1].endswith(plain(row.measure_words))
        assert cells[2].endswith(plain(row.criterion_words))
        assert cells[3].endswith(plain(row.milestone_words, row.overdue))
    for many, every in (
        (sum(len(row.measures) for row in wanted), found.by_id),
        (sum(len(row.criteria) for row in wanted), criteria),
        (sum(len(row.milestones) for row in wanted), october()),
    ):
        assert many == len(every)


def test_a_page_shows_the_rows_of_effects(found: Results) -> None:
    every = [one for one in found.by_id.values() if one.latest and one.series[:-1]]
    pairs = [(one, moved(one, one.series[-1].value + 3)) for one in every]
    pairs += [(without_data(one), one) for one in every]
    for pair, cells in zip(pairs, rows(effect_table(pairs)), strict=True):
        row = effect_row(*pair)
        assert cells[:4] == [row.name, told(row.before), told(row.after), row.change]
        assert status_of(cells[4]).endswith(told(row.status_words))
        assert ("→" in cells[4]) == (row.status_before != row.status)


def test_a_page_shows_the_rows_of_restated_months(found: Results) -> None:
    every = [one for one in found.by_id.values() if one.latest and one.series[:-1]]
    restated = [Restatement(one, ((one.series[-2], one.series[-1]),)) for one in every]
    restated += [Restatement(one, tuple((each, None) for each in one.series)) for one in every]
    for one, cells in zip(restated, rows(restated_table(restated, label="x")), strict=True):
        row = restated_row(one)
        words = [row.name, plain(row.month, row.more), told(row.before), told(row.after)]
        assert cells == [*words, row.change]


def test_a_page_shows_the_rows_of_milestones_that_change() -> None:
    pair = milestone("2a.2", overdue=True), milestone("2a.2", "Blue", update="Done")
    ((number, words, before, after),) = rows(milestone_moves([pair], label="x"))
    row = move_row(*pair)
    assert (number, words) == (row.id, plain(row.words))
    for cell, rated in ((before, row.before), (after, row.after)):
        assert without_mark(cell).startswith(rated.status)
        assert cell.endswith(plain(rated.due, "Overdue" if rated.overdue else ""))
