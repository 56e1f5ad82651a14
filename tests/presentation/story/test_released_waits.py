"""The waits of an edition: whatever it hides and merges, all of the page can be told, and nothing
tells a number that is hidden."""

import json
from collections.abc import Callable, Iterator, Sequence

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpis.definitions import BANDS, BANDS_FROM
from kpis.definitions.shown import TOO_FEW, Hidden, Key
from kpis.judging.read import Results
from kpis.parts.waits import AVERAGE, LONGEST
from presentation.palette import LIGHT, Palette
from presentation.rows.waits import months_table, split_table, why_not_shown
from presentation.story.waits import IDS, answered, by_length, by_provider, needed, over_time
from presentation.words.waits import waiting_summary
from tests.presentation.chart_json import spoken
from tests.presentation.released_waits import (
    NOW,
    PARTS,
    SINCE,
    THEN,
    judged_again,
    numbers,
    released,
)
from tests.sampling import sample

SHARES = st.sampled_from([0.0, 0.1, 0.4, 0.8, 1.0])
SEEDS = st.integers(0, 2**32)


def drawn(draw: Callable[[Palette], go.Figure] | None) -> str:
    """All that is sent to draw a chart; nothing without one."""
    return json.dumps(spoken(draw(LIGHT))) if draw else ""


def told(found: Results) -> Iterator[str]:
    """All that the page of waiting times says and draws."""
    for panel in (by_provider(found), by_length(found, SINCE)):
        yield from (panel.finding, panel.caption, panel.alternative, repr(panel.table))
        yield drawn(panel.draw)
    for one in over_time(found, SINCE):
        yield from (one.alternative, one.note, drawn(one.draw))
    for id in IDS:
        answer = answered(found, found.by_id[id])
        yield from (answer.word, answer.sentence, answer.meaning, answer.ahead, answer.alternative)
        yield drawn(answer.draw)
    for dimension in PARTS:
        yield repr(split_table(found, dimension)) + repr(months_table(found, dimension))
    yield why_not_shown(found, tuple(PARTS)) + repr(needed(found, None))
    yield waiting_summary([found.by_id[id] for id in IDS])


@settings(max_examples=sample(25, 500), deadline=None)
@given(SEEDS, SHARES, st.sampled_from([0, 2, 3, 4]))
def test_no_hidden_number_is_told_or_drawn(
    found: Results, seed: int, share: float, bands: int
) -> None:
    edition, hidden = released(found, seed, share, bands)
    for text in told(edition):
        assert hidden.isdisjoint(numbers(text))


@settings(max_examples=sample(25, 500), deadline=None)
@given(SEEDS, SHARES)
def test_what_only_exact_figures_tell_is_not_told(found: Results, seed: int, share: float) -> None:
    edition, _ = released(found, seed, share)
    said = " ".join(told(edition))
    assert "No child" not in said
    assert {one.name for one in needed(edition, None)} <= {"Provider gap"}


@pytest.mark.parametrize("bands", [2, 3, 4])
def test_bands_are_those_that_an_edition_has(found: Results, bands: int) -> None:
    edition, _ = released(found, 1, 0.0, bands)
    panel, names = by_length(edition, SINCE), (*BANDS[: bands - 1], BANDS_FROM[bands - 1])
    assert panel.table.head == ("Month", *names)
    assert panel.draw and len(spoken(panel.draw(LIGHT))["data"]) == bands
    assert all(name in panel.alternative for name in names)
    assert ("a year or more" in panel.finding) == (bands > 2)


def test_where_all_is_hidden_sentences_say_so_and_nothing_is_drawn(found: Results) -> None:
    edition, _ = released(found, 1, 1.0)
    panels = by_provider(edition), by_length(edition, SINCE)
    assert [panel.draw for panel in panels] == [None, None]
    assert [panel.table.rows for panel in panels] == [(), ()]
    assert all("Too few" in panel.table.note for panel in panels)
    assert panels[1].finding == "Too few children wait to show their number"
    told = over_time(edition, SINCE)
    assert [(one.draw, one.note) for one in told] == [
        (None, "Too few children are counted to show any month.")
    ] * 2
    answers = [answered(edition, edition.by_id[id]) for id in IDS]
    assert {(one.word, one.sentence) for one in answers} == {
        ("Not known.", "Too few children are counted in October 2026 to show it.")
    }
    assert needed(edition, None) == []


def hiding(found: Results, key: Key, months: Sequence[str]) -> Results:
    """An edition of four providers that hides these months of one series."""
    edition, _ = released(found, 1, 0.0)
    shares = dict(edition.shares)
    shares[key] = tuple(
        Hidden(one.period, TOO_FEW) if one.period in months else one for one in shares[key]
    )
    return judged_again(found, shares)


def test_where_the_baseline_is_hidden_no_month_stands_in_for_it(found: Results) -> None:
    assert "than in May 2025" in by_length(released(found, 1, 0.0)[0], SINCE).finding
    panel = by_length(hiding(found, (AVERAGE, "", "", ""), [THEN]), SINCE)
    assert "children wait," in panel.finding and "than in" not in panel.finding
    assert "Baseline" not in drawn(panel.draw)


def test_under_a_line_that_breaks_it_is_said_how_many_months_are_not_drawn(found: Results) -> None:
    whole = over_time(released(found, 1, 0.0)[0], SINCE)
    average, longest = over_time(hiding(found, (LONGEST, "", "", ""), ["2026-01"]), SINCE)
    assert [one.note for one in (*whole, average)] == ["", "", ""]
    assert longest.note.startswith("1 month is too few to show and not drawn")


@pytest.mark.parametrize("name", ["North", "South", "East", "West"])
def test_where_an_end_of_the_gap_may_be_hidden_nobody_is_called_the_fastest(
    found: Results, name: str
) -> None:
    told = needed(released(found, 1, 0.0)[0], None)
    assert [one.name for one in told] == ["Provider gap"]
    assert needed(hiding(found, (AVERAGE, "", "provider", name), [NOW]), None) == []
