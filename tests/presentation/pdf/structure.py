"""What a PDF holds, read with a library of its own: its words, and its tree of tags."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdf


def flat(words: str) -> str:
    """Words without blanks: what is read off a page has other ones than what was printed."""
    return "".join(words.split())


class Tag(NamedTuple):
    """A tag with its words for a reader, its attributes, and the tags in it."""

    kind: str
    alternative: str
    attributes: dict[str, Any]
    inside: list["Tag"]


def tree_of(reader: pypdf.PdfReader) -> list[Tag]:
    catalogue: Any = reader.trailer["/Root"]
    root = catalogue["/StructTreeRoot"]
    return list(_tags(root["/K"]))


def every(tags: list[Tag], *kinds: str) -> Iterator[Tag]:
    """The tags of these kinds in the order in which they are read."""
    for tag in tags:
        if tag.kind in kinds:
            yield tag
        yield from every(tag.inside, *kinds)


def _tags(node: Any) -> Iterator[Tag]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, dict) and "/S" in node:
        inside = list(_tags(node["/K"])) if "/K" in node else []
        yield Tag(str(node["/S"])[1:], str(node.get("/Alt", "")), _attributes(node), inside)


def _attributes(node: Any) -> dict[str, Any]:
    held = node.get("/A", [])
    held = held.get_object() if hasattr(held, "get_object") else held
    many = held if isinstance(held, list) else [held]
    return {key: value for one in many for key, value in one.get_object().items()}
