"""Signed in at a service on this machine, in a real browser: the way in, and out of every
window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from benchmarks.served import settle
from tests.browser.kit.signed_in import behind_sign_in, sign_in

PEOPLE = {sub: {"email": f"{sub}@example.gov.uk"} for sub in ("ana", "nobody")}


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    path = tmp_path / "roles.txt"
    path.write_text("ana@example.gov.uk analyst\n")
    return path


@pytest.fixture
def address(tmp_path: Path, roles: Path) -> Iterator[str]:
    """A dashboard without data, where people sign in."""
    settings = {"SEND_KPIS_ROLES_FILE": str(roles), "SEND_KPIS_CONTACT": "the SEND team"}
    with behind_sign_in(tmp_path / "new.duckdb", tmp_path / "log", PEOPLE, settings) as served:
        yield served


@pytest.fixture
def person(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody at a browser of their own, on a phone."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context


def test_whoever_signs_in_is_out_everywhere_when_it_ends(
    address: str, person: BrowserContext, roles: Path
) -> None:
    page, other = person.new_page(), person.new_page()
    page.goto(f"{address}/upload")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sign_in(page, "ana")
    settle(page)
    assert page.url == f"{address}/upload"
    expect(page.get_by_role("heading", level=1)).to_have_text("Upload an extract")
    expect(page.get_by_text("Signed in as ana@example.gov.uk, an analyst")).to_be_visible()
    expect(page.get_by_role("link", name="Sign out")).to_have_attribute("href", "sign-out")
    # The files that Streamlit made for this page are this person's: all of them came.
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")

    other.goto(f"{address}/sign-out")
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_role("heading", name="You have signed out")).to_be_visible()
    expect(page.get_by_text("You have been signed out")).to_be_visible(timeout=15_000)

    sign_in(page, "ana")
    settle(page)
    assert page.url == f"{address}/upload"
    roles.write_text("ana@example.gov.uk board\n")
    expect(page.get_by_text("a role was taken away")).to_be_visible(timeout=15_000)

    page.goto(f"{address}/sign-in")
    sign_in(page, "nobody")
    expect(page.get_by_text("Ask the SEND team. They can give you one.")).to_be_visible()
