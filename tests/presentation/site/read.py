"""Pages of the site as trees and as words."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

PAGES = (
    "index.html",
    *(f"section-{number}.html" for number in (1, 2, 3, 4)),
    "easy-read.html",
    "about.html",
    "embed.html",
)
"""The documents of the site; `fragment.html` is none."""
_VOID = re.compile(r"<(meta|link)([^>]*[^/])>")


def tree(page: bytes) -> etree._Element:
    """The page read as strictly as XML: every element is closed inside the one that holds it."""
    text = _VOID.sub(r"<\1\2/>", page.decode()).replace("<!DOCTYPE html>", "")
    return etree.fromstring(text)


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    for name in (*PAGES, "fragment.html"):
        yield name, tree(files[name])


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
