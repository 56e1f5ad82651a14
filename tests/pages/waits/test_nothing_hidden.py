"""No number that is hidden reaches the browser: neither in a chart's data, its words, nor a
table."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kpis.definitions.shared_sql import BANDS
from kpis.judging.read import Results, read_results
from kpis.parts.lengths import exact_by_band
from pages.parts import source
from tests.pages.conftest import Opened

PAGES = [("waiting_times", {})] + [
    ("measure", {"id": id, "by": by})
    for id in ("nd_average_wait", "nd_longest_wait")
    for by in ("provider", "pathway", "area")
]


@pytest.fixture
def found(shown: Opened) -> Results:
    """The examples, in which few wait longest, and few at one provider."""
    return read_results(source.database())


def charts(test: AppTest) -> list[dict[str, Any]]:
    return [json.loads(one.proto.spec) for one in test.get("plotly_chart")]  # pyright: ignore[reportAttributeAccessIssue]


def numbers(value: Any) -> Iterator[float]:
    """Every number of a chart, wherever it stands."""
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from numbers(inner)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def values(found: Results, *, few: bool) -> set[float]:
    """The figures of all parts with few cases, or of all other figures."""
    return {
        round(point.value, 6)
        for (_, _, dimension, _), points in found.exact.items()
        for point in points
        if (bool(dimension) and point.cases < 10) == few
    }


@pytest.mark.parametrize(
    ("page", "query"), PAGES, ids=[" ".join([page, *query.values()]) for page, query in PAGES]
)
def test_no_figure_of_a_hidden_part_is_sent(
    shown: Opened, found: Results, page: str, query: dict[str, str]
) -> None:
    hidden = {
        value
        for value in values(found, few=True) - values(found, few=False)
        if value != round(value)
    }
    assert hidden
    test = shown(page, **query)
    assert not test.exception
    assert charts(test)
    assert hidden.isdisjoint(round(number, 6) for number in numbers(charts(test)))


def test_no_band_is_drawn_as_high_as_a_hidden_number(shown: Opened, found: Results) -> None:
    test = shown("waiting_times")
    [chart] = [one for one in charts(test) if one["layout"].get("barmode") == "relative"]
    exact = list(exact_by_band(found).items())[-len(chart["data"][0]["x"]) :]
    few = 0
    for band, trace in zip(reversed(range(4)), chart["data"], strict=True):
        for (_, counts), height, said in zip(exact, trace["y"], trace["hovertext"], strict=True):
            hidden = 0 < counts[band] < 10
            few += hidden
            assert (height == counts[band]) != hidden
            assert (height < 0) == hidden
            assert ("under 10 of" in said) == hidden
        stubs = {
            height
            for (_, counts), height in zip(exact, trace["y"], strict=True)
            if 0 < counts[band] < 10
        }
        assert len(stubs) <= 1
    assert few
    told = [each["text"] for each in chart["layout"]["annotations"]]
    assert not any(re.search(r": <b>[1-9]</b>", text) for text in told)


def test_no_words_or_tables_tell_a_number_under_ten_of_a_part(
    shown: Opened, found: Results
) -> None:
    assert found.breakdown("nd_average_wait", "band")
    test = shown("waiting_times")
    sent = [one.value for one in test.html] + [str(one.proto) for one in test.get("plotly_chart")]
    for name in BANDS:
        assert not any(
            re.search(rf"{name}[^:]{{0,9}}: (?:<b>)?[1-9]\b(?![.,\d])", text) for text in sent
        )
    tables = [text for text in sent if 'aria-label="Children waiting by length of wait' in text]
    [table] = re.findall(r'aria-label="Children waiting by length.*?</table>', tables[0], re.DOTALL)
    assert "under 10" in table
    assert not re.search(r">[1-9]</td>", table)
