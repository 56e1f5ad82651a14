"""Two people who write at the same time, each at a browser of their own: what was drawn is what is
stored, and who saves second loses nothing of what they typed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from benchmarks.served import settle
from tests.browser.conftest import Lead
from tests.browser.kit.runs import rerun
from tests.browser.kit.steps import Reader, picks, picks_red, saves, types, unfolds
from tests.browser.kit.table import fills_row

BOARD = "SEND Partnership Board"
DONE = {"Status": "Blue", "Signed off by": BOARD}
OWN = "updates?lead=SENDAC+Chair"


def reports_blue(reader: Reader, milestone: str, name: str) -> None:
    page = reader.opens(f"updates?milestone={milestone}")
    page.get_by_text("Blue · Complete", exact=True).first.click()
    types(page, "Signed off by", "DMT")
    types(page, "Your name", name)
    saves(reader)
    expect(page.get_by_text(f"The update of {milestone} is stored")).to_be_visible()


def test_a_row_of_the_table_stays_that_of_its_milestone_when_somebody_else_saves(
    lead: Lead,
) -> None:
    second, first = lead(), lead()
    page = second.opens(f"{OWN}&view=table")
    fills_row(page, "1c.1", DONE)
    fills_row(page, "1c.3", DONE)
    types(page, "Your name", "Uma Second")
    reports_blue(first, "1c.1", "Tom First")
    saves(second, "Save these updates")
    expect(page.get_by_text("1c.1: In the meantime Tom First reported Blue")).to_be_visible()
    saves(second, "Save these updates")
    expect(page.get_by_text("The updates of 1c.1 and 1c.3 are stored")).to_be_visible()
    page = second.opens("action?id=1c")
    expect(page.get_by_text("Reported by Uma Second")).to_have_count(2)
    for id, stored in (("1c.1", 1), ("1c.2", 0), ("1c.3", 1), ("1c.4", 0)):
        story = page.locator(".story").filter(
            has=page.get_by_role("heading", name=re.compile(f"^{id} "))
        )
        expect(story.get_by_text("Reported by Uma Second")).to_have_count(stored)


def test_text_in_a_row_without_a_status_is_refused_by_name_and_kept(lead: Lead) -> None:
    reader = lead()
    page = reader.opens(f"{OWN}&view=table")
    fills_row(page, "1c.1", DONE)
    fills_row(page, "1c.2", {"Update or impact": "Nearly done"})
    types(page, "Your name", "Ann Lead")
    saves(reader, "Save these updates")
    expect(page.get_by_text("1c.2, status: Choose the status.")).to_be_visible()
    fills_row(page, "1c.2", DONE)
    saves(reader, "Save these updates")
    expect(page.get_by_text("The updates of 1c.1 and 1c.2 are stored")).to_be_visible()
    page = reader.opens("action?id=1c")
    expect(page.get_by_text("Nearly done")).to_be_visible()


def test_a_milestone_that_nobody_picked_stays_when_somebody_else_saves(lead: Lead) -> None:
    second, first = lead(), lead()
    page = second.opens(OWN)
    expect(page.get_by_role("heading", name="Update 1c.1")).to_be_visible()
    picks_red(page, "March 2027")
    types(page, "Update or impact", "a" * 2_500)
    types(page, "Your name", "Uma Second")
    reports_blue(first, "1c.1", "Tom First")
    saves(second)
    expect(page.get_by_text("1c.1: In the meantime Tom First reported Blue")).to_be_visible()
    expect(page.get_by_role("heading", name="Update 1c.1")).to_be_visible()
    expect(page.get_by_label("Update or impact")).to_have_value("a" * 2_500)
    saves(second)
    expect(page.get_by_text("The update of 1c.1 is stored")).to_be_visible()
    expect(page.get_by_role("heading", name="Update 1c.1")).to_be_visible()


def test_who_comes_back_through_the_navigation_finds_their_own_milestones(lead: Lead) -> None:
    page = lead().opens(OWN)
    for name in ("Governance", "Update milestones"):
        page.get_by_role("banner").get_by_text("Report", exact=True).click()
        page.get_by_role("menuitem", name=name, exact=True).click()
        expect(
            page.get_by_role("heading", name=name, level=1).or_(
                page.get_by_role("heading", name=name)
            )
        ).to_be_visible()
        settle(page)
    expect(
        page.get_by_text(re.compile("milestones of SENDAC Chair need an update"))
    ).to_be_visible()


@contextmanager
def writing(reader: Reader, way: str) -> Iterator[Page]:
    """The form of the governance page for one kind of entry."""
    page = reader.opens("governance")
    unfolds(page, "Write on the record")
    if not page.get_by_role("radio", name=way, exact=True).is_checked():
        with rerun(page):
            page.get_by_text(way, exact=True).click()
    yield page


def puts_meeting(reader: Reader, body: str, day: str) -> None:
    with writing(reader, "A meeting, held or planned") as page:
        picks(page, "Body", body)
        types(page, "Date of the meeting", day)
        types(page, "Your name", "Tom First")
        saves(reader, "Put it on the record")
        expect(page.get_by_text("It is on the record")).to_be_visible()


def puts_action(reader: Reader, words: str) -> None:
    with writing(reader, "A decision or an action") as page:
        with rerun(page):
            page.get_by_text("Action", exact=True).click()
        picks(page, "Meeting", "SEND Partnership")
        picks(page, "About which", "3e.5")
        types(page, "What is to be done", words)
        types(page, "Your name", "Tom First")
        saves(reader, "Put it on the record")
        expect(page.get_by_text("It is on the record")).to_be_visible()


def test_another_action_is_never_marked_as_done(lead: Lead) -> None:
    second, first = lead(), lead()
    puts_meeting(first, BOARD, "14/10/2026")
    puts_action(first, "Publish the audit")
    puts_action(first, "Ask the parents")
    with writing(second, "That an action is done") as page:
        picks(page, "Action", "Publish")
        types(page, "Done on", "20/11/2026")
        types(page, "Your name", "Uma Second")
        with writing(first, "That an action is done") as other:
            picks(other, "Action", "Publish")
            types(other, "Done on", "19/11/2026")
            types(other, "Your name", "Tom First")
            saves(first, "Put it on the record")
            expect(other.get_by_text("It is on the record")).to_be_visible()
        for _ in range(2):
            saves(second, "Put it on the record")
            expect(
                page.get_by_text("this entry was corrected or taken back. Nothing was stored")
            ).to_be_visible()
            expect(page.get_by_label("Done on")).to_have_value("20/11/2026")
    page = second.opens("governance")
    expect(page.get_by_text("1 action is open.")).to_be_visible()
    expect(page.get_by_text("done on 20 November 2026")).to_have_count(0)


def test_a_decision_is_never_stored_under_the_meeting_of_another_body(lead: Lead) -> None:
    second, first = lead(), lead()
    puts_meeting(first, BOARD, "14/10/2026")
    puts_meeting(first, "DfE", "21/10/2026")
    with writing(second, "A decision or an action") as page:
        picks(page, "Meeting", "The DfE")
        picks(page, "About which", "3e.5")
        types(page, "What was decided", "Send the figures")
        types(page, "Your name", "Uma Second")
        with writing(first, "That an entry is taken back") as other:
            with rerun(other):
                picks(other, "Entry", "DfE")
            types(other, "Reason", "It was put off")
            types(other, "Your name", "Tom First")
            saves(first, "Take it back")
            expect(other.get_by_text("It is on the record")).to_be_visible()
        saves(second, "Put it on the record")
        expect(page.get_by_text("That meeting was corrected or taken back")).to_be_visible()
        saves(second, "Put it on the record")
        expect(page.get_by_text("Choose the meeting.")).to_be_visible()
        expect(page.get_by_label("What was decided")).to_have_value("Send the figures")
        picks(page, "Meeting", "SEND Partnership")
        saves(second, "Put it on the record")
        expect(page.get_by_text("It is on the record")).to_be_visible()
