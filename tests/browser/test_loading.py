"""While a page loads, nothing that a reader may have begun to read moves away; and once it is loaded, all is shown."""

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
# The strip of all milestones lies outside a narrow page, where a list takes its place.
HIDDEN = """() => [...document.querySelectorAll('[data-testid="stMainBlockContainer"] *')]
  .filter(one => getComputedStyle(one).visibility !== 'visible' && one.textContent.trim() && !one.closest('svg'))
  .filter(one => one.getBoundingClientRect().right > 0)
  .map(one => one.textContent.slice(0, 40))"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", [*PAGES, "plan?part=2", "action?id=3e"])
def test_nothing_jumps_while_a_page_loads(examples: str, visit: Visit, path: str, width: int) -> None:
    reader = visit(examples, width=width)
    reader.page.add_init_script(WATCH)
    page = reader.opens(path)
    settle(page)
    assert page.evaluate("window.moved.reduce((sum, one) => sum + one, 0)") < LIMIT
    assert page.evaluate(HIDDEN) == []
