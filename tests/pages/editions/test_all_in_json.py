"""What a page of an edition shows stands in the JSON of that edition (`python -m kpis --edition N
--json`): no table has a figure that follows from nothing in it."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from typing import Any

import pytest

from kpis.commands.report import report
from kpis.editions import Content, content_fields, read_content
from kpis.measures import measures
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.reading import html

WAITS = ("nd_average_wait", "nd_longest_wait", "nd_provider_gap")
RELATED, PUBLISHED = "Related figures: ", "Compared with others: "
"""Tables of other measures too; and of published figures, the middle of which is worked out from
those in the JSON."""
_TABLE = re.compile(r"<table\b[^>]*>.*?</table>", re.DOTALL)
_NUMBERS = re.compile(r'<td\b[^>]*class="num"[^>]*>(.*?)</td>', re.DOTALL)
_NUMBER = re.compile(r"(?<![−+\d.,])\d[\d,]*(?:\.\d+)?")
"""None with a sign: what that tells is how two figures of the same row differ."""
_MONTH = re.compile(r"\b[A-Z][a-z]{2,8} \d{4}\b")


@pytest.fixture
def content(shown: Opened) -> Content:
    """What the edition shows."""
    shown("help")
    return read_content(source.database(), 1)


def printed(test: Any) -> Iterator[tuple[str, str]]:
    """Every number in a column of figures of the page, with the table that it stands in."""
    for table in _TABLE.findall(html(test)):
        name = re.search(r'aria-label="([^"]*)"', table)
        for cell in _NUMBERS.findall(table):
            words = _MONTH.sub("", unescape(re.sub(r"<[^>]+>", " ", cell)))
            for number in _NUMBER.findall(words):
                yield unescape(name.group(1)) if name else "", number.replace(",", "")


def forms(value: Any) -> Iterator[str]:
    """Every number of a part of the JSON as pages round it: half up, to a whole one or to one
    decimal or two."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from forms(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        for places in ("1", "0.1", "0.01"):
            yield str(Decimal(repr(value)).quantize(Decimal(places), ROUND_HALF_UP)).lstrip("-")


def in_json(content: Content, ids: tuple[str, ...]) -> set[str]:
    """The numbers of these measures in the JSON of the edition."""
    told, stored = report(content.results)["kpis"], content_fields(content)
    series = [one["told"] for one in stored["series"] if one["key"][0] in ids]
    judged = [one for one in stored["measures"] if one["measure"]["id"] in ids]
    return set(forms([[told[id] for id in ids], series, judged]))


@pytest.mark.parametrize("id", list(measures()))
def test_the_figures_of_a_measure_are_in_the_json(shown: Opened, content: Content, id: str) -> None:
    numbers = list(printed(shown("measure", id=id, view_as="board")))
    assert [one for one in numbers if one[0].startswith("Figures: ")]
    own, every = in_json(content, (id,)), in_json(content, tuple(measures()))
    for name, number in numbers:
        if not name.startswith(PUBLISHED):
            assert number in (every if name.startswith(RELATED) else own), (name, number)


def test_the_waiting_times_are_in_the_json(shown: Opened, content: Content) -> None:
    numbers = list(printed(shown("waiting_times", view_as="board")))
    assert len({name for name, _ in numbers}) > 3
    known = in_json(content, WAITS)
    for name, number in numbers:
        assert number in known, (name, number)
