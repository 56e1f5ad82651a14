"""What is said of a measure of which a figure is hidden: that it is, why, and what can be said
instead."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from kpis import months
from kpis.definitions import Hidden, Result, Shown
from kpis.definitions.shown import TOO_FEW
from kpis.judging import Results
from kpis.judging.judged import judged
from kpis.measures import measures
from kpis.milestones import completed_on
from kpis.months import short
from kpis.trends import worsens
from kpis.trends.recent import recent
from presentation.exports import series_csv
from presentation.html.kit import status_move
from presentation.rows import measure_rows, newest_figures, related_rows
from presentation.story.figures import four_figures
from presentation.words.measures import (
    counts_sentence,
    headline,
    measure_counts,
    short_change,
    told_impact,
    trend_words,
)
from presentation.words.measures.changes import changes
from presentation.words.measures.status import StatusWords, status_parts
from presentation.words.overview.attention import attention
from presentation.words.overview.delivery import delivery
from tests.presentation.hidden_results import hidden_in
from tests.presentation.words_results import example, milestone

WHY = "so that no child can be known by it, or by what could be worked out with it"
BASELINE, NEWEST = "2025-05", "2026-10"
RTC, PLANS, SATISFIED = "rtc_accredited", "nd_support_plans", "survey_satisfaction"
REVIEWS = "annual_review_decision_4_weeks"


def held(id: str, *periods: str) -> Result:
    """The example figures of a measure with these months hidden, judged from the others; with no
    month given, all of them."""
    told = tuple(
        Hidden(one.period, TOO_FEW) if one.period in periods or not periods else one
        for one in example(id).series
    )
    return judged(measures()[id], {(id, "", "", ""): told}, {}, {})


def figures(result: Result) -> list[tuple[str, str]]:
    return [(one.value, one.word) for one in four_figures(result)]


def test_where_the_newest_figure_is_hidden_the_newest_that_is_shown_is_said() -> None:
    one = held(RTC, NEWEST)
    assert headline(one) == (
        f"The figure for October 2026 is hidden (too few to show), {WHY}. The newest that is shown "
        "is 90.3% (140 of 155), for September 2026."
    )
    assert short_change(one) == (
        "October 2026: too few to show. Newest shown: 90.3%, September 2026."
    )
    assert status_parts(one) == StatusWords("Too few to show")
    assert figures(one) == [
        ("–", "too few to show"),
        ("65.9%", ""),
        ("90.0%", "90% or more"),
        ("–", "Too few to show"),
    ]
    [row] = measure_rows([one], BASELINE)
    assert row.now == ("", "too few to show")
    assert (row.change, row.trend) == (
        "–",
        "Trend: 1 month is too few to show, the newest among them",
    )


def test_where_no_month_is_shown_the_twelve_months_are_said() -> None:
    whole = Shown("2026-09", 983, 1742, 56.4)
    one = replace(held(REVIEWS), twelve_months=whole)
    assert headline(one) == (
        f"The figure for September 2026 is hidden (too few to show), {WHY}. Over the twelve months "
        "to September 2026 it was 56.4% (983 of 1,742)."
    )
    nothing = held(REVIEWS)
    assert headline(nothing).endswith(f"{WHY}.")
    assert short_change(nothing) == "September 2026: too few to show."
    assert [row.trend for row in measure_rows([nothing], BASELINE)] == [""]


def test_where_the_baseline_is_hidden_no_change_is_shown() -> None:
    one = held(RTC, BASELINE)
    assert headline(one) == (
        "89.6% of Right to Choose referrals went to accredited providers. The figure of the "
        "baseline is too few to show, so neither change nor status is shown. It must rise 0.4 points "
        "to reach the 90% target."
    )
    assert short_change(one) == "0.4 points to go. The baseline is too few to show."
    assert figures(one)[1] == ("–", "too few to show")
    [row] = measure_rows([one], BASELINE)
    assert (row.baseline, row.change) == (("", "too few to show"), "–")
    assert trend_words(one) == "Trend: 1 month is too few to show, the baseline among them"
    assert trend_words(one, NEWEST) == "Trend: the baseline is too few to show"
    assert status_parts(one) == StatusWords("Too few to show")


def test_where_the_target_follows_from_a_hidden_figure_it_is_not_shown_either() -> None:
    one = held(SATISFIED, BASELINE)
    assert headline(one).endswith(
        "so neither change nor status is shown. The target (above the baseline) follows from it, so it is not "
        "shown either."
    )
    assert short_change(one) == "The baseline is too few to show."
    assert figures(one)[2:] == [
        ("–", "above the baseline: too few to show"),
        ("–", "Too few to show"),
    ]
    assert measure_rows([one], BASELINE)[0].target == ("Too few to show", "above the baseline")


def test_a_target_of_a_year_earlier_that_is_hidden_is_said_to_be() -> None:
    declared = next(one for one in measures().values() if one.target.kind == "year_on_year")
    one = held(declared.id, "2025-10")
    assert "follows from a figure that is too few to show, so it is not shown either." in headline(
        one
    )
    assert short_change(one).endswith("The figure that it must beat is too few to show.")


def test_a_rise_over_a_hidden_month_is_not_said_to_fail() -> None:
    one = held(REVIEWS, "2026-05")
    reached = replace(
        one, status="hidden", target=replace(one.target, value=one.series[-1].value - 1)
    )
    assert headline(reached).endswith(
        "is reached. Whether the rate rises steadily, as the target asks, cannot be said: a month "
        "is too few to show."
    )
    assert "target reached, but a month is too few to show." in short_change(reached)
    assert figures(reached)[3] == ("None", "Reached, but a month is too few to show")


def test_few_figures_are_said_to_be_few_of_those_that_are_shown() -> None:
    earlier = [one.period for one in example(RTC).series][:-3]
    assert "Only 3 figures are shown: too few to call a trend." in headline(held(RTC, *earlier))


def test_the_table_says_which_months_are_hidden() -> None:
    table = newest_figures(held(RTC, "2026-09"), uploads=True)
    assert table.rows[1] == ("Sep 2026", "", "", "too few to show")
    assert table.note.endswith(f"“Too few to show” hides a figure {WHY}.")


def test_a_table_with_most_months_hidden_holds_the_others_alone() -> None:
    hidden = [f"2026-{month:02}" for month in range(3, 10)]
    table = newest_figures(held(RTC, *hidden), uploads=False)
    assert [row[0] for row in table.rows] == [
        "Oct 2026",
        "Feb 2026",
        "Jan 2026",
        "Dec 2025",
        "Nov 2025",
    ]
    assert table.note == (
        f"Of the newest 12 months, 7 are too few to show, {WHY.replace(' it', ' them')}."
    )
    assert newest_figures(held(RTC), uploads=False).rows == ()


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([held(RTC)], "The one measure with a target is not judged: too few to show."),
        ([held(RTC), held(PLANS)], "Both measures with a target are not judged: too few to show."),
        (
            [held(RTC), example(PLANS)],
            "The one measure with a target that is shown is improving but does not meet it yet; "
            "1 more is not judged: too few to show.",
        ),
        (
            [held(RTC), held(REVIEWS), example(SATISFIED), example(PLANS)],
            "1 of the 2 measures with a target that are shown meets it and 1 is improving; 2 more "
            "are not judged: too few to show.",
        ),
    ],
)
def test_a_hidden_measure_neither_meets_its_target_nor_misses_it(
    results: list[Result], words: str
) -> None:
    assert counts_sentence(results, ()) == words


def test_hidden_measures_are_counted_by_themselves() -> None:
    assert measure_counts([held(RTC), example(PLANS)]) == "1 improving, 1 too few to show"


def test_a_hidden_measure_needs_no_attention_and_has_not_changed() -> None:
    one, seen = held(RTC, BASELINE), example(RTC)
    lately = {RTC: recent(one)}
    assert worsens(lately[RTC])
    assert attention([seen], (), (), lately=lately) and not attention([one], (), (), lately=lately)
    assert not changes({RTC: "met"}, [one]) and not changes({RTC: "hidden"}, [seen])
    assert "→" not in status_move("met", "hidden", status_parts(one))
    assert "→" not in status_move("hidden", "met", status_parts(seen))


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([held(RTC)], "Not known yet: no target can be judged."),
        (
            [held(RTC), example(SATISFIED)],
            "Mostly: the one target that can be judged is met.",
        ),
    ],
)
def test_the_answer_rests_on_the_targets_that_can_be_judged(
    results: list[Result], words: str
) -> None:
    assert delivery(results, (), {}) == words


def test_a_file_lists_a_hidden_month_with_empty_cells() -> None:
    rows = list(
        csv.DictReader(
            StringIO(series_csv(held(RTC, "2026-09"), "Edition 1", uploads=True).decode())
        )
    )
    shown, hidden = rows[-1], rows[-2]
    assert hidden.pop("\ufeffmonth") == "2026-09"
    assert hidden == {
        "numerator": "",
        "denominator": "",
        "value": "",
        "unit": "%",
        "partial": "",
        "measure": RTC,
        "hidden": "too few to show",
        "uploads": "",
        "figures": "Edition 1",
    }
    assert (shown["numerator"], shown["hidden"]) == ("146", "")


def test_related_figures_say_which_are_hidden(found: Results) -> None:
    beside = found.by_id[REVIEWS].measure.beside[0]
    now = hidden_in(found, {(beside, "", "", ""): [True] * 99})
    [row] = [one for one in related_rows(now, now.by_id[REVIEWS]) if one.id == beside]
    month = short(found.by_id[beside].series[-1].period)
    assert row[2:] == ("too few to show", f"too few to show ({month})", "–")
    named = next(one for one in found.by_id.values() if one.measure.companions)
    companion = named.measure.companions[0]
    key = (named.measure.id, companion.id, "", "")
    told = hidden_in(found, {key: [True]})
    rows = {one.name: one for one in related_rows(told, told.by_id[named.measure.id])}
    assert rows[companion.name].now.startswith("too few to show (")
    assert rows[companion.name].counts == "–"


def test_months_before_or_after_a_milestone_that_are_hidden_are_counted() -> None:
    done = milestone("3e.5", "Blue", update="Done")
    day = completed_on(done)
    assert day
    month = months.of(day)
    two = [months.add(month, -1), months.add(month, -2)]
    words = told_impact(held(REVIEWS, *two), done)
    assert (
        "No average can be given of the six months before: two of them are too few to show."
    ) in words
    assert told_impact(held(REVIEWS), done) == "No figure to compare is shown."
