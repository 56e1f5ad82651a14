"""A pack says what its edition shows: all of it for the sections that are chosen, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from data.record import EditionEvent
from kpis.commands.report import report
from kpis.definitions import Hidden, Shown
from kpis.editions import PackSource, content_fields
from kpis.judging import Results
from presentation.packs import Pack, PackChoice, pack_of
from tests.presentation.hidden_results import READ, hiding
from tests.sampling import sample


@pytest.fixture(scope="module")
def pack(source: PackSource) -> Pack:
    return pack_of(source, PackChoice())


@pytest.fixture(scope="module")
def told(source: PackSource) -> dict[str, Any]:
    """The measures of the edition as the command prints them."""
    return report(source.content.results)["kpis"]


def test_it_has_every_measure_of_the_edition_with_its_figures(
    pack: Pack, told: dict[str, Any]
) -> None:
    assert {one.id: one.status for one in pack.measures} == {
        id: one["status"] or "hidden" for id, one in told.items()
    }
    for one in pack.measures:
        latest = told[one.id]["latest"]
        shown = one.result.latest and one.result.latest.value
        assert one.result.withheld or shown == (latest and latest["value"]), one.id


def test_its_exceptions_are_those_of_the_command(
    pack: Pack, told: dict[str, Any], source: PackSource
) -> None:
    from kpis.commands.milestones import milestone_fields

    off = [id for id, one in told.items() if one["exceptions"]]
    states = map(milestone_fields, source.content.board.states)
    off += [one["id"] for one in states if one["exceptions"]]
    assert sorted(one.id for one in pack.exceptions) == sorted(off)
    assert pack.exceptions[0].id == "nd_longest_wait"


def test_what_is_asked_of_the_board_stands_with_its_exception(pack: Pack) -> None:
    [asked] = [one for one in pack.exceptions if one.asked]
    assert asked.id == "nd_longest_wait"
    assert ("Asked of the Board", asked.asked) in asked.said


def test_comments_that_a_chart_numbers_are_listed_as_its_caption_says(pack: Pack) -> None:
    numbered = [one for one in pack.measures if "Numbered discs" in one.story.caption]
    assert numbered
    for one in numbered:
        assert [words.split(",")[0] for words in one.comments] == [
            str(number) for number in range(1, len(one.comments) + 1)
        ]
        assert one.comments


@pytest.mark.parametrize("numbers", [(2,), (1, 4), (4, 1)])
def test_it_holds_the_sections_that_are_chosen(
    source: PackSource, pack: Pack, numbers: tuple[int, ...]
) -> None:
    some = pack_of(source, PackChoice(sections=numbers))
    assert tuple(one.number for one in some.sections) == tuple(sorted(numbers))
    assert {one.section for one in some.measures} == set(numbers)
    assert {one.section for one in some.exceptions} <= set(numbers)
    assert (some.finding, some.rows, some.changes) == (pack.finding, pack.rows, pack.changes)
    assert some.chosen.startswith("These papers hold section")
    assert not pack.chosen


def test_a_section_that_the_plan_does_not_have_is_refused(source: PackSource) -> None:
    with pytest.raises(KeyError):
        pack_of(source, PackChoice(sections=(7,)))


def test_the_meeting_is_the_one_that_is_given(source: PackSource, pack: Pack) -> None:
    assert pack.meeting == source.edition.name
    other = pack_of(source, PackChoice(meeting=" DfE review, 3 December 2026 "))
    assert dict(other.facts)["Meeting"] == "DfE review, 3 December 2026"


def test_it_says_what_must_stand_on_every_page(source: PackSource, working: PackSource) -> None:
    [invented] = pack_of(source, PackChoice()).notices
    assert invented.startswith("Demonstration")
    exact, *_ = pack_of(working, PackChoice()).notices
    assert exact.startswith("Working figures. Not for sharing.")
    waiting = replace(source, edition=source.edition.model_copy(update={"events": ()}))
    assert "Waiting for approval" in pack_of(waiting, PackChoice()).notices[0]
    gone = EditionEvent(action="withdrawn", at=source.edition.at, by="Ad", reason="Late rows")
    events = (*source.edition.events, gone)
    withdrawn = replace(source, edition=source.edition.model_copy(update={"events": events}))
    assert "Late rows" in pack_of(withdrawn, PackChoice()).notices[0]


def test_it_counts_the_figures_that_are_not_shown(pack: Pack, source: PackSource) -> None:
    every = content_fields(source.content)["series"]
    hidden = sum("value" not in one for series in every for one in series["told"])
    assert hidden
    assert pack.hidden_words.startswith(f"{hidden} figures of this edition are not shown")
    assert len(pack.hidden.rows) == sum(
        any("value" not in one for one in series["told"]) for series in every
    )


def test_a_first_edition_has_nothing_to_be_compared_with(source: PackSource) -> None:
    first = pack_of(replace(source, before=None), PackChoice())
    assert (first.changes.measures, first.changes.others) == ((), ())
    assert "no earlier one" in first.changes.compared


def test_a_working_pack_is_exact_where_the_edition_hides(
    source: PackSource, working: PackSource
) -> None:
    hidden = [
        (series.key, one.period)
        for series in source.content.series
        for one in series.told
        if isinstance(one, Hidden) and not any(series.key[2:])
    ]
    assert hidden
    exact = working.content.shares
    for key, period in hidden:
        [one] = [one for one in exact[key] if one.period == period]
        assert isinstance(one, Shown), (key, period)
    assert working.content.month == source.content.month


@pytest.mark.parametrize("seed", range(sample(1, 30)))
def test_no_hidden_figure_is_in_a_pack(source: PackSource, found: Results, seed: int) -> None:
    before = source.before and (source.before[0], hiding(source.content, found, seed + 1000))
    content = hiding(source.content, found, seed)
    made = pack_of(replace(source, content=content, before=before), PackChoice())
    assert not READ.search(repr(made))


def test_working_papers_do_not_claim_to_be_what_was_released(
    source: PackSource, working: PackSource
) -> None:
    board, exact = (pack_of(one, PackChoice()) for one in (source, working))
    assert "Approved by" in board.standing
    assert exact.standing == "Working figures: nobody has released them."
    assert {"Edition", "Small numbers", "Digest (SHA-256) of what the edition shows"} == (
        dict(board.facts).keys() - dict(exact.facts).keys()
    )
    assert dict(exact.facts)["At the moment of edition"] == dict(board.facts)["Edition"]
    assert "Approved" not in str(exact.facts)


def test_the_methods_turn_to_no_page_of_the_dashboard(pack: Pack) -> None:
    said = " ".join(words for one in pack.methods for words in one.sentences)
    assert [words for words in ("page", "table below", "History") if words in said] == []
    titles = [one.title for one in pack.methods]
    assert "What the status of a measure means" not in titles
    assert "When earlier figures change" in titles


def test_the_charts_are_explained_once_and_each_says_what_is_its_own(pack: Pack) -> None:
    explained = " ".join(words for _, words in pack.reading)
    for mark in ("solid line", "hollow dot", "dashed straight line", "Orange", "Triangles"):
        assert mark in explained
    assert "control chart" not in explained
    for one in pack.measures:
        assert one.story.own in one.story.caption
        assert "Solid line" not in one.story.own


def test_only_papers_with_waits_explain_their_charts(source: PackSource) -> None:
    with_waits, without = (
        [name for name, _ in pack_of(source, PackChoice(sections=(number,))).reading]
        for number in (2, 1)
    )
    assert "Waits by provider" in with_waits
    assert without == ["A measure over time"]
