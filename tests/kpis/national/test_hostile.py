"""A place whose database holds what no dashboard of this version stores: it tells nothing, and all
others are told."""

import json
import re
import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import Any, LiteralString

import pytest

from data.places import SharedPlace
from kpis.measures import measures
from kpis.national import NationalFigure, NoFigure, Told, gathered
from presentation.rows import national_row
from presentation.site import national_page
from tests.kpis.national.conftest import Town

MEASURE = measures()["ehc_20_weeks"]
Another = Callable[[], Town]
Spoil = Callable[[bytes], bytes]
OTHER = "has an edition of another version"


def told_beside(bad: Town, good: Town) -> Told:
    """What the first tells; the second tells its figure all the same."""
    places = {
        "a": SharedPlace(title="A", read=bad.read),
        "b": SharedPlace(title="B", read=good.read),
    }
    told = tuple(gathered(places, MEASURE))
    assert isinstance(told[1], NationalFigure)
    assert b"<script>" not in national_page(MEASURE, told)
    return told[0]


def stored(town: Town, spoil: Spoil) -> None:
    """Have the content spoilt, with the digest that fits."""
    ((packed,),) = town.fresh.sql("SELECT content FROM editions WHERE id = 1")
    text = spoil(zlib.decompress(packed))
    town.fresh.sql(
        "UPDATE editions SET content = %s, sha256 = %s WHERE id = 1",
        zlib.compress(text),
        sha256(text).hexdigest(),
    )


def numbers(name: str, number: str) -> Spoil:
    """Every number of that name is this one instead."""
    return lambda text: re.sub(f'"{name}":[0-9.]+'.encode(), f'"{name}":{number}'.encode(), text)


def dated(period: str) -> Spoil:
    """Every month of a figure is this instead."""

    def spoil(text: bytes) -> bytes:
        return json.dumps(_with_period(json.loads(text), period)).encode()

    return spoil


def _with_period(value: Any, period: str) -> Any:
    if isinstance(value, list):
        return [_with_period(one, period) for one in value]
    if isinstance(value, dict):
        own = {"period": period} if "period" in value else {}
        return {name: _with_period(one, period) for name, one in value.items()} | own
    return value


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(dated("zzz"), id="no month"),
        pytest.param(dated("2026-\x1b[31m"), id="a terminal's signs"),
        pytest.param(numbers("denominator", "-1e300"), id="a number too large"),
        pytest.param(lambda _: b"[" * 100_000, id="too deep"),
        pytest.param(lambda _: b"[]", id="another thing"),
        pytest.param(lambda _: b"\xff{}", id="no text"),
    ],
)
def test_a_content_that_is_not_ours_is_not_told(town: Another, spoil: Spoil) -> None:
    bad = town()
    stored(bad, spoil)
    told = told_beside(bad, town())
    assert isinstance(told, NoFigure)
    assert told.why == OTHER


@pytest.mark.parametrize(
    "done",
    [
        "UPDATE edition_events SET action = 'shredded'",
        "ALTER TABLE editions ALTER note DROP NOT NULL; UPDATE editions SET note = NULL",
        "DROP VIEW released.content; CREATE VIEW released.content AS "
        "SELECT 1 AS id, 'x' AS content; GRANT SELECT ON released.content TO PUBLIC",
        "ALTER TABLE editions ALTER content DROP NOT NULL; UPDATE editions SET content = NULL",
    ],
)
def test_rows_that_are_not_ours_are_not_told(town: Another, done: LiteralString) -> None:
    bad = town()
    bad.fresh.sql(done)
    told = told_beside(bad, town())
    assert isinstance(told, NoFigure)
    assert told.why == OTHER


def test_the_name_of_an_edition_is_text_and_nothing_else(town: Another) -> None:
    bad = town()
    bad.fresh.sql("UPDATE editions SET name = '<script>x'")
    told = told_beside(bad, town())
    assert isinstance(told, NationalFigure)
    assert national_row(told, MEASURE).edition == "<script>x"


def test_the_name_of_an_edition_writes_no_line_of_another_place(town: Another) -> None:
    bad = town()
    bad.fresh.sql("UPDATE editions SET name = %s", f"x\nB  99.9%\x1b[2J{'y' * 100_000}")
    told = told_beside(bad, town())
    assert isinstance(told, NationalFigure)
    assert national_row(told, MEASURE).edition == f"xB  99.9%[2J{'y' * 288}…"


def test_a_measure_that_only_their_plan_has_is_no_matter(town: Another) -> None:
    """Here a target that their board has moved to one that ours has not."""
    one = town()
    stored(one, _with_a_measure_of_theirs)
    (told,) = gathered({"a": SharedPlace(title="A", read=one.read)}, MEASURE)
    assert isinstance(told, NationalFigure)
    (told,) = gathered({"a": SharedPlace(title="A", read=one.read)}, measures()[TAKEN])
    assert isinstance(told, NoFigure) and told.why == "has no such measure in its plan"


TAKER, TAKEN = "annual_review_completed_on_time", "annual_review_decision_4_weeks"


def _with_a_measure_of_theirs(text: bytes) -> bytes:
    content = json.loads(text.replace(f'"{TAKEN}"'.encode(), b'"theirs"'))
    moved = {"measure": TAKER, "kind": "reading", "reason": "x", "decided_on": "2026-09-01"}
    where = {"id": 1, "entry": 1, "author": "Ann", "moment": "2026-09-01T00:00:00"}
    return json.dumps(content | {"decisions": [moved | where]}).encode()
