"""What is hidden besides: no hidden number is the whole less what is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.disclosure.second import NONE, hidden_besides
from kpis.disclosure.series import Numbers
from kpis.disclosure.small import few
from tests.kpis.disclosure.worked import series

SHARE, CASES = series("ehc_20_weeks"), series("rtc_accredited")
PARTS = {
    "a": Numbers(3, 20),
    "b": Numbers(15, 15),
    "c": Numbers(40, 40),
    "d": Numbers(6, 8),
}


@pytest.mark.parametrize(
    ("small", "unlisted", "besides"),
    [
        (frozenset(), NONE, set()),
        (frozenset("a"), NONE, {"d"}),
        (frozenset("a"), Numbers(30, 30), {"d"}),
        (frozenset(), Numbers(2, 30), {"d"}),
        (frozenset("a"), Numbers(2, 30), set()),
        (frozenset("ad"), NONE, set()),
    ],
)
def test_the_smallest_is_hidden_besides(
    small: frozenset[str], unlisted: Numbers, besides: set[str]
) -> None:
    assert hidden_besides(SHARE, PARTS, small, unlisted, 5) == besides


def test_more_are_hidden_until_their_numbers_may_be_shown() -> None:
    parts = {"a": Numbers(0, 3), "b": Numbers(1, 30), "c": Numbers(9, 30), "d": Numbers(50, 50)}
    assert hidden_besides(SHARE, parts, frozenset("ab"), NONE, 5) == {"c"}
    assert hidden_besides(CASES, parts, frozenset("ab"), NONE, 5) == set()


counts = st.builds(Numbers, st.integers(0, 12), st.integers(0, 12))


@given(st.lists(counts, min_size=1, max_size=6), counts, st.sampled_from([5, 10]))
def test_what_is_hidden_is_nothing_all_or_enough(
    parts: list[Numbers], unlisted: Numbers, threshold: int
) -> None:
    named = dict(zip("abcdef", parts, strict=False))
    small = frozenset(name for name, one in named.items() if few(SHARE, one, threshold))
    hidden = small | hidden_besides(SHARE, named, small, unlisted, threshold)
    rest = [unlisted] if unlisted.cases and few(SHARE, unlisted, threshold) else []
    all_hidden = [*(named[name] for name in hidden), *rest]
    if not all_hidden or hidden == set(named):
        return
    summed = Numbers(sum(one.hits for one in all_hidden), sum(one.others for one in all_hidden))
    assert len(all_hidden) >= 2
    assert min(summed) >= threshold
    assert summed.cases >= 2 * threshold
