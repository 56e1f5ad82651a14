"""Paper of any kind takes a page, and no chart is cut off. That each page says the same on paper is
asked where it is opened."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.paper import CUT, printed
from tests.browser.test_pages import PRINTED

CHARTED = PRINTED[1:]


def test_the_sheet_may_lie_or_be_the_one_that_the_page_asks_for(
    examples: str, visit: Visit
) -> None:
    page = visit(examples).opens(CHARTED[0])
    upright = printed(page)
    assert printed(page, landscape=True) == upright
    assert printed(page, css=True) == upright


@pytest.mark.parametrize("path", CHARTED)
def test_a_chart_is_made_as_small_as_its_place_on_paper(
    examples: str, visit: Visit, path: str
) -> None:
    page = visit(examples).opens(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 900})
    assert page.evaluate(CUT) == 0
