"""Each point of the rule is found broken where it is, and nowhere else."""

import pytest

from tests.disclosure.papers import Count
from tests.disclosure.rules import broken
from tests.disclosure.tables import Entry, hidden, measure, printed, shown

LAST = "2026-10"
ASD, AVERAGE, LONGEST = "nd_asd_over_13_weeks", "nd_average_wait", "nd_longest_wait"


def true(count: Count) -> int:
    """In every figure here a hidden part has three hits, three others and six cases."""
    return NUMBERS.get(count.of.part, {"hits": 20, "others": 20, "cases": 40})[count.kind]


NUMBERS = {
    "Eden": {"hits": 3, "others": 3, "cases": 6},
    "Kendal": {"hits": 3, "others": 3, "cases": 6},
    "Alston": {"hits": 0, "others": 1, "cases": 1},
}
WHOLE = shown(LAST, 20, 40)


def of_parts(**parts: Entry) -> list[str]:
    return broken(printed(**{ASD: measure([WHOLE], {"area": parts})}), true)


def test_enough_hidden_parts_break_nothing() -> None:
    assert of_parts(Barrow=WHOLE, Eden=hidden(LAST), Kendal=hidden(LAST)) == []


def test_a_small_part_is_shown() -> None:
    found = of_parts(Barrow=WHOLE, Eden=shown(LAST, 3, 6))
    assert [line.rpartition("with ")[2] for line in found] == ["3 hits", "3 others"]


def test_nobody_at_all_is_a_small_number() -> None:
    assert any("with 0 hits" in line for line in of_parts(Alston=shown(LAST, 0, 1)))


def test_one_part_alone_is_hidden() -> None:
    assert any("the only part" in line for line in of_parts(Barrow=WHOLE, Eden=hidden(LAST)))


def test_hidden_parts_have_too_few_in_all() -> None:
    found = of_parts(Barrow=WHOLE, Eden=hidden(LAST), Alston=hidden(LAST))
    assert [line.rpartition("have ")[2] for line in found] == [
        "3 hits in all",
        "4 others in all",
        "7 cases in all",
    ]


@pytest.mark.parametrize(
    ("id", "entry", "words"),
    [
        (AVERAGE, shown(LAST, None, 40, value=20.52), "more than 1 decimals"),
        (AVERAGE, shown(LAST, None, 9, value=20.5), "is given for 9"),
        (LONGEST, shown(LAST, None, 40, value=20.5), "more than 0 decimals"),
    ],
)
def test_waits_are_given_too_exactly(id: str, entry: Entry, words: str) -> None:
    assert any(words in line for line in broken(printed(**{id: measure([entry])}), true))


def test_the_longest_wait_of_a_part_is_one_childs() -> None:
    wait = shown(LAST, None, 40, value=20)
    told = printed(**{LONGEST: measure([wait], {"area": {"Barrow": wait}})})
    assert any("given for a part" in line for line in broken(told, true))


def test_both_of_a_family_are_broken_down() -> None:
    both = ("ehc_20_weeks", "ehc_20_weeks_all")
    one = measure([WHOLE], {"area": {"Barrow": WHOLE}})
    assert broken(printed(**{both[0]: one, both[1]: measure([WHOLE])}), true) == []
    assert any("both" in line for line in broken(printed(**dict.fromkeys(both, one)), true))


def test_what_would_follow_from_a_hidden_figure_is_said() -> None:
    series = [hidden("2025-10"), hidden(LAST)]
    told = measure(
        series,
        status="improving",
        baseline={"period": "2025-10", "value": 40.0},
        target={"kind": "year_on_year", "value": 40.0},
        recent={"direction": "better", "since": LAST},
    )
    found = broken(printed(included_in_decisions=told), true)
    assert [line.split()[2] for line in found] == ["status", "recent", "baseline", "target"]
    silent = measure(series, status=None)
    assert broken(printed(included_in_decisions=silent), true) == []


def test_a_hidden_figure_still_has_a_number() -> None:
    told = printed(mediation_to_appeal=measure([hidden(LAST, value=12.5)], status=None))
    assert any("is hidden and has value" in line for line in broken(told, true))


def test_how_many_passed_the_target_is_a_small_number() -> None:
    longest = measure([shown(LAST, None, 40, value=20)], beyond_target=2)
    assert any("past the target" in line for line in broken(printed(**{LONGEST: longest}), true))


def test_twelve_months_to_december_are_public_anyway() -> None:
    told = printed(ehc_20_weeks=measure([shown("2025-12", 2, 40), shown("2026-01", 2, 40)]))
    found = broken(told, lambda count: 2 if count.kind == "hits" else 40)
    assert len(found) == 1
    assert "2026-01" in found[0]
