"""No page breaks a rule of WCAG 2.0 to 2.2, A or AA, that a program can check: light and dark, wide
and narrow."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.kit.rules import breaks_no_rule, can_be_read_in_the_dark, turns_dark
from tests.browser.kit.steps import PAGES, picks, unfolds

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
MORE = (
    "sections?section=9",
    "milestones?since=2026-01",
    "updates?view=table",
    "action?id=4c",
    "action?id=unknown",
    "plan?part=1",
    "plan?part=3&block=3e",
    "plan?part=governance",
    "plan?part=changes",
    "plan?part=1&on=printed",
    "plan?find=nothing+of+the+kind",
    "measure?id=annual_review_decision_4_weeks&after=3e.5",
    "measure?id=ehc_20_weeks",
    "measure?id=nd_longest_wait&do=decide",
    "measure?id=annual_review_decision_4_weeks&do=decide",
    "measure?id=nd_longest_wait&do=comment",
    "measure?id=unknown",
    "history?batch=12",
    "history?view=earlier",
    "upload?known_at=2020-01-01",
)
"""Pages that no test of every page opens, and what the plain ones do not show: a warning, other
tables, the plan's parts and what is found in it, a control chart, a milestone before and after, a
comparator, the plan of another day, an unknown measure, one upload, how fresh each extract is, and
an earlier moment."""
IN_THE_DARK = (
    "plan?part=1",
    "history?batch=12",
    "measure?id=annual_review_decision_4_weeks&do=decide",
)
"""Those of them that are read in the dark too."""
BAD = (
    "referral_id,pathway,provider,referral_date\nR1,ASD,A provider,31/02/2026\nR2,ADD,A "
    "provider,2026-01-05\n"
)
GOOD = "referral_id,pathway,provider,referral_date,Child Name\nR1,ASD,A provider,2026-01-05,x\n"


@pytest.mark.parametrize("path", MORE)
def test_a_page_with_figures_breaks_no_rule(examples: str, visit: Visit, path: str) -> None:
    page = visit(examples).opens(path)
    breaks_no_rule(page)
    if path in IN_THE_DARK:
        can_be_read_in_the_dark(page)


LACKING: Mapping[str, str] = {
    "": "once the extracts of your case systems are uploaded",
    "sections": "measures need: social media, Local Offer ambassadors, meetings and surveys.",
    "waiting_times": "needs the neurodevelopmental waits extract",
    "milestones": "until one is reported on, or the milestone updates are uploaded",
    "updates": "Upload: which file, and its template",
    "upload": "Start here: which file first",
    "history": "Upload: which file, and its template",
}
"""What a page without figures says of what to upload."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_figures_says_what_to_upload_and_breaks_no_rule(
    never_loaded: str, visit: Visit, path: str
) -> None:
    page = visit(never_loaded).opens(path)
    expect(page.get_by_role("main")).to_contain_text(LACKING.get(path, ""))
    breaks_no_rule(page)


FOCUSED = """() => {
  const parents = [];
  for (let one = document.activeElement; one && parents.length < 4; one = one.parentElement)
  parents.push(one);
  return parents.map(one => getComputedStyle(one)).map(look => [look.outlineStyle,
  look.outlineWidth, look.outlineColor]);
}"""
OUTLINE: dict[Theme, list[str]] = {
    "light": ["solid", "3px", "rgb(18, 67, 109)"],
    "dark": ["solid", "3px", "rgb(143, 189, 240)"],
}
"""The dark blue of lines has 10.3:1 on the light page, the light blue 9.3:1 on the dark one."""

HIGHLIGHT = """() => {
  const probe = document.body.appendChild(document.createElement('div'));
  probe.style.cssText = 'background: Highlight; forced-color-adjust: none';
  return getComputedStyle(probe).backgroundColor;
}"""
"""The system's colour of what is chosen."""


@pytest.mark.parametrize(
    "path", ["", "sections", "milestones", "upload", "measure?id=nd_longest_wait&do=comment"]
)
def test_it_can_be_seen_where_the_keyboard_is(examples: str, visit: Visit, path: str) -> None:
    page = visit(examples).opens(path)
    for theme in THEMES:
        if theme == "dark":
            turns_dark(page)
        seen = 0
        while True:
            page.keyboard.press("Tab")
            name = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if name.startswith("<body") or seen > 40:
                break
            # The link that skips to the content fades in.
            page.wait_for_function(
                f"outline => ({FOCUSED})().some(one => `${{one}}` === `${{outline}}`)",
                arg=OUTLINE[theme],
            )
            seen += 1
        # A form that somebody came for has the focus at first, and there are fewer places after it.
        assert seen > (10 if "do=" in path else 15)
        page.evaluate("document.activeElement.blur()")


def test_what_was_typed_stays_when_the_system_turns_dark(examples: str, visit: Visit) -> None:
    page = visit(examples).opens("updates?milestone=4c.1")
    words = page.get_by_label("Update or impact").first
    words.press_sequentially("Half of it")
    turns_dark(page)
    expect(words).to_have_value("Half of it")


def test_the_part_that_is_chosen_can_be_told_where_the_system_sets_all_colours(
    examples: str, visit: Visit
) -> None:
    page = visit(examples, forced_colors="active").opens("sections?section=2")
    ground = page.get_by_role("radio", checked=True).evaluate(
        "one => getComputedStyle(one).backgroundColor"
    )
    assert ground == page.evaluate(HIGHLIGHT)


@pytest.mark.parametrize(
    ("content", "answer"),
    [(BAD, "This file was refused"), (GOOD, "Look at this before you load it")],
    ids=["refused", "accepted"],
)
def test_the_answer_to_a_file_breaks_no_rule(
    never_loaded: str, visit: Visit, tmp_path: Path, content: str, answer: str
) -> None:
    file = tmp_path / "waits.csv"
    file.write_text(content, encoding="utf-8")
    reader = visit(never_loaded)
    reader.opens("upload")
    reader.chooses(file)
    expect(reader.message(answer)).to_be_visible()
    breaks_no_rule(reader.page)
    can_be_read_in_the_dark(reader.page)
    expect(reader.message(answer)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_record_that_was_written_breaks_no_rule_and_neither_does_its_form(
    fresh: str, visit: Visit, theme: Theme
) -> None:
    reader = visit(fresh, color_scheme=theme)
    page = reader.opens("governance")
    unfolds(page, "Write on the record")
    picks(page, "Body", "SEND Partnership")
    page.get_by_label("Date of the meeting").fill("14/10/2026")
    page.get_by_label("Your name").fill("Ann Lead")
    page.get_by_role("button", name="Put it on the record").click()
    expect(page.get_by_text("It is on the record")).to_be_visible()
    expect(page.get_by_role("heading", level=2)).to_contain_text("last met on 14 October 2026")
    breaks_no_rule(page)
    page.get_by_text("A decision or an action", exact=True).click()
    expect(page.get_by_text("What was decided", exact=False)).to_be_visible()
    breaks_no_rule(page)
