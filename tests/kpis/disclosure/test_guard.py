"""No small number follows from what is shown, however windows, parts and editions are put
together."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.definitions import Point
from kpis.definitions.shown import Hidden, Shown
from kpis.disclosure import guard as guarding
from kpis.disclosure.draft import draft
from kpis.disclosure.ladder import all_left
from kpis.disclosure.programme import Programme
from kpis.disclosure.release import CannotBeSafeError, Released, release
from kpis.disclosure.series import TOGETHER, TOO_FEW, Share
from tests.kpis.disclosure.attacker import recovered
from tests.kpis.disclosure.worked import Course, Exact, flow, results

MEDIATION, REVIEWS, WAITS = (
    "mediation_to_appeal",
    "annual_review_completed_on_time",
    "nd_adhd_over_13_weeks",
)
WHOLE = (MEDIATION, "", "", "")
PARTIAL: Course = [(7, 9), (2, 8), (6, 8), (9, 7), *[(8, 9)] * 14]
"""The first window shows its month, and the second one's two appeals are what is added to it."""


def released(exact: Exact, earlier: Sequence[Share] = (), threshold: int = 5) -> Released:
    return release(results(exact), earlier, threshold)


def small(editions: Sequence[Any], threshold: int = 5) -> dict[str, float]:
    found = {}
    for what in ("hits", "others"):
        found |= {
            f"{what} {month}": number
            for month, number in recovered(editions, what).items()
            if number < threshold
        }
    return found


def test_months_do_not_follow_from_the_first_windows() -> None:
    exact = flow(MEDIATION, {"": PARTIAL})
    assert small([draft(results(exact), 5).figures()[WHOLE]])  # the attacker can
    found = released(exact)
    assert small([found.figures[WHOLE]]) == {}
    assert found.coarsened == {MEDIATION: "full windows"}
    assert isinstance(found.figures[WHOLE][-1], Shown)


courses = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=14, max_size=20)


@given(courses, st.sampled_from([5, 10]))
def test_no_small_month_follows_from_windows(course: Course, threshold: int) -> None:
    figures = released(flow(MEDIATION, {"": course}), threshold=threshold).figures
    assert small([figures.get(WHOLE, ())], threshold) == {}


@given(courses)
def test_no_small_month_follows_from_three_editions(course: Course) -> None:
    editions: list[Share] = []
    for last in (-2, -1, 0):
        exact = flow(MEDIATION, {"": course[: len(course) + last]})
        editions.append(released(exact, editions).figures)
    assert small([each.get(WHOLE, ()) for each in editions]) == {}


@given(st.lists(courses, min_size=3, max_size=3))
def test_no_part_is_the_whole_less_the_others(courses: list[Course]) -> None:
    length = min(map(len, courses))
    parts = {name: course[:length] for name, course in zip("abc", courses, strict=True)}
    figures = released(flow("ehc_20_weeks", parts)).figures
    hidden = [key for key, one in figures.items() if key[2] and isinstance(one[-1], Hidden)]
    whole = figures.get(("ehc_20_weeks", "", "", ""), (None,))[-1]
    assert len(hidden) != 1 or not isinstance(whole, Shown)


def test_a_month_does_not_follow_from_the_twelve_together() -> None:
    course: Course = [(2, 9), *[(9, 9)] * 11]
    found = released(flow(REVIEWS, {"Eden": course, "Barrow": [(0, 0)] * 12}, "area"))
    months = found.figures[REVIEWS, "", "", ""]
    assert isinstance(months[0], Hidden)
    sums = found.figures.get((REVIEWS, TOGETHER, "", ""), (None,))[0]
    assert isinstance(sums, Hidden) or sum(isinstance(one, Hidden) for one in months) > 1


def test_a_part_of_an_area_does_not_follow_from_the_board_that_it_lies_in() -> None:
    """Eden is all of one board's area; its provider's small number is hidden with another's, of
    which the board's number would leave it alone."""
    providers = {"a": [(0, 1)] * 14, "b": [(6, 6)] * 14, "c": [(4, 4)] * 14, "d": [(6, 6)] * 14}
    exact = flow("nd_support_plans", providers, "provider")
    boards = {
        "one": [(6, 7)] * 14,
        "two": [(10, 10)] * 14,
    }
    exact |= flow("nd_support_plans", boards, "icb")
    known = {"one": ("a", "b"), "two": ("c", "d")}
    figures = released(exact).figures
    for board, inside in known.items():
        parts = [figures["nd_support_plans", "", "provider", name][-1] for name in inside]
        of_board = figures["nd_support_plans", "", "icb", board][-1]
        hidden = [one for one in parts if isinstance(one, Hidden)]
        assert len(hidden) != 1 or isinstance(of_board, Hidden)


def test_what_an_earlier_edition_tells_by_itself_is_said_and_not_paid_for() -> None:
    exact = flow(MEDIATION, {"": PARTIAL})
    before = draft(results(exact), 5).figures()
    said: list[str] = []
    found = release(results(exact), [before], 5, said.append)
    assert [one for one in said if "mediation_to_appeal of 2024-02" in one]
    assert found.coarsened == {}


def test_editions_of_different_states_are_put_together_as_far_as_they_agree() -> None:
    late = [(hits, others + (at == 9)) for at, (hits, others) in enumerate(PARTIAL)]
    first = released(flow(MEDIATION, {"": PARTIAL})).figures
    second = released(flow(MEDIATION, {"": late}), [first])
    assert small([second.figures[WHOLE]]) == {}
    assert isinstance(second.figures[WHOLE][-1], Shown)


def test_another_state_told_earlier_takes_nothing_from_what_is_guarded_now() -> None:
    other = [(hits + 2, others + 1) for hits, others in PARTIAL]
    before = draft(results(flow(MEDIATION, {"": other})), 5).figures()
    second = released(flow(MEDIATION, {"": PARTIAL}), [before])
    assert small([second.figures[WHOLE]]) == {}


def test_an_edition_that_cannot_be_safe_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "steps", lambda *_: iter(()))
    with pytest.raises(CannotBeSafeError) as refused:
        released(flow(MEDIATION, {"": PARTIAL}))
    assert refused.value.measures == (MEDIATION,)
    assert MEDIATION in str(refused.value)


def test_progress_is_told_by_family() -> None:
    said: list[str] = []
    release(results(flow(MEDIATION, {"": PARTIAL})), [], 5, said.append)
    assert said == ["Checking mediation_to_appeal ..."]


def test_a_hidden_figure_keeps_its_place_and_holds_no_number() -> None:
    found = released(flow(MEDIATION, {"": PARTIAL}))
    periods = [one.period for one in found.figures[WHOLE]]
    assert periods == sorted(periods)
    assert found.figures[WHOLE][0] == Hidden(periods[0], TOO_FEW)
    assert found.why[WHOLE, periods[0]] == "guard"


def waiting(pathways: dict[str, tuple[int, int]]) -> Exact:
    """Those who wait at the end of one month, by pathway: 13 weeks or more, and less."""
    month = "2026-10"

    def share(named: str) -> Point:
        on = [each for name, each in pathways.items() if named in ("", *name.split("+"))]
        hits, cases = sum(each[0] for each in on), sum(map(sum, on))
        return Point(month, hits, cases, 100 * hits / cases)

    made: Exact = {
        ("nd_average_wait", "", "", ""): (Point(month, None, share("").cases, 20),),
        ("nd_average_wait", "over_13_weeks", "", ""): (share(""),),
        ("nd_asd_over_13_weeks", "", "", ""): (share("ASD"),),
        ("nd_adhd_over_13_weeks", "", "", ""): (share("ADHD"),),
    }
    for name, (hits, others) in pathways.items():
        cases = hits + others
        part = Point(month, hits, cases, 100 * hits / cases)
        made["nd_average_wait", "over_13_weeks", "pathway", name] = (part,)
        made["nd_average_wait", "", "pathway", name] = (Point(month, None, cases, 20),)
    return made


def test_a_pathway_does_not_follow_from_the_measures_of_those_on_it() -> None:
    """All on the ADHD pathway, less those on it alone and those with autism too, would be the one
    child with FASD too."""
    pathways = {"ASD": (90, 95), "ADHD": (80, 74), "ASD+ADHD": (30, 27), "ADHD+FASD": (1, 0)}
    figures = released(waiting(pathways | {"FASD": (10, 10)})).figures
    for series in ("", "over_13_weeks"):
        parts = [("nd_average_wait", series, "pathway", name) for name in ("ADHD", "ASD+ADHD")]
        shown = [isinstance(figures[key][0], Shown) for key in parts]
        assert not all(shown)
    assert isinstance(figures["nd_adhd_over_13_weeks", "", "", ""][0], Shown)


def test_what_is_left_names_the_coarser_of_two_steps() -> None:
    assert all_left("", "full windows") == "full windows"
    assert all_left("full windows", "quarter ends") == "quarter ends"
    assert all_left("quarter ends", "no parts") == "quarter ends, no parts"
    assert all_left("no parts", "no parts") == "no parts"


def test_where_nothing_new_can_be_shown_what_was_told_before_stays() -> None:
    """A month's few cases follow from the newest window and the one before, which has been told
    with its first windows: no other series of months would help."""
    told = [(30, 30)] * 23
    before = released(flow(MEDIATION, {"": told}))
    now = released(flow(MEDIATION, {"": [*told, (1, 30)]}), [before.figures])
    shown = {one.period for one in now.figures[WHOLE] if isinstance(one, Shown)}
    assert shown == {one.period for one in before.figures[WHOLE] if isinstance(one, Shown)}
    assert len(shown) == 23
    assert now.coarsened == {MEDIATION: "what earlier editions told"}


def test_where_the_programme_has_no_answer_the_edition_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Programme, "least", lambda *_: None)
    with pytest.raises(CannotBeSafeError):
        released(flow(MEDIATION, {"": PARTIAL}))
