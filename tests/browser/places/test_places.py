"""Two places at one host in a real browser: a reader of both is somebody else at each."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect

from benchmarks.served import settle
from tests.browser.kit.signed_in import sign_in
from tests.deploy.places_behind_nginx import PEOPLE, places_installed

HOME, OTHER = PEOPLE


def test_pages_lie_below_the_name_and_leaving_one_place_leaves_the_other(
    browser: Browser, tmp_path: Path, project: Path
) -> None:
    with (
        places_installed(tmp_path, project / "deploy") as host,
        browser.new_context(ignore_https_errors=True) as person,
    ):
        page, other = person.new_page(), person.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{host.address}/{HOME}/upload", timeout=60_000)
        sign_in(page, PEOPLE[HOME])
        settle(page)
        assert page.url == f"{host.address}/{HOME}/upload"
        expect(page.get_by_text(f"Signed in as {PEOPLE[HOME]}@example.gov.uk")).to_be_visible()
        page.get_by_role("link", name="Milestones").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Milestones")
        settle(page)
        assert page.url == f"{host.address}/{HOME}/milestones"
        here = [one for one in asked if one.startswith(host.address)]
        assert [one for one in here if not one.startswith(f"{host.address}/{HOME}/")] == []

        other.goto(f"{host.address}/{OTHER}/upload", timeout=60_000)
        expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
        sign_in(other, PEOPLE[OTHER])
        settle(other)
        expect(other.get_by_text(f"Signed in as {PEOPLE[OTHER]}@example.gov.uk")).to_be_visible()

        _sign_out(person, f"{host.address}/{HOME}")
        expect(page.get_by_text("You have been signed out")).to_be_visible(timeout=15_000)
        sign_in(page, PEOPLE[HOME])
        settle(page)
        assert page.url == f"{host.address}/{HOME}/milestones"
        other.reload()
        settle(other)
        assert other.url == f"{host.address}/{OTHER}/upload"


def _sign_out(person: BrowserContext, address: str) -> None:
    page = person.new_page()
    page.goto(f"{address}/sign-out")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You have signed out")).to_be_visible()
