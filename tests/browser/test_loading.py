"""While a page loads, nothing that a reader may have begun to read moves away."""

import pytest

from benchmarks.served import settle
from tests.browser.conftest import Visit
from tests.browser.steps import NARROW, PAGES, WIDE

pytestmark = pytest.mark.browser

WATCH = """window.moved = [];
new PerformanceObserver(seen => window.moved.push(...seen.getEntries().filter(one => !one.hadRecentInput)
  .map(one => one.value))).observe({type: 'layout-shift', buffered: true})"""
LIMIT = 0.1
"""The most that may move, as browsers score it (cumulative layout shift): up to here they call it good."""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", [*PAGES, "plan?part=2", "action?id=3e"])
def test_nothing_jumps_while_a_page_loads(examples: str, visit: Visit, path: str, width: int) -> None:
    reader = visit(examples, width=width)
    reader.page.add_init_script(WATCH)
    page = reader.opens(path)
    settle(page)
    assert page.evaluate("window.moved.reduce((sum, one) => sum + one, 0)") < LIMIT
