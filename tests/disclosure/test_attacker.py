"""The attacker finds what follows from a table, and claims nothing that does not."""

import pytest

from tests.disclosure.attacker import attack
from tests.disclosure.facts import month_of
from tests.disclosure.integers import System
from tests.disclosure.papers import Count, Series
from tests.disclosure.tables import hidden, measure, printed, shown

LAST = "2026-10"
MEDIATION = Series("mediation_to_appeal")
ASD = "nd_asd_over_13_weeks"


def count(kind: str, measure: str, part: str = "", by: str = "", months: int = 1) -> Count:
    return Count(kind, Series(measure, "", by, part), month_of(LAST), months)


class TestIntegers:
    def test_only_whole_numbers_fit_a_sum_of_multiples(self) -> None:
        system = System[str]()
        system.add({"a": 3, "b": 5}, 8)
        assert system.pinned("ab") == {"a": 1, "b": 1}

    def test_two_numbers_of_one_sum_stay_open(self) -> None:
        system = System[str]()
        system.add({"a": 1, "b": 1}, 8)
        system.add({"b": 1, "c": 1}, 3, 9)
        assert system.pinned("abc") == {}

    def test_a_circle_of_sums_is_found_though_no_sum_alone_tells_anything(self) -> None:
        system = System[str]()
        for pair, total in (("ab", 5), ("bc", 7), ("ca", 6)):
            system.add(dict.fromkeys(pair, 1), total)
        assert system.pinned("abc") == {"a": 2, "b": 3, "c": 4}

    def test_parity_tells_what_halves_would_not(self) -> None:
        # Between 3 and 4 there is no whole half: 2a = b, b from 3 to 5.
        system = System[str]()
        system.add({"a": 2, "b": -1}, 0)
        system.add({"b": 1}, 3, 5)
        assert system.pinned("ab") == {"a": 2, "b": 4}

    def test_of_two_that_contradict_each_other_the_higher_source_is_given_up(self) -> None:
        system = System[str]()
        system.add({"a": 1, "b": 1}, 9, source=1)
        system.add({"a": 1}, 12, source=3)
        system.add({"b": 1}, 4, source=2)
        assert system.pinned("ab") == {"a": 5, "b": 4}


class TestParts:
    def test_a_single_hidden_part_is_the_whole_less_the_others(self) -> None:
        parts = {"LSC": shown(LAST, 20, 40), "NENC": hidden(LAST)}
        found = attack([printed(**{ASD: measure([shown(LAST, 22, 49)], {"icb": parts})})])
        assert found == {
            count("hits", ASD, "NENC", "icb"): 2,
            count("others", ASD, "NENC", "icb"): 7,
            count("cases", ASD, "NENC", "icb"): 9,
        }

    def test_two_hidden_parts_keep_their_secret(self) -> None:
        parts = {"Barrow": shown(LAST, 20, 40), "Eden": hidden(LAST), "Kendal": hidden(LAST)}
        assert attack([printed(**{ASD: measure([shown(LAST, 29, 60)], {"area": parts})})]) == {}

    def test_two_hidden_parts_that_have_no_hit_between_them_have_none_each(self) -> None:
        parts = {"Barrow": shown(LAST, 20, 40), "Eden": hidden(LAST), "Kendal": hidden(LAST)}
        found = attack([printed(**{ASD: measure([shown(LAST, 20, 60)], {"area": parts})})])
        assert {name.of.part: value for name, value in found.items() if name.kind == "hits"} == {
            "Eden": 0,
            "Kendal": 0,
        }

    def test_a_part_that_another_paper_names_has_no_case_where_it_is_not_named(self) -> None:
        newer = {"Barrow": shown(LAST, 20, 40), "Eden": hidden(LAST), "Kendal": hidden(LAST)}
        older = {"Barrow": shown("2026-09", 9, 30), "Eden": hidden("2026-09")}
        older |= {"Alston": hidden("2026-09")}
        prints = [
            printed(**{ASD: measure([shown(period, 29, 60)], {"area": parts})})
            for period, parts in ((LAST, newer), ("2026-09", older))
        ]
        assert attack(prints) == {}, "what is said is not counted as recovered"

    def test_what_two_papers_say_is_put_together(self) -> None:
        first = {"Barrow": shown(LAST, 20, 40), "Eden": hidden(LAST), "Kendal": hidden(LAST)}
        other = {"Barrow": hidden(LAST), "Eden": shown(LAST, 6, 12), "Kendal": hidden(LAST)}
        prints = [
            printed(**{ASD: measure([shown(LAST, 29, 60)], {"area": parts})})
            for parts in (first, other)
        ]
        assert attack(prints)[count("hits", ASD, "Kendal", "area")] == 3

    def test_an_earlier_paper_that_no_longer_fits_is_not_believed(self) -> None:
        newer = {"Barrow": shown(LAST, 20, 40), "Eden": hidden(LAST), "Kendal": hidden(LAST)}
        older = {"Barrow": hidden(LAST), "Eden": shown(LAST, 16, 32), "Kendal": hidden(LAST)}
        prints = [
            printed(**{ASD: measure([whole], {"area": parts})})
            for whole, parts in ((shown(LAST, 29, 60), newer), (shown(LAST, 45, 99), older))
        ]
        assert attack(prints) == {}

    def test_an_nhs_board_is_its_districts(self) -> None:
        areas = {"Eden": hidden(LAST), "Barrow": hidden(LAST), "South Lakeland": shown(LAST, 9, 20)}
        boards = {"NENC": hidden(LAST), "LSC": shown(LAST, 12, 27)}
        told = printed(**{ASD: measure([hidden(LAST)], {"area": areas, "icb": boards})})
        assert attack([told])[count("hits", ASD, "Barrow", "area")] == 3
        assert attack([told], without=("districts",)) == {}


class TestMonths:
    def test_partial_windows_give_every_month(self) -> None:
        series = [
            shown("2026-08", 2, 6, partial=True),
            shown("2026-09", 3, 10, partial=True),
            shown("2026-10", 7, 15, partial=True),
        ]
        found = attack([printed(mediation_to_appeal=measure(series))])
        hits = {name.month: value for name, value in found.items() if name.kind == "hits"}
        assert [hits[month_of(f"2026-{month:02}")] for month in (8, 9, 10)] == [2, 1, 4]

    def test_full_windows_without_their_beginning_give_none(self) -> None:
        series = [shown("2026-08", 20, 60), shown("2026-09", 21, 61), shown("2026-10", 19, 66)]
        assert attack([printed(mediation_to_appeal=measure(series))]) == {}

    def test_what_a_late_row_left_as_it_was_still_tells(self) -> None:
        # A review of September came late: one more was due. As many as before were on time.
        between = [hidden(f"2025-{month}") for month in (11, 12)]
        between += [hidden(f"2026-{month:02}") for month in range(1, 9)]
        first = shown("2025-10", 5, 16)
        newer = [first, *between, shown("2026-09", 7, 19), hidden(LAST)]
        older = [first, *between, shown("2026-09", 7, 18)]
        prints = [
            printed(
                annual_review_completed_on_time=measure(series, together=shown(last, hits, cases))
            )
            for series, last, hits, cases in (
                (newer, LAST, 59, 172),
                (older, "2026-09", 61, 173),
            )
        ]
        assert attack(prints)[count("hits", "annual_review_completed_on_time")] == 3
        assert attack(prints[:1]) == {}

    def test_a_difference_that_takes_all_of_a_month_pins_it(self) -> None:
        # One month with one hit leaves the window, and so does all that the year had.
        series = [shown("2026-09", 6, 6), shown("2026-10", 0, 0)]
        found = attack([printed(mediation_to_appeal=measure(series))])
        assert found[Count("hits", MEDIATION, month_of("2025-10"))] == 6


class TestBetweenMeasures:
    def test_the_measure_with_exceptions_less_the_one_without_tells_the_exceptions(self) -> None:
        told = printed(
            ehc_20_weeks=measure([shown(LAST, 40, 50)], companions={"exceptions": [hidden(LAST)]}),
            ehc_20_weeks_all=measure([shown(LAST, 41, 53)]),
        )
        exceptions = Count("hits", Series("ehc_20_weeks", "exceptions"), month_of(LAST), 12)
        assert attack([told])[exceptions] == 3
        assert exceptions not in attack([told], without=("exceptions",))

    def test_reviews_decided_within_four_weeks_are_the_same_on_both_bases(self) -> None:
        told = printed(
            annual_review_decision_4_weeks=measure([shown(LAST, 7, 9)]),
            annual_review_decision_4_weeks_published=measure([hidden(LAST, partial=True)]),
        )
        published = Series("annual_review_decision_4_weeks_published")
        month = Count("hits", published, month_of(LAST))
        assert attack([told])[month] == 7
        assert attack([told], without=("nested measures",)) == {}

    def test_pathways_joined_by_a_plus_count_in_both(self) -> None:
        pathways = {"ASD": shown(LAST, None, 40, value=20.5), "ASD+ADHD": hidden(LAST)}
        pathways |= {"ADHD": hidden(LAST)}
        told = printed(
            nd_average_wait=measure([shown(LAST, None, 60, value=21.0)], {"pathway": pathways}),
            nd_asd_over_13_weeks=measure([shown(LAST, 20, 43)]),
        )
        assert attack([told])[count("cases", "nd_average_wait", "ASD+ADHD", "pathway")] == 3

    def test_a_mean_times_its_number_is_a_total_that_bounds_a_hidden_band(self) -> None:
        # The three of the hidden bands have 2,186 days. Were one below 728, they had 2,185 at most.
        bands = {
            "13 to under 52 weeks": shown(LAST, None, 17, value=5713 / (7 * 17)),
            "52 to under 104 weeks": hidden(LAST),
            "104 weeks or more": hidden(LAST),
        }
        told = printed(
            nd_average_wait=measure(
                [shown(LAST, None, 20, value=(5713 + 2186) / (7 * 20))], {"band": bands}
            ),
            nd_longest_wait=measure([shown(LAST, None, 20, value=729 / 7)]),
        )
        band = count("cases", "nd_average_wait", "104 weeks or more", "band")
        assert attack([told])[band] == 3
        assert attack([told], without=("bands",)) == {}
        assert attack([told], without=("longest wait",)) == {}


@pytest.mark.parametrize(
    ("of", "value", "hits"),
    [(13, 30.76923076923077, 4), (13, 30.8, 4), (1300, 30.8, None), (1300, 30.76923076923077, 400)],
)
def test_a_percentage_tells_a_count_where_one_fits(of: int, value: float, hits: int | None) -> None:
    told = printed(mediation_to_appeal=measure([shown(LAST, None, of, value=value)]))
    asked = Count("hits", MEDIATION, month_of(LAST), 12)
    assert attack([told]).get(asked) == hits
