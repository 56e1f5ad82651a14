"""Published figures beside a measure: what is loaded before what is carried, the newest period, the
range, the rank."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.place import load_place
from data.published import published
from data.reader import Reader
from data.record.batches import Batch
from data.store import Database
from data.store.records import records
from data.store.undo import undo
from kpis.definitions.measure import Direction
from kpis.definitions.results import Comparator
from kpis.judging.comparators import Standing, is_carried, standing, until
from kpis.judging.read import Results, read_results
from kpis.measures import measures
from tests.kpis.conftest import Loader

OWN = load_place().number
ENGLAND = load_place().country.code
REGION = load_place().region.code
NEIGHBOURS = load_place().neighbour_names
HEADER = "measure,period,area_code,area_name,value,numerator,denominator,source"
TEN = list(NEIGHBOURS)


def one(area: str, value: float, period: str = "2024") -> Comparator:
    return Comparator(period, area, "-", value, "-")


def beside(results: Results, measure: str, area: str, period: str = "2024") -> list[Comparator]:
    found = results.by_id[measure].comparators
    return [each for each in found if (each.area_code, each.period) == (area, period)]


def test_the_first_run_already_has_comparators(database: Database) -> None:
    results = read_results(database)
    for id in (
        "ehc_20_weeks",
        "ehc_20_weeks_all",
        "annual_review_decision_4_weeks_published",
        "appeal_rate",
    ):
        [england] = beside(results, id, ENGLAND)
        assert is_carried(england)
        assert england.source.endswith("(published June 2025)")
        assert (len(beside(results, id, REGION)), id) == (0 if id == "appeal_rate" else 1, id)


def test_only_a_measure_that_is_published_has_comparators(database: Database) -> None:
    results = read_results(database)
    held = {id for id, result in results.by_id.items() if result.comparators}
    assert held == {
        id
        for id, each in measures().items()
        if each.published in {one.measure for one in published()}
    }
    assert not results.by_id["annual_review_decision_4_weeks"].comparators


def test_no_comparator_is_a_target_unless_the_plan_says_so(database: Database) -> None:
    results = read_results(database).by_id
    assert {results[id].target.kind for id in ("ehc_20_weeks", "appeal_rate")} == {"none"}


def test_a_loaded_figure_takes_the_place_of_the_carried_one_and_of_no_other(
    database: Database, loader: Loader
) -> None:
    before = read_results(database)
    loader("benchmarks", f"{HEADER}\nehc_20_weeks,2024,{ENGLAND},ENGLAND,47.5,,,Revised\n")
    after = read_results(database)
    assert beside(after, "ehc_20_weeks", ENGLAND) == [
        Comparator("2024", ENGLAND, "England", 47.5, "Revised")
    ]
    assert not is_carried(beside(after, "ehc_20_weeks", ENGLAND)[0])
    for measure, area, period in (
        ("ehc_20_weeks", ENGLAND, "2023"),
        ("ehc_20_weeks", OWN, "2024"),
        ("ehc_20_weeks_all", ENGLAND, "2024"),
    ):
        assert beside(after, measure, area, period) == beside(before, measure, area, period) != []


def test_a_batch_that_is_undone_gives_the_carried_figure_back(
    database: Database, loader: Loader
) -> None:
    before = read_results(database)
    loaded = loader("benchmarks", f"{HEADER}\nehc_20_weeks,2024,{ENGLAND},,47.5,,,Revised\n")
    undo(database, loaded.batch or 0, Reader("test"))
    assert (
        read_results(database).by_id["ehc_20_weeks"].comparators
        == before.by_id["ehc_20_weeks"].comparators
    )


def test_figures_known_at_a_moment_are_those_of_the_batches_then(
    database: Database, loader: Loader
) -> None:
    def batch() -> Batch:
        with database.reading() as cursor:
            return records(cursor).batches()[-1]

    loader("benchmarks", f"{HEADER}\nehc_20_weeks,2024,{ENGLAND},,47.5,,,First\n")
    first = batch().at
    loader("benchmarks", f"{HEADER}\nehc_20_weeks,2024,{ENGLAND},,48.5,,,Second\n")
    told = {
        moment: beside(read_results(database, known_at=moment), "ehc_20_weeks", ENGLAND)[0].source
        for moment in (first - timedelta(microseconds=1), first, batch().at)
    }
    assert list(told.values())[1:] == ["First", "Second"]
    assert "reporting year 2025" in next(iter(told.values()))


def test_a_withdrawn_figure_is_no_comparator_from_its_upload_on(
    database: Database, loader: Loader, shared: Path
) -> None:
    before = standing(read_results(database).by_id["ehc_20_weeks"].comparators, "increase")
    assert before
    assert "942" in {one.area_code for one in before.neighbours}
    text = (shared / "cases" / "withdrawn_2_revised.csv").read_text(encoding="utf-8-sig")
    loaded = loader("benchmarks", text)
    with database.reading() as cursor:
        moment = records(cursor).batches()[-1].at
    told = read_results(database)
    for id in ("ehc_20_weeks", "ehc_20_weeks_all"):
        assert beside(told, id, "942") == []
        assert beside(told, id, "942", "2023") != []
    after = standing(told.by_id["ehc_20_weeks"].comparators, "increase")
    assert after
    assert (after.period, after.of) == (before.period, before.of - 1)
    assert after.rank == before.rank
    earlier = read_results(database, known_at=moment - timedelta(microseconds=1))
    assert beside(earlier, "ehc_20_weeks", "942") != []
    undo(database, loaded.batch or 0, Reader("test"))
    assert beside(read_results(database), "ehc_20_weeks", "942") != []


def test_what_was_withdrawn_before_it_was_published_anew_is_shown(
    database: Database, loader: Loader, shared: Path
) -> None:
    text = (shared / "cases" / "withdrawn_2_revised.csv").read_text(encoding="utf-8-sig")
    loader("benchmarks", text, as_at=date(2025, 5, 31))
    assert beside(read_results(database), "ehc_20_weeks", "942") != []


def test_a_withdrawn_month_of_england_is_no_target(database: Database, loader: Loader) -> None:
    waits = "referral_id,pathway,provider,referral_date\nA,ASD,Clinic,2026-05-01\n"
    loader("nd_waits", waits)

    def target() -> float | None:
        return read_results(database).by_id["nd_asd_over_13_weeks"].target.value

    rows = f"nd_asd_over_13_weeks,2026-06,{ENGLAND},,86.8,,,NHS\n"
    loader("benchmarks", f"{HEADER}\n{rows}nd_asd_over_13_weeks,2026-07,{ENGLAND},,87,,,NHS\n")
    assert target() == 87
    loader("benchmarks", f"{HEADER}\n{rows}nd_asd_over_13_weeks,2026-07,{ENGLAND},,x,,,NHS\n")
    assert target() == 86.8
    loader("benchmarks", f"{HEADER}\nnd_asd_over_13_weeks,2026-06,{ENGLAND},,x,,,NHS\n")
    assert target() is None


def test_other_authorities_are_loaded_and_not_shown(database: Database, loader: Loader) -> None:
    before = read_results(database).by_id["ehc_20_weeks"].comparators
    loader("benchmarks", f"{HEADER}\nehc_20_weeks,2024,301,Barking,47.5,,,Revised\n")
    assert read_results(database).by_id["ehc_20_weeks"].comparators == before


def test_a_file_of_the_dfe_changes_nothing_that_is_carried_of_the_same_release(
    database: Database, loader: Loader, shared: Path
) -> None:
    before = read_results(database).by_id
    for name in ("timeliness_20_week", "annual_reviews"):
        text = (shared / "reference" / f"dfe_ees_ehcp_2025_{name}.csv").read_text(
            encoding="utf-8-sig"
        )
        assert loader("benchmarks", text).status == "loaded"
    after = read_results(database).by_id
    for id in ("ehc_20_weeks", "ehc_20_weeks_all", "annual_review_decision_4_weeks_published"):
        plain = [
            [
                (c.period, c.area_code, c.area_name, c.value, c.numerator, c.denominator)
                for c in found[id].comparators
            ]
            for found in (before, after)
        ]
        assert plain[0] == plain[1]
        assert not any(map(is_carried, after[id].comparators))


@pytest.mark.parametrize(
    ("month", "periods"),
    [
        (None, ["2023", "2024", "2024-06", "2025-01"]),
        ("2024-12", ["2023", "2024", "2024-06"]),
        ("2024-11", ["2023", "2024-06"]),
        ("2022-01", []),
    ],
)
def test_a_series_that_ends_early_has_only_figures_of_periods_that_were_over(
    month: str | None, periods: list
) -> None:
    figures = [one(ENGLAND, 1, period) for period in ("2023", "2024", "2024-06", "2025-01")]
    assert [each.period for each in until(figures, month)] == periods


def test_the_month_asked_for_ends_the_comparators_too(database: Database) -> None:
    shown = read_results(database, "2023-12").by_id["ehc_20_weeks"].comparators
    assert max(each.period for each in shown) == "2023"


def stand(own: float | None, *others: float, direction: Direction = "increase") -> Standing:
    figures = [one(area, value) for area, value in zip(TEN, others, strict=False)]
    found = standing(figures + ([] if own is None else [one(OWN, own)]), direction)
    assert found
    return found


RANKS = {
    "best": (90.0, (10.0, 20.0), "increase", 1, 3),
    "worst": (5.0, (10.0, 20.0), "increase", 3, 3),
    "best where less is better": (5.0, (10.0, 20.0), "decrease", 1, 3),
    "worst where less is better": (90.0, (10.0, 20.0), "decrease", 3, 3),
    "between": (15.0, (10.0, 20.0), "increase", 2, 3),
    "equal to the best": (20.0, (10.0, 20.0), "increase", 1, 3),
    "equal to two, behind one": (10.0, (10.0, 10.0, 20.0), "increase", 2, 4),
    "a rank after shared ones counts them": (5.0, (20.0, 20.0, 1.0), "increase", 3, 4),
    "a difference that is not shown still counts": (20.0, (20.001,), "increase", 2, 2),
    "all ten": (0.5, tuple(float(value) for value in range(1, 11)), "increase", 11, 11),
}


@pytest.mark.parametrize("case", RANKS)
def test_the_rank_is_by_direction_and_equals_share_it(case: str) -> None:
    own, others, direction, rank, of = RANKS[case]
    found = stand(own, *others, direction=direction)  # type: ignore[arg-type]
    assert (found.rank, found.of) == (rank, of)


RANGES = {
    "an odd number": ((30.0, 10.0, 20.0), 10.0, 20.0, 30.0),
    "an even number": ((40.0, 10.0, 20.0, 30.0), 10.0, 25.0, 40.0),
    "one": ((10.0,), 10.0, 10.0, 10.0),
}


@pytest.mark.parametrize("case", RANGES)
def test_the_range_is_of_the_neighbours_alone(case: str) -> None:
    others, low, middle, high = RANGES[case]
    found = stand(99.0, *others)
    assert (found.neighbours[0].value, found.median, found.neighbours[-1].value) == (
        low,
        middle,
        high,
    )
    assert len(found.neighbours) == len(others)


def test_nothing_is_ranked_without_our_own_figure_or_without_others() -> None:
    assert (stand(None, 1.0, 2.0).rank, stand(None, 1.0, 2.0).of) == (None, 2)
    assert stand(5.0).rank is None
    assert stand(5.0).median is None
    assert standing([], "increase") is None


def test_england_and_the_region_are_beside_and_never_ranked() -> None:
    found = standing(
        [one(ENGLAND, 1.0), one(REGION, 2.0), one(OWN, 3.0), one(TEN[0], 4.0)], "increase"
    )
    assert found
    assert (found.england, found.region) == (one(ENGLAND, 1.0), one(REGION, 2.0))
    assert (found.rank, found.of, len(found.neighbours)) == (2, 2, 1)


@pytest.mark.parametrize(
    ("figures", "period"),
    [
        ([one(OWN, 1, "2023"), one(OWN, 1, "2024")], "2024"),
        ([one(OWN, 1, "2023"), one(ENGLAND, 1, "2024")], "2023"),
        ([one(ENGLAND, 1, "2026-05"), one(ENGLAND, 1, "2026-06")], "2026-06"),
    ],
)
def test_the_period_is_the_newest_with_our_own_figure_else_the_newest(
    figures: list, period: str
) -> None:
    found = standing(figures, "increase")
    assert found
    assert found.period == period


def test_our_own_published_figures_stand_as_the_release_has_them(database: Database) -> None:
    found = {
        id: standing(result.comparators, result.measure.direction)
        for id, result in read_results(database).by_id.items()
        if result.comparators
    }
    told = {id: (each.period, each.rank, each.of) for id, each in found.items() if each}
    assert told == {
        "ehc_20_weeks": ("2024", 3, 11),
        "ehc_20_weeks_all": ("2024", 3, 11),
        "annual_review_decision_4_weeks_published": ("2024", 4, 11),
        "appeal_rate": ("2024", 1, 11),
    }
