"""What a chart beside a story says, over the example extracts: the table below it holds the parts
that are drawn, and names the hidden ones without a number."""

import pytest

from kpis.definitions import BANDS
from kpis.definitions.shown import Hidden, Shown
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.parts.breakdowns import newest_parts
from kpis.parts.waits import providers
from presentation.html.kit import folded_table
from presentation.palette import LIGHT
from presentation.story import breakdown, dimensions
from presentation.story.waits import IDS, answered, by_length, by_provider, over_time
from presentation.words.measures.findings import part_name, waiting_part_name

SINCE = "2024-06"


def test_every_part_that_may_be_shown_is_drawn_and_every_part_is_in_the_table(
    found: Results,
) -> None:
    told = 0
    for id in measures():
        for dimension in dimensions(found, found.by_id[id]):
            panel = breakdown(found, id, dimension)
            parts = newest_parts(found, found.by_id[id], dimension)
            assert {row[0] for row in panel.table.rows} == {part_name(name) for name in parts}
            shown = {part_name(name) for name, one in parts.items() if isinstance(one, Shown)}
            assert (panel.draw is not None) == bool(shown)
            for name, counts, value in panel.table.rows:
                assert (name in shown) == (counts != "under 10")
                assert (name in shown) == (value != "–")
                assert name not in shown or f"{name} {value}, {counts}" in panel.alternative
            assert panel.finding.rstrip(".") in panel.alternative
            told += 1
    assert told > 40


@pytest.mark.parametrize("id", ["annual_review_decision_4_weeks", "nd_average_wait"])
def test_the_best_part_stands_first(found: Results, id: str) -> None:
    result = found.by_id[id]
    parts = newest_parts(found, result, "area").items()
    values = {part_name(name): one.value for name, one in parts if isinstance(one, Shown)}
    ordered = [values[row[0]] for row in breakdown(found, id, "area").table.rows[: len(values)]]
    assert ordered == sorted(values.values(), reverse=result.measure.direction == "increase")


def test_where_every_part_is_hidden_nothing_is_drawn_and_one_sentence_says_so(
    found: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = {"Eden": Hidden("2026-10"), "Furness": Hidden("2026-10")}
    monkeypatch.setattr("presentation.story.parts.newest_parts", lambda *_: hidden)
    panel = breakdown(found, "nd_average_wait", "area")
    assert (panel.draw, panel.table.rows, folded_table(panel.table)) == (None, (), "")
    assert panel.caption.endswith("2 areas are not shown, because of too few cases.")


def test_a_table_with_most_parts_hidden_holds_the_others_alone(
    found: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown("2026-10", None, 20, 70.0)
    few = Hidden("2026-10", "too few to show")
    parts = {"Eden": shown, "Furness": few, "Barrow": few}
    monkeypatch.setattr("presentation.story.parts.newest_parts", lambda *_: parts)
    panel = breakdown(found, "nd_average_wait", "area")
    assert [row[0] for row in panel.table.rows] == ["Eden"]
    assert panel.caption.endswith(
        "2 more are not shown and left out of the table, because of too few cases."
    )
    half = {"Eden": shown, "Furness": few}
    monkeypatch.setattr("presentation.story.parts.newest_parts", lambda *_: half)
    panel = breakdown(found, "nd_average_wait", "area")
    assert panel.table.rows[1] == ("Furness", "too few to show", "–")
    assert panel.caption.endswith("1 more is not shown, because of too few cases.")


def test_what_is_hidden_is_counted_in_the_small_words(found: Results) -> None:
    panel = breakdown(found, "nd_average_wait", "provider")
    few = [row for row in panel.table.rows if row[1] == "under 10"]
    assert len(few) == 1
    assert "1 more is not shown, because of too few cases." in panel.caption
    assert panel.draw and panel.draw(LIGHT).data


def test_where_there_are_no_figures_there_is_nothing_to_break_down_by(found: Results) -> None:
    assert "band" in measures()["nd_average_wait"].calculation.dimensions
    assert "band" not in dimensions(found, found.by_id["nd_average_wait"])
    assert dimensions(found, found.by_id["local_offer_ambassadors"]) == {}


def test_the_charts_of_waits_have_their_figures_in_their_tables(found: Results) -> None:
    listed, panel = providers(found), by_provider(found)
    assert [row[0] for row in panel.table.rows] == [one.name for one in listed]
    for one, row in zip(listed, panel.table.rows, strict=True):
        assert (row[1] == "under 10") == isinstance(one.now, Hidden)
    bands = by_length(found, SINCE)
    assert bands.table.head == ("Month", *BANDS)
    assert "Hollow" in bands.caption
    for one in (panel, bands):
        assert one.draw and one.draw(LIGHT).data
        assert one.finding.rstrip(".") in one.alternative


def test_each_target_for_waits_is_asked_about_and_answered(found: Results) -> None:
    told = [answered(found, found.by_id[id]) for id in IDS]
    assert [one.question for one in told] == [
        "Is the longest wait 20% shorter?",
        "Is the average wait 20% shorter?",
        "Are providers within 12 weeks of each other?",
    ]
    assert [one.word for one in told] == ["No.", "Not yet.", "Not yet."]
    longest, average, gap = (one.meaning for one in told)
    assert "have waited a year or more" in longest
    assert "Children first assessed in October 2026 had waited" in average
    assert "slowest provider went from" in gap
    for one in told:
        assert one.draw and one.draw(LIGHT).data
        assert one.word in one.alternative and one.sentence.rstrip(".") in one.alternative


def test_the_average_and_the_longest_wait_are_drawn_over_time(found: Results) -> None:
    told = over_time(found, SINCE)
    assert [one.id for one in told] == ["nd_average_wait", "nd_longest_wait"]
    assert all(one.draw and one.draw(LIGHT).data for one in told)
    assert all(one.name in one.alternative for one in told)


@pytest.mark.parametrize(
    ("stored", "beside_waits", "elsewhere"),
    [
        ("Eden", "Eden", "Eden"),
        ("ASD", "Autism", "Autism"),
        ("ASD+ADHD", "Autism and ADHD", "Autism and ADHD"),
        ("ADHD+FASD", "ADHD and FASD", "ADHD and FASD"),
        ("young_person", "Young people", "Young people"),
        ("Smith+Jones", "Smith+Jones", "Smith+Jones"),
        ("=1+1", "=1+1", "=1+1"),
    ],
)
def test_a_part_has_a_name(stored: str, beside_waits: str, elsewhere: str) -> None:
    assert waiting_part_name(stored) == beside_waits
    assert part_name(stored) == elsewhere
