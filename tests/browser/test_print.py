"""Paper of any kind takes a page. That each page says the same on paper, and cuts off no chart, is
asked where it is opened."""

from tests.browser.conftest import Visit
from tests.browser.kit.paper import printed
from tests.browser.test_pages import PRINTED

CHARTED = PRINTED[1]


def test_the_sheet_may_lie_or_be_the_one_that_the_page_asks_for(
    examples: str, visit: Visit
) -> None:
    page = visit(examples).opens(CHARTED)
    upright = printed(page)
    assert printed(page, landscape=True) == upright
    assert printed(page, css=True) == upright
