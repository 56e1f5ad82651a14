"""What is published: small counts are not, others are rounded, and percentages follow from that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpis.definitions.protection import Protects
from kpis.definitions.shown import Hidden, Shown
from kpis.disclosure.rounded import may_be, public
from kpis.disclosure.series import TOO_FEW
from kpis.judging.stored_series import Key
from kpis.measures import measures

MONTH = "2026-10"
SHARE: Key = ("ehc_20_weeks", "", "", "")
TOGETHER: Key = ("annual_review_decision_4_weeks", "together", "", "")


@pytest.mark.parametrize(
    ("key", "held", "told"),
    [
        (SHARE, (98, 155, 63.2), (100, 155, 100 * 100 / 155)),
        (SHARE, (97, 152, 63.8), (95, 150, 100 * 95 / 150)),
        (TOGETHER, (848, 1555, 54.5), (850, 1555, 100 * 850 / 1555)),
        (SHARE, (7, 155, 4.5), None),
        (SHARE, (8, 155, 5.2), (10, 155, 100 * 10 / 155)),
        (SHARE, (148, 155, 95.5), None),
        (SHARE, (0, 155, 0), (0, 155, 0)),
        (("nd_average_wait", "", "", ""), (None, 422, 24.4), (None, 420, 24.4)),
        (("nd_provider_gap", "", "", ""), (None, 3, 18.8), (None, 3, 18.8)),
        (("local_offer_ambassadors", "", "", ""), (33, None, 33), (35, None, 35)),
        (("qa_green", "", "", ""), (3, 66, 4.5), (3, 66, 4.5)),
        (("social_media_followers", "target", "", ""), (None, None, 20.4), (None, None, 20.4)),
    ],
)
def test_what_the_public_is_shown(
    key: Key, held: tuple[float | None, float | None, float], told: tuple | None
) -> None:
    (figure,) = public({key: (Shown(MONTH, *held),)}, measures().values())[key]
    if told is None:
        assert figure == Hidden(MONTH, TOO_FEW)
    else:
        assert isinstance(figure, Shown)
        assert (figure.numerator, figure.denominator, figure.value) == told


def test_what_an_edition_hides_stays_hidden() -> None:
    hidden = Hidden(MONTH, TOO_FEW)
    assert public({SHARE: (hidden,)}, measures().values()) == {SHARE: (hidden,)}


@pytest.mark.parametrize(
    ("id", "theirs", "stays"),
    [
        ("qa_green", "nothing", True),
        ("qa_green", "counts", False),
        ("qa_green", None, False),
        ("ehc_20_weeks", "nothing", False),
        ("of_their_own", "counts", False),
        ("of_their_own", "nothing", True),
    ],
)
def test_who_is_protected_in_the_plan_of_an_edition_or_in_ours_is_protected(
    id: str, theirs: Protects | None, *, stays: bool
) -> None:
    """A place with another plan has measures that we have not, and may protect whom we do not."""
    like = measures().get(id, measures()["ehc_20_weeks"])
    declared = like.model_copy(update={"id": id, "protects": theirs})
    held = (Shown(MONTH, 3, 155, 1.9),)
    told = public({(id, "", "", ""): held}, [declared])[(id, "", "", "")]
    assert told == (held if stays else (Hidden(MONTH, TOO_FEW),))


@pytest.mark.parametrize(
    ("measure", "figure", "low", "high"),
    [
        ("ehc_20_weeks", (100, 155, 64.5), 100 * 97.5 / 157.5, 100 * 102.5 / 152.5),
        ("ehc_20_weeks", (0, 155, 0.0), 0.0, 100 * 2.5 / 152.5),
        ("ehc_20_weeks", (155, 155, 100.0), 100 * 152.5 / 157.5, 100.0),
        ("ehc_20_weeks", (0, 0, 0.0), 0.0, 2.5),
        ("local_offer_ambassadors", (35, None, 35.0), 32.5, 37.5),
        ("nd_average_wait", (None, 420, 24.4), 24.4, 24.4),
        ("qa_green", (3, 66, 4.5), 4.5, 4.5),
    ],
)
def test_what_a_published_figure_may_have_been(
    measure: str, figure: tuple[float | None, float | None, float], low: float, high: float
) -> None:
    assert may_be(measures()[measure], Shown(MONTH, *figure)) == pytest.approx((low, high))


@given(hits=st.integers(8, 3000), others=st.integers(8, 3000))
def test_no_figure_was_other_than_it_may_have_been(hits: int, others: int) -> None:
    cases = hits + others
    held = Shown(MONTH, hits, cases, 100 * hits / cases)
    (figure,) = public({SHARE: (held,)}, measures().values())[SHARE]
    assert isinstance(figure, Shown)
    low, high = may_be(measures()["ehc_20_weeks"], figure)
    assert low - 1e-9 <= held.value <= high + 1e-9
