"""The mark and the colour of how a measure stands on the public page."""

import pytest

from presentation.palette import LIGHT
from presentation.site.marks import look_of
from presentation.site.measure import measure_card
from presentation.site.told import public_edition
from presentation.words.public import stand


@pytest.mark.parametrize("found", ["close", "first", "unknown", "better", "worse", "same"])
def test_what_is_not_judged_looks_like_no_target(found) -> None:
    assert look_of(found) == "no_target"


def test_a_chart_has_no_colour_of_a_status_that_rounding_decides(source) -> None:
    """Its newest figure would be green, for a target that may not be met."""
    told = public_edition(source)
    results = told.results.by_id.values()
    dot = f'r="5.5" fill="{LIGHT.status["met"]}"'
    green = {
        kind: [dot in str(measure_card(told, one)) for one in results if stand(one) == kind]
        for kind in ("met", "close")
    }
    assert all(green["met"]) and green["close"] and not any(green["close"])
