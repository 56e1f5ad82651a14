"""The block that compares us with others claims what the figures support, and says whose they
are."""

from dataclasses import replace

import pytest

from data.place import load_place
from data.published import published
from kpis.definitions.measure import Target
from kpis.definitions.results import Comparator, Result
from kpis.judging.comparators import Standing, standing
from presentation.words.measures.compared import (
    compared_clause,
    compared_finding,
    compared_head,
    compared_notes,
    compared_rows,
    compared_short,
    nothing_to_compare,
)
from tests.presentation.chart_results import measure
from tests.presentation.words_results import example

OWN = load_place().number
ENGLAND = load_place().country.code
REGION = load_place().region.code
NEIGHBOURS = load_place().neighbour_names
TEN = list(NEIGHBOURS)
SHARE, FALLING = (
    measure(published="some_measure"),
    measure(published="some_measure", direction="decrease"),
)
WEEKS = measure(published="some_measure", unit="weeks")


def one(
    area: str, value: float, numerator: float | None = None, denominator: float | None = None
) -> Comparator:
    name = {OWN: "Westmorland and Furness", ENGLAND: "England", REGION: "North West"}.get(
        area
    ) or NEIGHBOURS[area]
    return Comparator("2024", area, name, value, "DfE, 2025", numerator, denominator)


def stood(*figures: Comparator, falls: bool = False) -> Standing:
    found = standing(figures, "decrease" if falls else "increase")
    assert found
    return found


OURS, THEIRS = one(OWN, 91.6), one(ENGLAND, 46.4)
FINDINGS = {
    "better and ranked": (
        (OURS, THEIRS, one(TEN[0], 99.0), one(TEN[1], 50.0)),
        "In 2024 Westmorland and Furness was at 91.6%, better than England (46.4%) and 2nd of 3 "
        "similar authorities",
    ),
    "worse": (
        (one(OWN, 20.0), THEIRS),
        "In 2024 Westmorland and Furness was at 20.0%, worse than England (46.4%)",
    ),
    "the same as shown": (
        (one(OWN, 46.41), one(ENGLAND, 46.44)),
        "In 2024 Westmorland and Furness was at 46.4%, the same as England",
    ),
    "a shared rank": (
        (OURS, one(TEN[0], 91.6), one(TEN[1], 1.0)),
        "In 2024 Westmorland and Furness was at 91.6%, joint 1st of 3 similar authorities",
    ),
    "eleventh": (
        (one(OWN, 0.5), *(one(area, 50.0) for area in TEN)),
        "In 2024 Westmorland and Furness was at 0.5%, 11th of 11 similar authorities",
    ),
    "third": (
        (OURS, one(TEN[0], 92.0), one(TEN[1], 93.0)),
        "In 2024 Westmorland and Furness was at 91.6%, 3rd of 3 similar authorities",
    ),
    "alone": ((OURS,), "In 2024 Westmorland and Furness was at 91.6%"),
    "England alone": ((THEIRS,), "In 2024 England was at 46.4%"),
    "the region alone": ((one(REGION, 50.0),), "In 2024 North West was at 50.0%"),
    "neighbours alone": ((one(TEN[0], 50.0),), "Similar authorities in 2024"),
}


@pytest.mark.parametrize("case", FINDINGS)
def test_the_finding_claims_what_the_figures_support(case: str) -> None:
    figures, expected = FINDINGS[case]
    assert compared_finding(stood(*figures), SHARE) == expected


def test_less_is_better_where_the_plan_wants_a_fall() -> None:
    found = stood(one(OWN, 1.0), one(ENGLAND, 3.2), one(TEN[0], 2.0), falls=True)
    assert compared_finding(found, FALLING) == (
        "In 2024 Westmorland and Furness was at 1.0%, better than England (3.2%) and 1st of 2 "
        "similar authorities"
    )


def test_a_month_is_written_out() -> None:
    [june] = [Comparator("2026-06", ENGLAND, "England", 86.8, "NHS England")]
    assert compared_finding(stood(june), SHARE) == "In June 2026 England was at 86.8%"
    assert compared_rows(stood(june), "%") == [["England", "June 2026", "86.8%", "–"]]


def test_the_table_gives_each_figure_with_what_it_is_out_of_and_the_range_of_the_similar() -> None:
    figures = (
        one(OWN, 91.638, 274, 299),
        one(ENGLAND, 46.434, 39407, 84866),
        one(REGION, 50.528, 6977, 13808),
        one(TEN[1], 99.0, 1088, 1099),
        one(TEN[0], 24.631, 167, 678),
        one(TEN[2], 30.0, 3, 10),
        one(TEN[3], 40.0, 4, 10),
    )
    assert compared_rows(stood(*figures), "%") == [
        ["Westmorland and Furness", "2024", "91.6%", "274 of 299"],
        ["England", "2024", "46.4%", "39,407 of 84,866"],
        ["North West", "2024", "50.5%", "6,977 of 13,808"],
        ["Highest of 4: Cumberland", "2024", "99.0%", "1,088 of 1,099"],
        ["Median of 4", "2024", "35.0%", "–"],
        ["Lowest of 4: Herefordshire, County of", "2024", "24.6%", "167 of 678"],
    ]


def test_authorities_that_are_equally_high_share_the_row() -> None:
    figures = (one(TEN[0], 50.0, 1, 2), one(TEN[1], 50.0, 2, 4), one(TEN[2], 10.0, 1, 10))
    assert compared_rows(stood(*figures), "%")[0] == [
        "Highest of 3: Herefordshire, County of and Cumberland",
        "2024",
        "50.0%",
        "–",
    ]


def test_one_similar_authority_is_no_range() -> None:
    assert compared_rows(stood(one(TEN[2], 30.0, 3, 10)), "%") == [
        ["Staffordshire", "2024", "30.0%", "3 of 10"]
    ]


@pytest.mark.parametrize(
    ("unit", "head"),
    [("%", "Share"), ("weeks", "Weeks"), ("per 1,000 residents", "Per 1,000 residents")],
)
def test_the_column_of_figures_is_headed_by_their_unit(unit: str, head: str) -> None:
    assert compared_head(measure(unit=unit)) == ["Area", "Period", head, "Count"]


def notes(
    *figures: Comparator, month: str = "2024-12", demonstration: bool = False, **fields: object
) -> str:
    return " ".join(
        compared_notes(
            stood(*figures), measure(published="x", **fields), month, demonstration=demonstration
        )
    )


def test_figures_of_an_earlier_year_than_our_own_say_so() -> None:
    year = stood(OURS, THEIRS).period
    assert "newest that has been loaded" not in notes(OURS, THEIRS, month=f"{year}-12")
    assert (
        f"{year} is the newest that has been loaded; the figure at the top of this page is of "
        f"October {int(year) + 2}." in notes(OURS, THEIRS, month=f"{int(year) + 2}-10")
    )


def test_the_notes_say_that_no_figure_is_a_target_unless_the_plan_makes_it_one() -> None:
    assert "None is a target." in notes(OURS, THEIRS)
    compared = Target(kind="comparator", comparator="-")
    assert "The plan makes England's the target." in notes(OURS, THEIRS, target=compared)


@pytest.mark.parametrize(
    ("present", "words"),
    [
        (10, "not always near us. 1st is best."),
        (9, "One of them has no figure for this period. 1st is best."),
        (2, "Eight of them have no figure for this period. 1st is best."),
        (0, "None is a target. Source"),
    ],
)
def test_the_notes_say_how_many_similar_authorities_have_no_figure(
    present: int, words: str
) -> None:
    assert words in notes(OURS, *(one(area, 50.0) for area in TEN[:present]))


def test_each_source_is_named_once_and_last() -> None:
    other = Comparator("2024", REGION, "North West", 50.0, "NHS England")
    assert notes(OURS, THEIRS, other).endswith("Source: DfE, 2025; NHS England.")


def test_only_carried_figures_are_called_real_beside_demonstration_data() -> None:
    [real] = [
        each
        for each in published()
        if (each.measure, each.period, each.area_code) == ("ehc_20_weeks", "2024", OWN)
    ]
    source = f"{real.source}, {real.release} (published June 2025)"
    figure = Comparator(
        "2024", OWN, real.area_name, real.value, source, real.numerator, real.denominator
    )
    assert "They are real" in notes(figure, demonstration=True)
    assert "They are real" not in notes(figure)
    assert "They are real" not in notes(OURS, demonstration=True)


def test_without_figures_the_block_says_why() -> None:
    assert nothing_to_compare(measure(compared="Nobody counts this.")) == "Nobody counts this."
    words = nothing_to_compare(measure(compared="England.", published="some_measure"))
    assert words == "England. No such figure has been loaded: they are uploaded as benchmarks."


def compared(*figures: Comparator, id: str = "ehc_20_weeks", target: str = "none") -> Result:
    found = example(id)
    return replace(found, comparators=figures, target=replace(found.target, kind=target))


SIX = [one(TEN[at], value) for at, value in enumerate((99.0, 98.0, 30.0, 20.0, 10.0, 5.0))]
BESIDE = {
    "England and neighbours, well": (
        compared(OURS, THEIRS, *SIX),
        "2024: 3rd of 7 similar authorities; England 46.4%",
        "yet in 2024, at 91.6%, better than England (46.4%) and 3rd of 7 similar authorities",
    ),
    "better than England, but behind most": (
        compared(one(OWN, 15.0), one(ENGLAND, 10.0), *SIX),
        "2024: 5th of 7 similar authorities; England 10.0%",
        "in 2024, at 15.0%, better than England (10.0%) and 5th of 7 similar authorities",
    ),
    "worse than England, but ahead of most": (
        compared(one(OWN, 38.4), THEIRS, *SIX[2:]),
        "2024: 1st of 5 similar authorities; England 46.4%",
        "in 2024, at 38.4%, worse than England (46.4%) and 1st of 5 similar authorities",
    ),
    "where less is better": (
        compared(one(OWN, 1.0), one(ENGLAND, 3.2), one(TEN[0], 2.0), id="appeal_rate"),
        "2024: 1st of 2 similar authorities; England 3.2%",
        "yet in 2024, at 1.0%, better than England (3.2%) and 1st of 2 similar authorities",
    ),
    "no figure of our own": (compared(THEIRS), "2024: England 46.4%", ""),
    "our own alone": (compared(OURS), "", ""),
    "England is the target": (compared(THEIRS, target="comparator"), "", ""),
    "nobody": (compared(), "", ""),
}


@pytest.mark.parametrize(("result", "short", "clause"), BESIDE.values(), ids=BESIDE)
def test_others_beside_a_measure_in_a_row_and_in_a_sentence(
    result: Result, short: str, clause: str
) -> None:
    assert (compared_short(result), compared_clause(result)) == (short, clause)
