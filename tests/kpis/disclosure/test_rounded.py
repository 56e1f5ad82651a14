"""What is published: small counts are not, others are rounded, and percentages follow from that."""

import pytest

from kpis.definitions.shown import Hidden, Shown
from kpis.disclosure.rounded import public
from kpis.disclosure.series import TOO_FEW
from kpis.judging.stored_series import Key

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
    (figure,) = public({key: (Shown(MONTH, *held),)})[key]
    if told is None:
        assert figure == Hidden(MONTH, TOO_FEW)
    else:
        assert isinstance(figure, Shown)
        assert (figure.numerator, figure.denominator, figure.value) == told


def test_what_an_edition_hides_stays_hidden() -> None:
    hidden = Hidden(MONTH, TOO_FEW)
    assert public({SHARE: (hidden,)}) == {SHARE: (hidden,)}
