"""How much a page says."""

import re
from collections.abc import Mapping

from playwright.sync_api import Page

MOST_WORDS: Mapping[str, int] = {"": 645, "sections": 670, "waiting_times": 800, "milestones": 685}
"""No page says more than can be taken in, by its address: words that are not folded away."""


def says_too_much(page: Page, name: str) -> int:
    """By how many words the page of that name goes beyond what can be taken in; 0 where it does
    not."""
    return max(0, _words(page) - MOST_WORDS[name])


def _words(page: Page) -> int:
    """The words and numbers that a reader sees. Signs between them are none, nor is the name by
    which the drawing of an icon is called."""
    main = page.get_by_role("main")
    icons = main.get_by_test_id("stIconMaterial").filter(visible=True).all_inner_texts()
    said = [one for one in main.inner_text().split() if re.search(r"\w", one)]
    return len(said) - len(icons)
