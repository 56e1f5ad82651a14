"""Browser windows that outlive a test: a window that has compiled Streamlit's scripts for one address
need not do so again, which is most of what opening a page costs."""

import random
import socket
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.browser.kit.runs import listen

MOVED = "window.moved"
WATCH = f"""{MOVED} = [];
new PerformanceObserver(seen => {MOVED}.push(
  ...seen.getEntries().filter(one => !one.hadRecentInput).map(one => one.value)
)).observe({{type: 'layout-shift', buffered: true}});"""
"""Runs before each page, and notes how much moved by itself."""
OUT_OF_THE_WAY = 20_000, 30_000
"""Ports that no system hands out by itself: between two of our servers nobody else gets one."""
Theme = Literal["light", "dark"]
Forced = Literal["active", "none"]


class Windows:
    """The windows of one browser that nobody looks at, by the address that they know.

    Each has a context of its own, so that two readers share nothing but the dashboard.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}

    def take(self, address: str) -> Page:
        """An empty window; one that has been to this address where there is one."""
        free = self._free.setdefault(address, [])
        return free.pop() if free else self._new()

    def give_back(self, address: str, page: Page) -> None:
        """Leave the page and forget what it stored; only what was fetched and compiled stays."""
        page.goto("about:blank")
        page.mouse.move(0, 0)
        page.emulate_media(media="null")
        session = page.context.new_cdp_session(page)
        kept = {"origin": address, "storageTypes": "cookies,local_storage"}
        session.send("Storage.clearDataForOrigin", kept)
        session.detach()
        self._free[address].append(page)

    def _new(self) -> Page:
        page = self._browser.new_context().new_page()
        page.add_init_script(WATCH)
        listen(page)
        return page


def free_port() -> int:
    """A port on which one server after another may listen."""
    ports = range(*OUT_OF_THE_WAY)
    return next(port for port in random.sample(ports, len(ports)) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) != 0
