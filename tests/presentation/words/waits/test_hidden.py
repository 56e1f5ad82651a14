"""What is said of waits where figures are hidden: that it is not known, and no more than is shown."""

from dataclasses import replace

import pytest

from kpis.definitions import Result
from kpis.definitions.shown import TOO_FEW, Hidden
from kpis.parts.beside_finding import Meaning
from kpis.parts.lengths import OverAYear
from kpis.parts.waits import Provider
from presentation.words.measures import bands_finding, meaning_words, providers_finding
from presentation.words.waits import few_waiting, waiting_answer, waiting_summary, why_hidden
from tests.presentation.shown_parts import MONTH, children, provider, weeks, withheld
from tests.presentation.words_results import example, moved, targeted, without_data

LONGEST, AVERAGE, GAP = (
    example(id) for id in ("nd_longest_wait", "nd_average_wait", "nd_provider_gap")
)
HIDDEN = Hidden(MONTH, TOO_FEW)


def without_newest(result: Result) -> Result:
    return replace(result, series=result.series[:-1], hidden=(HIDDEN,), status="hidden")


def without_baseline(result: Result) -> Result:
    return replace(result, baseline=None, baseline_hidden=True, status="hidden")


def without_any(result: Result) -> Result:
    return replace(without_data(result), hidden=(HIDDEN,), status="hidden")


@pytest.mark.parametrize(
    ("result", "answer"),
    [
        (
            without_newest(AVERAGE),
            (
                "Not known.",
                "Too few children are counted in October 2026 to show it. In September 2026 it was "
                "29.3 weeks.",
            ),
        ),
        (
            without_any(AVERAGE),
            ("Not known.", "Too few children are counted in October 2026 to show it."),
        ),
        (
            targeted(without_baseline(LONGEST), None),
            (
                "Not known.",
                "It is 144.7 weeks. The figure that it is compared with is too few to show.",
            ),
        ),
        (
            without_baseline(GAP),
            (
                "No.",
                "The gap is 28.1 weeks, 16.1 weeks too wide. The figure that it is compared with "
                "is too few to show.",
            ),
        ),
        (
            without_baseline(LONGEST),
            (
                "No.",
                "It is 144.7 weeks, and 39.8 weeks above the target. The figure that it is "
                "compared with is too few to show.",
            ),
        ),
        (
            moved(without_baseline(AVERAGE), 20.0),
            (
                "Not known.",
                "It is 20.0 weeks. The figure that it is compared with is too few to show.",
            ),
        ),
    ],
)
def test_answer(result: Result, answer: tuple[str, str]) -> None:
    assert waiting_answer(result) == answer


@pytest.mark.parametrize(
    ("results", "words"),
    [
        (
            [without_any(LONGEST), AVERAGE, GAP],
            "No waiting-time target is known to be met. The average wait and the provider gap are "
            "improving; the longest wait cannot be judged, as figures are too few to show.",
        ),
        (
            [without_any(LONGEST), moved(AVERAGE, 20.0, status="met"), GAP],
            "One waiting-time target is met: the average wait. The provider gap is improving; the "
            "longest wait cannot be judged, as figures are too few to show.",
        ),
        (
            [without_any(LONGEST), without_any(AVERAGE), without_any(GAP)],
            "Too few children are counted to show the waiting times.",
        ),
    ],
)
def test_summary_says_nothing_of_a_target_that_is_hidden(results: list[Result], words: str) -> None:
    assert waiting_summary(results) == words


def test_why_figures_are_hidden_follows_from_the_words_that_stand_for_them() -> None:
    few = "Where fewer than 10 children wait"
    told = "“Too few to show”"
    assert why_hidden([weeks(20, 1.0), None]) == ""
    assert why_hidden([Hidden(MONTH)]).startswith(few)
    assert why_hidden([HIDDEN, HIDDEN]).startswith(told)
    assert few in why_hidden([HIDDEN, Hidden(MONTH)]) and told in why_hidden(
        [HIDDEN, Hidden(MONTH)]
    )


def test_a_provider_has_words_in_the_place_of_its_figures() -> None:
    assert few_waiting(Hidden(MONTH)) == ("under 10 waiting:", "too few to count")
    assert few_waiting(HIDDEN) == ("too few to show",)


@pytest.mark.parametrize(
    ("outside", "words"),
    [
        ([True, False, False], "One of the three providers shown is outside the 12-week band"),
        (
            [False, False],
            "The providers shown are within the 12-week band, but not all are shown",
        ),
        ([False], "Too few providers can be shown to compare them"),
    ],
)
def test_of_providers_only_those_shown_are_spoken_of(outside: list[bool], words: str) -> None:
    shown: list[Provider] = [provider("A", 20, 20.0, outside=each) for each in outside]
    assert providers_finding([*shown, withheld("B")], 12) == words


@pytest.mark.parametrize(
    ("over_a_year", "since", "words"),
    [
        (None, "May 2025", "Fewer children wait than in May 2025"),
        (None, "", "420 children wait"),
        (
            OverAYear(children(33), None),
            "May 2025",
            "Fewer children wait than in May 2025, 33 of them for a year or more",
        ),
    ],
)
def test_of_a_year_or_more_only_what_is_shown_is_said(
    over_a_year: OverAYear | None, since: str, words: str
) -> None:
    assert bands_finding((500, 420), over_a_year, since) == words


def test_beside_the_longest_wait_no_change_is_claimed_to_a_month_that_is_hidden() -> None:
    told = Meaning(over_a_year=OverAYear(children(33), None))
    assert meaning_words(LONGEST, told) == ["33 children have waited a year or more."]
    assert meaning_words(LONGEST, Meaning(over_a_year=OverAYear(None, None))) == []
