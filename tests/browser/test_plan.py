"""The plan as a reader uses it: a word is looked for, followed to its place, and the way back leads
to what was found."""

import re

from playwright.sync_api import expect

from benchmarks.served import settle
from tests.browser.conftest import Visit
from tests.browser.kit.steps import PAGES, WIDE

LONG_AGO = "2020-01-01T00:00"


def test_a_word_is_found_by_keyboard_followed_to_its_place_and_found_again_by_going_back(
    examples: str, visit: Visit
) -> None:
    page = visit(examples).opens("plan")
    box = page.get_by_role("textbox", name=re.compile("^Search the plan"))
    box.focus()
    page.keyboard.type("backlog cleared")
    page.keyboard.press("Enter")
    finding, main = page.get_by_role("heading", level=2), page.get_by_role("main")
    expect(finding).to_have_text("1 place has all the words of “backlog cleared”.")
    expect(main.locator("mark")).to_have_text(["backlog", "cleared"])
    assert "find=backlog" in page.url
    main.get_by_role("link", name="Milestone 3e.5").click()
    expect(main.get_by_role("heading", level=3)).to_have_text(
        "Action 3e: Annual reviews are delivered, with amendments made, in a timely manner."
    )
    expect(page.get_by_role("radio", name="Section 3")).to_be_checked()
    settle(page)
    page.go_back()
    expect(finding).to_have_text("1 place has all the words of “backlog cleared”.")
    page.get_by_role("button", name="Show the whole plan").click()
    expect(finding).to_contain_text("20 actions, 85 milestones")
    assert "find=" not in page.url


def test_from_a_criterion_to_its_measure_and_from_an_action_to_its_milestones(
    examples: str, visit: Visit
) -> None:
    reader = visit(examples)
    main = reader.opens("plan?part=2").get_by_role("main")
    row = (
        main.get_by_role("table", name="Measured criteria of section 2")
        .get_by_role("row")
        .filter(has_text="2.Q3")
    )
    expect(row).to_contain_text("Not improving")
    row.get_by_role("link", name="Longest wait").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Longest wait")
    reader.opens("plan?part=2&block=2e")
    main.get_by_role("link", name="Newest updates of these milestones").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Milestones")
    expect(reader.page.get_by_role("radio", name="Section 2")).to_be_checked()


def test_the_links_of_the_plan_keep_an_earlier_moment(examples: str, visit: Visit) -> None:
    page = visit(examples).opens(f"plan?find=golden+thread&known_at={LONG_AGO}")
    page.get_by_role("main").get_by_role("link", name="Criterion 3.L1").click()
    expect(page.get_by_role("heading", level=3)).to_have_text("Success judged by evidence")
    expect(
        page.get_by_text("Figures as they were known on 1 January 2020 at 00:00.")
    ).to_be_visible()


def test_on_paper_the_plan_has_neither_search_nor_switch(examples: str, visit: Visit) -> None:
    page = visit(examples, width=WIDE).opens("plan?part=3")
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox")).to_be_hidden()
    expect(page.get_by_role("radiogroup")).to_be_hidden()
    expect(page.get_by_role("heading", name="Action 3e")).to_be_visible()


def test_the_window_of_an_unknown_action_is_named_for_actions(examples: str, visit: Visit) -> None:
    page = visit(examples).opens("action?id=unknown")
    expect(page).to_have_title("Action – SEND Improvement Plan")


def test_the_statement_is_reached_from_the_foot_of_a_page(never_loaded: str, visit: Visit) -> None:
    page = visit(never_loaded).opens()
    page.get_by_role("main").get_by_role("link", name="Accessibility statement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["accessibility"])
    expect(page.get_by_role("main")).to_contain_text(
        "No contact has been entered for this dashboard yet."
    )
