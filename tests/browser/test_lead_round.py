"""A lead's whole round in a real browser: what is late, an update that is refused and mended, its
story, and the board's view of it; several at a time; and the second of two leads."""

import re

from playwright.sync_api import expect

from benchmarks.served import settle
from tests.browser.conftest import Lead
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import Reader, picks, picks_red, saves, types
from tests.browser.kit.table import fills_row


def test_a_lead_goes_from_what_is_late_to_the_board(lead: Lead) -> None:
    reader = lead()
    page = reader.opens("updates?lead=Assistant+Director+for+Education+%26+Inclusion")
    late = page.get_by_role("table", name="Milestones that need an update")
    expect(late.get_by_role("row").filter(has_text="2a.2")).to_contain_text(
        "Overdue: was due by 31 Jan 2026"
    )
    late.get_by_role("link", name="2a.2").click()
    settle(page)
    expect(page.get_by_role("heading", name="Update 2a.2")).to_be_in_viewport()
    expect(page.get_by_role("radio", name="Amber")).to_have_count(0)
    types(page, "Update or impact", "One provider has still to return.")
    types(page, "Your name", "Ann Lead")
    with rerun(page):
        page.get_by_text("Red · Missed", exact=True).first.click()
    saves(reader)
    expect(page.locator(":focus")).to_contain_text("Red needs a new completion deadline")
    expect(page.get_by_label("Update or impact")).to_have_value("One provider has still to return.")
    page.get_by_role("link", name="new deadline: Red needs a new completion deadline").click()
    expect(page.get_by_role("combobox", name="New completion deadline")).to_be_focused()
    picks(page, "New completion deadline", "March 2027")
    saves(reader)
    expect(page.locator(":focus")).to_contain_text("The update of 2a.2 is stored")
    the_board_sees_it(reader)
    assert reader.strangers == []


def the_board_sees_it(reader: Reader) -> None:
    """In the story of its action, and in the list of all milestones."""
    page = reader.opens("action?id=2a")
    expect(page.get_by_text("One provider has still to return.")).to_be_visible()
    expect(page.get_by_text("New completion deadline: March 2027.")).to_be_visible()
    expect(
        page.get_by_text(
            "Recovering, due March 2027, 14 months later than first planned; its month was moved "
            "once."
        )
    ).to_be_visible()
    expect(page.get_by_text("Reported by Ann Lead").first).to_be_visible()
    page = reader.opens("milestones?show=all")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="2a.2", exact=True)).last
    expect(row).to_contain_text("Red · Missed")
    expect(row).to_contain_text("Mar 2027")


def test_the_second_of_two_leads_sees_what_the_first_saved(lead: Lead) -> None:
    first, second = lead(), lead()
    for reader in (first, second):
        reader.opens("updates?milestone=2a.2")
    for reader, name in ((first, "Ann Lead"), (second, "Bob Lead")):
        picks_red(reader.page, "March 2027")
        types(reader.page, "Update or impact", f"From {name}")
        types(reader.page, "Your name", name)
        saves(reader)
    expect(second.page.get_by_text("In the meantime Ann Lead reported Red")).to_be_visible()
    expect(second.page.get_by_text("From Ann Lead")).to_be_visible()
    expect(second.page.get_by_label("Update or impact")).to_have_value("From Bob Lead")


def test_a_milestone_that_recurs_is_recorded_as_held(lead: Lead) -> None:
    reader = lead()
    page = reader.opens("updates?milestone=4c.2")
    held = page.get_by_test_id("stForm").filter(has_text="Date on which it was held")
    held.get_by_label(re.compile("^Date on which")).fill("01/10/2026")
    held.get_by_label("Your name").fill("Ann Lead")
    saves(reader, "Record it")
    expect(page.get_by_text("Last held 1 Oct 2026.")).to_be_visible()


def test_several_updates_are_saved_together_from_a_table(lead: Lead) -> None:
    reader = lead()
    page = reader.opens("updates?view=table&lead=SEND+Service+Manager")
    fills_row(page, "3e.2", {"Status": "Blue"})
    types(page, "Your name", "Ann Lead")
    saves(reader, "Save these updates")
    page.get_by_role("link", name="3e.2, signed off by: Blue means completed").click()
    expect(page.locator('[class*="st-key-rows-"] :focus')).to_have_count(1)
    fills_row(page, "3e.2", {"Signed off by": "SEND Partnership Board"})
    saves(reader, "Save these updates")
    expect(page.get_by_text("The update of 3e.2 is stored")).to_be_visible()
    page = reader.opens("action?id=3e")
    expect(page.get_by_text("Signed off by SEND Partnership Board.").first).to_be_visible()
    expect(page.get_by_text("Reported by Ann Lead")).to_have_count(1)
