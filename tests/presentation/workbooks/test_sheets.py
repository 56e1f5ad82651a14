"""What stands on the sheets: the words of the pack, typed, and `[c]` for all that is hidden."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kpis.commands.report import report
from presentation.packs import Pack
from presentation.rows import released_figures, released_milestones
from presentation.workbooks import print_workbook
from tests.presentation.workbook_reader import ReadSheet, read_sheets

NUMBERS = ("Numerator", "Denominator", "Value")


@pytest.fixture(scope="module")
def sheets(board: Pack) -> dict[str, ReadSheet]:
    return read_sheets(print_workbook(board))


@pytest.fixture(scope="module")
def told(board: Pack) -> dict[str, Any]:
    return report(board.content.results)["kpis"]


def test_a_hidden_figure_is_the_shorthand_alone(sheets: dict[str, ReadSheet], board: Pack) -> None:
    rows = [*sheets["Figures"].rows, *sheets["Parts"].rows]
    figures = released_figures(board.edition, board.content.results)
    hidden = [row for row in rows if row["Value"] == "[c]"]
    assert len(hidden) == sum(one.hidden for one in figures) > 20
    for row in hidden:
        assert {row[head] for head in (*NUMBERS, "Partial") if head in row} == {"[c]"}
    assert all(row["Value"] == "[c]" for row in rows if "[c]" in row.values())


def test_ratings_have_the_names_that_all_papers_give_them(sheets: dict[str, ReadSheet]) -> None:
    heads = [head for head in sheets["Sections"].rows[0] if head.startswith("Milestones:")]
    assert sorted(heads) == [
        "Milestones: Amber · Likely to miss",
        "Milestones: Blue · Complete",
        "Milestones: Green · On target",
        "Milestones: Grey · Not started",
        "Milestones: Red · Missed",
    ]


def test_nothing_that_follows_from_a_hidden_figure_is_in_the_summary(
    sheets: dict[str, ReadSheet],
) -> None:
    rows = {row["Measure id"]: row for row in sheets["Summary"].rows}
    hidden = rows["mediation_to_appeal"]
    assert hidden["Status"] == "Too few to show"
    heads = ("Numerator", "Denominator", "Newest figure", "Change since the baseline")
    assert {hidden[head] for head in heads} == {"[c]"}
    no_baseline = rows["local_offer_ambassadors"]
    assert [no_baseline[head] for head in ("Baseline month", "Baseline")] == ["[c]", "[c]"]
    assert no_baseline["Change since the baseline"] == "[c]"
    assert no_baseline["Newest figure"] == 30


def test_a_status_is_one_of_those_that_the_notes_explain(board: Pack) -> None:
    """So that one filter finds them all, whatever else is said beside it."""
    section = board.sections[0]
    yet = tuple(
        replace(one, status_words=one.status_words._replace(name="No target yet"))
        for one in section.measures
    )
    pack = replace(board, sections=(replace(section, measures=yet),))
    sheets = read_sheets(print_workbook(pack))
    explained = {row["Word"] for row in sheets["Notes"].rows if row["About"].startswith("Status")}
    assert {row["Status"] for row in sheets["Summary"].rows} <= explained


def test_months_are_dates_beside_their_text(sheets: dict[str, ReadSheet]) -> None:
    for row in (*sheets["Figures"].rows, *sheets["Parts"].rows, *sheets["Waits"].rows):
        assert row["Month starts"] == date.fromisoformat(f"{row['Month']}-01")


def test_the_cover_answers_and_says_what_the_workbook_is(
    sheets: dict[str, ReadSheet], board: Pack
) -> None:
    lines = [row[0] for row in sheets["Cover"].cells]
    assert {board.question, board.finding, *board.notices} <= set(lines)
    assert {f"{head}: {words}" for head, words in board.facts} <= set(lines)


def test_the_sheets_have_all_that_the_pack_says(sheets: dict[str, ReadSheet], board: Pack) -> None:
    def column(sheet: str, head: str) -> list[Any]:
        return [row[head] for row in sheets[sheet].rows]

    assert column("Attention", "What needs attention") == [*board.attention]
    assert column("Changes", "What has changed") == [
        *board.changes.measures,
        *board.changes.others,
    ]
    assert column("Exceptions", "Id") == [one.id for one in board.exceptions]
    assert column("Exceptions", "Asked of the Board")[0] == board.exceptions[0].asked
    assert column("Exceptions", "Why")[1] == "[x]"
    assert column("Definitions", "In words") == [
        words for one in board.measures for _, words in one.definition
    ]
    assert column("Findings", "In a sentence") == [one.story.finding for one in board.measures]
    assert [tuple(row.values()) for row in sheets["Hidden"].rows] == [*board.hidden.rows]
    assert column("Evidence", "Criterion") == [
        one.id for section in board.sections for one in section.criteria
    ]
    assert [(row["Extract"], row["State"]) for row in sheets["Freshness"].rows] == [
        (title, state) for title, _, state in board.quality.rows
    ]


def test_milestones_are_those_that_machines_read(sheets: dict[str, ReadSheet], board: Pack) -> None:
    rows = {row["Milestone"]: row for row in sheets["Milestones"].rows}
    typed = released_milestones(board.edition, board.content.board)
    assert set(rows) == {one.id for one in typed}
    for one in typed:
        row = rows[one.id]
        assert (row["Rating"], row["Overdue"]) == (one.status, "Yes" if one.overdue else "No")
        assert row["Newest update on"] == (one.latest_status_date or "[x]")
        assert row["Newest update"] == (one.latest_update or "[x]")
        assert row["Due"] == (date.fromisoformat(f"{one.due}-01") if one.due else "[x]")


def test_sections_are_counted_whatever_is_chosen(working: Pack, board: Pack) -> None:
    rows = read_sheets(print_workbook(working))["Sections"].rows
    assert len(rows) == 4
    assert [sum(n for n in row.values() if not isinstance(n, str)) for row in rows] == [
        len(one.measures)
        + len(one.milestones)
        + len(one.criteria)
        + sum(late for _, late in one.milestones)
        for one in working.rows
    ]


def test_only_the_chosen_sections_are_in_it(working: Pack) -> None:
    sheets = read_sheets(print_workbook(working))
    for name in ("Summary", "Findings", "Figures", "Parts", "Milestones", "Evidence", "Exceptions"):
        assert {row["Section"] for row in sheets[name].rows} == {3}, name
    assert "Waits" not in sheets
    assert working.chosen in [row[0] for row in sheets["Cover"].cells]


def test_bands_of_waits_have_every_month(sheets: dict[str, ReadSheet], board: Pack) -> None:
    [section] = [one for one in board.sections if one.waits]
    newest, *_ = section.wait_panels[1].table.rows
    last = max(row["Month"] for row in sheets["Waits"].rows)
    counts = [row["Children"] for row in sheets["Waits"].rows if row["Month"] == last]
    assert [f"{n:.0f}" for n in counts] == [*newest[1:]]


def test_a_sheet_without_rows_says_so(board: Pack) -> None:
    bare = replace(board, exceptions=())
    sheet = read_sheets(print_workbook(bare))["Exceptions"]
    assert sheet.rows == []
    assert sheet.cells[-1][0] == "There is nothing to list on this sheet."
