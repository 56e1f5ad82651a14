"""No page fails where figures are hidden, calls them missing, or holds one of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kpis.judging import Results, read_results, reported
from pages.parts import source
from tests.pages.conftest import Opened
from tests.pages.reading import finding_of, html
from tests.presentation.hidden_results import READ, at_random, hidden_in
from tests.sampling import sample

REVIEWS = "annual_review_decision_4_weeks"
SEEN = (REVIEWS, "nd_support_plans", "ehc_20_weeks", "appeal_rate", "survey_satisfaction")
PAGES: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("overview", {"since": "2026-06"}),
    ("sections", {"section": "2"}),
    ("sections", {"section": "3"}),
    ("plan", {"part": "3"}),
    ("action", {"id": "3e"}),
]
Hiding = Callable[[Callable[[Results], Results]], None]


@pytest.fixture
def hiding(opened: Opened, own_database: Path, example_file: Path, monkeypatch: Any) -> Hiding:
    """Show the example extracts with what this hides of them."""
    own_database.write_bytes(example_file.read_bytes())

    def hiding(hide: Callable[[Results], Results]) -> None:
        whole: list[tuple[Results, Results]] = []

        def read(*args: Any, **more: Any) -> Results:
            found = read_results(*args, **more)
            whole.append((hide(found), found))
            return whole[-1][0]

        def before(hidden: Results, by: date) -> Results:
            return hide(reported(next(found for one, found in whole if one is hidden), by))

        monkeypatch.setattr(source, "read_results", read)
        monkeypatch.setattr(source, "reported", before)

    return hiding


@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("seed", range(sample(1, 10)))
def test_no_page_fails_or_holds_a_hidden_figure(
    opened: Opened, hiding: Hiding, seed: int, share: float
) -> None:
    hiding(lambda found: at_random(found, seed, share))
    asked = [("measure", {"id": id}) for id in SEEN]
    asked += [("measure", {"id": id, "chart": "change", "months": "all"}) for id in SEEN[:2]]
    for page, query in [*PAGES, *asked]:
        test = opened(page, **query)
        charts = [f"{one.proto.alt} {one.proto.spec}" for one in test.get("plotly_chart")]
        assert not READ.search(" ".join([html(test), *charts])), (page, query)
        assert not test.info and not test.error, (page, query)


def test_a_measure_without_a_figure_to_show_still_has_a_page(
    opened: Opened, hiding: Hiding
) -> None:
    hiding(lambda found: hidden_in(found, {key: [True] * 99 for key in found.shares}))
    test = opened("measure", id=REVIEWS)
    assert finding_of(test).startswith(
        "The figure for September 2026 is hidden (too few to show), so that no child can be known"
    )
    assert "Over the twelve months to September 2026 it was " in finding_of(test)
    assert "No figures yet" not in html(test) and not test.info and not test.error
    assert "<td" in html(test) and not test.get("plotly_chart")
    assert "Too few cases to show any area" in html(test)
    assert "are not shown, because of too few cases." in html(test)
    assert "Of the newest 12 months, 12 are too few to show" in html(test)
