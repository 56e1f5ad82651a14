"""The help page says how each chart is read, and each chart leads to its own part."""

import re

import pytest

from presentation.words.site.help import HELP, PARTS, SUMMARY
from tests.pages.conftest import Opened
from tests.pages.reading import finding_of, name_of, texts

TITLES = [part.title for part in PARTS]


def asked(page: str) -> set[str]:
    """The charts whose help a page leads to."""
    return set(re.findall(r"help\?chart=(\w+)", page))


def test_the_chart_that_was_asked_for_is_explained_first(bare: Opened) -> None:
    plain = bare("help")
    assert (name_of(plain), finding_of(plain)) == (HELP, SUMMARY)
    assert texts(plain, "h3") == TITLES
    bands = texts(bare("help", chart="bands"), "h3")
    assert bands[0] == "Children waiting, by length of wait"
    assert sorted(bands) == sorted(TITLES)
    assert texts(bare("help", chart="<b>"), "h3") == TITLES


def test_each_part_says_what_to_ask_and_what_to_beware_in_few_words(bare: Opened) -> None:
    assert len({part.id for part in PARTS}) == len(PARTS)
    words = texts(bare("help"), "p")
    assert sum(each.startswith("Ask: ") for each in words) == len(PARTS)
    assert sum(each.startswith("Beware: ") for each in words) == len(PARTS)
    assert all(len(f"{one.seen} {one.asked} {one.beware}".split()) <= 110 for one in PARTS)


@pytest.mark.parametrize(
    ("page", "query", "charts"),
    [
        ("measure", {"id": "nd_average_wait"}, {"trend", "breakdown"}),
        ("measure", {"id": "nd_average_wait", "chart": "change"}, {"run", "breakdown"}),
        (
            "measure",
            {"id": "annual_review_decision_4_weeks", "chart": "change"},
            {"control", "breakdown"},
        ),
        ("waiting_times", {}, {"track", "providers", "bands", "trend"}),
        ("sections", {}, {"trend"}),
        ("milestones", {}, {"timeline"}),
    ],
)
def test_each_chart_leads_to_how_it_is_read(
    shown: Opened, page: str, query: dict[str, str], charts: set[str]
) -> None:
    test = shown(page, **query)
    sent = [one.value for one in (*test.html, *test.caption)]
    assert asked(" ".join(sent)) == charts
    assert charts <= {part.id for part in PARTS}
    assert '<a href="help">Help</a>' in test.html[-1].value
