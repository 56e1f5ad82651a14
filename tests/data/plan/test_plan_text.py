"""The plan as data against the plan as supplied: the same words, in the same order, cut at the same
places."""

import calendar
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.plan import Action, Milestone, Section, load_plan

TEXT_FOLDER = Path(__file__).resolve().parents[4] / "shared" / "plan"
PLAN = load_plan()
TABLE_HEAD = "Action Lead Delivery Milestones Update / Impact"
PAGES = ("5 - 10", "11 - 16", "17 - 20", "21 - 28")
PRINTED_WITHOUT_NUMBERS = {"2c", "2d", "3c", "3d"}
DATE = re.compile(r"(?:(\d+)\. )?([A-Z][a-z]{2})t? (20\d\d)(?: \([^)]*\))?: ")
COMPLETE_ACTIONS = [action for action in PLAN.actions if not action.incomplete]


@pytest.fixture(scope="module")
def text() -> str:
    files = sorted(TEXT_FOLDER.glob("*.txt"))
    if not files:
        pytest.skip("The plan's text is not beside this checkout.")
    return "".join(file.read_text(encoding="utf-8") for file in files)


def without_layout(text: str) -> str:
    """The words alone: no HTML tags, no dashes that rule a table, single spaces."""
    return " ".join(re.sub(r"<[^>]+>|--+", " ", text).split())


def test_every_word_of_the_plan_is_kept_in_its_order_and_none_is_added(text: str) -> None:
    assert without_layout(text).split() == " ".join(plan_as_printed()).split()


def plan_as_printed() -> Iterator[str]:
    yield (
        f"{PLAN.title} This document is date and version controlled Date {PLAN.date.day}th "
        f"{PLAN.date:%B %Y}"
    )
    yield f"Version {PLAN.version} {PLAN.subtitle}"
    yield from (*PLAN.ambition, PLAN.inspection)
    yield from (f"{number}. {words}" for number, words in enumerate(PLAN.priorities, 1))
    yield from ("Principles and Approach", *PLAN.approach, *bulleted(PLAN.principles))
    yield from (
        "Governance and oversight",
        *PLAN.governance,
        "Progress reporting: Status Progress against timescale",
    )
    yield from (f"{definition.status} {definition.meaning}" for definition in PLAN.rag)
    yield "Sections Section Area for Improvement Pages"
    for section, pages in zip(PLAN.sections, PAGES, strict=True):
        area = section.area_for_improvement.replace(
            "of EHC plans", "of Education, Health and Care (EHC) plans"
        )
        yield f"{section.number} {section.title} {area} {pages}"
    for section in PLAN.sections:
        yield from section_as_printed(section)
    yield "Glossary Term Full Form"
    yield from (f"{row.term} {row.full_form}" for row in PLAN.glossary)
    yield "making a difference for every child in Westmorland and Furness"


def bulleted(points: tuple[str, ...]) -> list[str]:
    return [f"- {point}" for point in points]


def section_as_printed(section: Section) -> Iterator[str]:
    yield (
        f"SECTION {section.number} {section.title} Area for improvement "
        f"{section.area_for_improvement}"
    )
    yield from ("What good looks like", *bulleted(section.good))
    yield "How do we know? (Success criteria) Quantitatively"
    yield from bulleted(quantitative_with_stem(section))
    yield from (
        "Qualitatively",
        *bulleted(tuple(criterion.words for criterion in section.qualitative)),
    )
    yield from (
        "Interdependencies with other plans",
        *bulleted(section.interdependencies),
        *section.footnotes,
    )
    for action in section.actions:
        yield from action_as_printed(action)


def quantitative_with_stem(section: Section) -> tuple[str, ...]:
    wordings = (
        words
        for criterion in section.quantitative
        for words in (criterion.stem, criterion.words)
        if words
    )
    return tuple(dict.fromkeys(wordings))


def action_as_printed(action: Action) -> Iterator[str]:
    if not action.incomplete:
        yield f"{action.id}. {action.title} {TABLE_HEAD}"
    yield from (f"{part.letter}. {part.words}" for part in action.parts)
    yield from action.leads
    rhythms = list(
        dict.fromkeys(milestone.printed_due for milestone in action.milestones if milestone.recurs)
    )
    for rhythm in rhythms:
        yield f"{rhythms.index(rhythm) + 1}. {rhythm}:"
        yield from (
            f"○ {milestone.words}"
            for milestone in action.milestones
            if milestone.printed_due == rhythm
        )
    yield from (
        milestone_as_printed(milestone) for milestone in action.milestones if not milestone.recurs
    )


def milestone_as_printed(milestone: Milestone) -> str:
    assert milestone.due_date
    number = (
        "" if milestone.action_id in PRINTED_WITHOUT_NUMBERS else f"{milestone.id.split('.')[1]}. "
    )
    month = f"{calendar.month_abbr[milestone.due_date.month]} {milestone.due_date.year}"
    return f"{number}{milestone.printed_due or month}: {milestone.words}"


def test_due_months_and_printed_numbers_are_those_of_the_text(text: str) -> None:
    months = list(calendar.month_abbr)
    printed = [
        (number or None, f"{year}-{months.index(month):02}")
        for number, month, year in DATE.findall(without_layout(text))
    ]
    dated = [milestone for milestone in PLAN.milestones if milestone.due]
    assert len(printed) == 80
    assert printed == [
        (
            None if milestone.action_id in PRINTED_WITHOUT_NUMBERS else milestone.id.split(".")[1],
            milestone.due,
        )
        for milestone in dated
    ]


def test_each_mark_of_a_recurring_milestone_became_one(text: str) -> None:
    recurring = [milestone.words for milestone in PLAN.milestones if milestone.recurs]
    assert recurring == [without_layout(line) for line in re.findall(r"○ ([^○<\t]*)", text)]


@pytest.mark.parametrize("section", PLAN.sections, ids=lambda section: section.short_title)
@pytest.mark.parametrize(
    ("heading", "following"),
    [
        ("What good looks like", "How do we know?"),
        ("Quantitatively", "Qualitatively"),
        ("Qualitatively", "Interdependencies with other plans"),
        ("Interdependencies with other plans", r"^\d[a-z]\. "),
    ],
)
def test_each_bullet_under_a_heading_became_one_point(
    text: str, section: Section, heading: str, following: str
) -> None:
    whole = text.split("\nSECTION ")[section.number]
    block = re.split(following, whole.split(f"\n{heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    points = {
        "What good looks like": section.good,
        "Quantitatively": quantitative_with_stem(section),
        "Qualitatively": tuple(criterion.words for criterion in section.qualitative),
        "Interdependencies with other plans": section.interdependencies,
    }
    assert points[heading] == tuple(re.findall(r"^ *- (.*?) *$", block, re.MULTILINE))


def test_the_headings_of_the_text_are_the_actions(text: str) -> None:
    printed = re.findall(r"^(\d[a-z])\. (.*?)\s*$", text, re.MULTILINE)
    assert printed == [(action.id, action.title) for action in COMPLETE_ACTIONS]


@pytest.mark.parametrize("action", COMPLETE_ACTIONS, ids=lambda action: action.id)
def test_parts_and_leads_are_the_cells_of_the_actions_row(text: str, action: Action) -> None:
    parts, leads, *_ = (
        text.split(f"\n{action.id}. ")[1].split("Update / Impact\n", 1)[1].split("\t")
    )
    letters = [part.letter for part in action.parts]
    assert letters == re.findall(r"(?:^|[\s>])([A-Z])\. ", parts)
    assert without_layout(parts) == " ".join(
        f"{part.letter}. {part.words}" for part in action.parts
    )
    assert list(action.leads) == [
        without_layout(lead) for lead in re.split(r"</p>\s*(?=<p>)", leads)
    ]


def test_the_rows_of_the_status_table_and_of_the_glossary_are_kept_row_by_row(text: str) -> None:
    def rows(first: str, count: int) -> list[list[str]]:
        return [line.split("\t") for line in text.split(f"\n{first}\n")[1].splitlines()[:count]]

    assert rows("Status\tProgress against timescale", 6) == [
        [row.status, row.meaning] for row in PLAN.rag
    ] + [[""]]
    assert rows("Term\tFull Form", 25) == [[row.term, row.full_form] for row in PLAN.glossary] + [
        [""]
    ]


def test_paragraphs_of_the_opening_pages_are_cut_where_the_text_cuts_them(text: str) -> None:
    lines = [line.strip() for line in text.splitlines()]
    numbered = [f"{number}. {words}" for number, words in enumerate(PLAN.priorities, 1)]
    paragraphs = (
        *PLAN.ambition,
        PLAN.inspection,
        *numbered,
        *PLAN.approach,
        *bulleted(PLAN.principles),
    )
    assert [
        words
        for words in (PLAN.title, PLAN.subtitle, *paragraphs, *PLAN.governance)
        if words not in lines
    ] == []
