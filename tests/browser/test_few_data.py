"""With one extract alone, or one month of it, every page opens and answers its question, or says
what it lacks."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.loading.load import AUTO, Request, load
from data.reader import Reader as Loader
from data.store import open_database
from tests.browser.conftest import Visit
from tests.browser.kit.dashboards import serving
from tests.browser.kit.steps import PAGES, Reader

ONE_MONTH = "referral_id,pathway,provider,referral_date,area\n" + "".join(
    f"R{number},ASD,{provider},2026-10-{day:02d},Eden\n"
    for number, (provider, day) in enumerate([("North", 3)] * 12 + [("South", 17)] * 12)
)


def served(folder: Path, file: Path) -> Iterator[str]:
    """The address of a dashboard with this file alone, as at 31 October 2026."""
    path = folder / "few.duckdb"
    database = open_database(path)
    assert (
        load(database, Request(AUTO, file, file.name, date(2026, 10, 31), Loader("test"))).status
        == "loaded"
    )
    database.close()
    with serving(path, folder / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def one_extract(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(
        tmp_path_factory.mktemp("one_extract"), shared / "examples" / "annual_reviews.csv"
    )


@pytest.fixture(scope="module")
def one_month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("one_month")
    file = folder / "waits.csv"
    file.write_text(ONE_MONTH, encoding="utf-8")
    yield from served(folder, file)


def main_of(reader: Reader, path: str) -> str:
    """All that a page says, once it stands without a fault."""
    page = reader.opens(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        PAGES.get(path, PAGES.get(path.split("?")[0], ""))
    )
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(reader.message("This page could not be shown")).to_have_count(0)
    return page.get_by_role("main").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_with_one_extract(one_extract: str, visit: Visit, path: str) -> None:
    main_of(visit(one_extract), path)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_with_one_month(one_month: str, visit: Visit, path: str) -> None:
    main_of(visit(one_month), path)


def test_one_extract_is_judged_and_the_others_are_named_as_missing(
    one_extract: str, visit: Visit
) -> None:
    reader = visit(one_extract)
    assert "Known only in part: the one target with figures is met" in main_of(reader, "")
    shown = reader.measures()
    assert shown["Annual reviews decided within 4 weeks"].status == "Met"
    assert (shown["Longest wait"].now, shown["Longest wait"].status) == ("–", "No data")
    assert "needs the neurodevelopmental waits extract" in main_of(reader, "waiting_times")


def test_one_month_is_shown_and_no_trend_is_spoken_of(one_month: str, visit: Visit) -> None:
    reader = visit(one_month)
    main_of(reader, "")
    assert reader.measures()["Longest wait"].now == "4.0 wks"
    said = main_of(reader, "measure?id=nd_longest_wait")
    assert "First figure, nothing to compare with yet" in said
    assert "projection" not in said
