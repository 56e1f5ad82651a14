"""What a reader who was never here before fetches: no more than is asked for, and nothing in vain."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.first_visit import PAGES, Visit, visited
from pages.parts.static.making import made
from pages.parts.static.shelf import source_folder
from tests.browser.kit.dashboards import serving

ICONS, CHARTS = "MaterialSymbols", "PlotlyChart"


@pytest.fixture(scope="module")
def visits(
    browser: Browser, example_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Visit]]:
    """The first visit of each page, with files that are compressed fast and so are larger."""
    folder = tmp_path_factory.mktemp("first")
    kept, database = folder / "kept", Path(shutil.copy(example_file, folder))
    made(kept, source_folder(), quality=5)
    settings = {"SEND_KPIS_STATIC_CACHE": str(kept)}
    with serving(database, folder / "server.log", settings) as address:
        yield {page: visited(browser, address, page, None) for page in PAGES}


def fetched(visit: Visit, name: str) -> int:
    return sum(name in address for address, _ in visit.requests)


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_is_no_larger_than_is_asked_for(visits: dict[str, Visit], page: str) -> None:
    assert visits[page].megabytes <= PAGES[page][2], visits[page].bytes_of


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_for_in_vain_or_twice(visits: dict[str, Visit], page: str) -> None:
    """Streamlit would look for its server below the page's own address first."""
    asked = [address for address, _ in visits[page].requests]
    assert [one for one in visits[page].requests if one[1] not in (101, 200)] == []
    assert len(asked) == len(set(asked)) <= 80


def test_letters_of_icons_and_the_code_of_charts_come_only_where_they_are_shown(
    visits: dict[str, Visit],
) -> None:
    found = {
        page: (fetched(visit, ICONS), fetched(visit, CHARTS)) for page, visit in visits.items()
    }
    assert found == {"Overview": (0, 0), "Measure": (1, 1)}
