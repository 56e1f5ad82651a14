"""The shared HTML: everything escaped, nothing that the cleaner takes out, roles in place, links
relative."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from data.plan import load_plan
from data.problems import Code, Problem
from kpis.definitions.results import Result
from kpis.judging.freshness import FreshnessState
from kpis.milestones.board import MilestoneState
from kpis.milestones.duties import Duty
from kpis.record.evidence import judged_criteria
from presentation.html.effects import milestone_moves
from presentation.html.kit.lists import attention_list, change_list
from presentation.html.kit.marks import freshness_chip, rag_chip, status_chip, status_move
from presentation.html.kit.style import stylesheet
from presentation.html.kit.tables import plain_table
from presentation.html.kit.tags import Markup, link, tag
from presentation.html.measures import measure_table
from presentation.html.milestones import milestone_list, milestone_table
from presentation.html.problems import problem_table
from presentation.html.sections import section_marks
from presentation.html.story import duty_table, milestone_story
from presentation.palette import DARK, LIGHT, Palette
from presentation.words.measures.changes import changes
from presentation.words.measures.lines import Line
from presentation.words.measures.status import status_parts
from presentation.words.overview.attention import attention
from tests.presentation.words_results import (
    example,
    examples,
    milestone,
    moved,
    october,
    without_data,
)

SINCE = "2024-06"
TITLES = {1: "Effective communications", 2: "Neurodevelopmental waits"}
HOSTILE = "<script>alert(1)</script>\"'&"
KEPT_TAGS = {
    "div",
    "span",
    "small",
    "b",
    "p",
    "a",
    "img",
    "ul",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
KEPT_ATTRIBUTES = {"class", "role", "href", "src", "alt"}


class Seen(HTMLParser):
    """Every element with its attributes, the text, and whether each element is closed in its
    turn."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self.open = "", []
        self.feed(str(markup))
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of the elements that have these."""
        return [found for _, found in self.elements if wanted.items() <= found.items()]

    @property
    def links(self) -> list[str | None]:
        """The addresses of all links, in order."""
        return [found["href"] for name, found in self.elements if name == "a"]


def hostile_measure() -> Result:
    """A measure whose words would break out of the page if they could."""
    result = example("nd_longest_wait")
    words = {"id": HOSTILE, "name": HOSTILE}
    target = replace(result.target, words=HOSTILE)
    return replace(result, measure=result.measure.model_copy(update=words), target=target)


def hostile_milestone() -> MilestoneState:
    state = milestone("1a.1", "Amber", update=HOSTILE)
    return replace(
        state,
        lead=HOSTILE,
        milestone=state.milestone.model_copy(update={"words": HOSTILE, "id": HOSTILE}),
    )


PROBLEM = Problem(
    line=1913, column="pathway", value="ADD", code=Code.BAD_CHOICE, message="Use ASD, ADHD or FASD."
)
JUDGED = judged_criteria(load_plan().sections, ())
PARTS = {
    "measures": measure_table(examples(), LIGHT, SINCE),
    "measures without data": measure_table(
        [without_data(result) for result in examples()], DARK, SINCE
    ),
    "sections": section_marks(TITLES, examples(), JUDGED, october()),
    "milestones": milestone_table(october()),
    "milestone list": milestone_list(october()),
    "attention": attention_list(attention(examples(), october(), [])),
    "nothing needs attention": attention_list([]),
    "changes": change_list(changes({"nd_longest_wait": "met"}, examples())),
    "problems": problem_table([PROBLEM]),
    "plain": plain_table(["Pathway", "Waiting"], [["Autism", "225"]], numeric={1}),
    "hostile measure": measure_table([hostile_measure()], LIGHT, SINCE),
    "hostile milestone": milestone_table([hostile_milestone()])
    + milestone_list([hostile_milestone()]),
    "hostile section": section_marks({1: HOSTILE}, [], [], []),
    "hostile line": attention_list(
        [Line(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "measure", {"id": HOSTILE})]
    ),
    "hostile problem": problem_table(
        [PROBLEM.model_copy(update=dict.fromkeys(("column", "value", "message"), HOSTILE))]
    ),
    "hostile table": plain_table([HOSTILE], [[HOSTILE]], label=HOSTILE),
}


@pytest.mark.parametrize("markup", PARTS.values(), ids=PARTS)
def test_nothing_is_used_that_the_cleaner_takes_out(markup: str) -> None:
    for name, attributes in Seen(markup).elements:
        assert name in KEPT_TAGS
        assert {
            each for each in attributes if not each.startswith(("aria-", "data-"))
        } <= KEPT_ATTRIBUTES


@pytest.mark.parametrize("part", [part for part in PARTS if part.startswith("hostile")])
def test_every_value_is_escaped(part: str) -> None:
    assert "<script" not in PARTS[part]
    assert HOSTILE in Seen(PARTS[part]).text


@pytest.mark.parametrize("part", ["measures", "sections", "milestones", "problems", "plain"])
def test_tables_keep_their_roles_when_rows_become_cards(part: str) -> None:
    seen = Seen(PARTS[part])
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for name, attributes in seen.elements:
        if name == "th":
            assert attributes["role"] in ("columnheader", "rowheader")
        elif name in roles:
            assert attributes["role"] == roles[name]
    columns, rows = len(seen.all(role="columnheader")), len(seen.all(role="rowheader"))
    assert len(seen.all(role="cell")) == rows * (columns - 1)
    assert len(seen.all(role="row")) == rows + 1


def test_measures_link_to_their_page_in_the_same_tab() -> None:
    assert Seen(PARTS["measures"]).links == [
        f"measure?id={result.measure.id}" for result in examples()
    ]
    assert Seen(PARTS["sections"]).links == ["sections?section=1", "sections?section=2"]


@pytest.mark.parametrize("markup", PARTS.values(), ids=PARTS)
def test_links_are_relative(markup: str) -> None:
    assert [address for address in Seen(markup).links if re.match(r"\w+:|/", address or "")] == []


def test_an_address_is_encoded() -> None:
    assert link("x", "measure", {"id": "a b&c"}) == '<a href="measure?id=a+b%26c">x</a>'
    assert link("x", "milestones", {}) == '<a href="milestones">x</a>'


def cells(markup: str, row: int = 0) -> list[str]:
    """The text of the cells of one row."""
    body = markup.split("<tbody")[1]
    found = body.split("<tr ")[row + 1]
    return [Seen(cell).text for cell in re.findall(r"<t[hd] .*?</t[hd]>", found)]


UNITS = {"%": "", "weeks": ""}
"""Units that the figures carry by themselves; others stand under the name."""


@pytest.mark.parametrize(
    ("id", "row"),
    [
        (
            "social_media_followers",
            ["19.0", "23.5", "+4.5", "21.0 · in line with neighbours", "✓Met"],
        ),
        (
            "nd_longest_wait",
            [
                "131.1 wks",
                "144.7 wks",
                "+13.6 wks",
                "104.9 wks · 20% less",
                "✕Not improving since May 2025, worse for 22 months",
            ],
        ),
        (
            "nd_average_wait",
            [
                "32.6 wks",
                "28.9 wks",
                "−3.7 wks",
                "26.1 wks · 20% less",
                "↗\ufe0eImproving since May 2025, better for 4 months",
            ],
        ),
        (
            "nd_provider_gap",
            [
                "29.6 wks",
                "28.1 wks",
                "−1.4 wks",
                "12 weeks or less",
                "↗\ufe0eImproving since May 2025",
            ],
        ),
        (
            "local_offer_ambassadors",
            [
                "4",
                "30",
                "+26",
                "No figure in the plan",
                "–No target · better since May 2025, better for 9 months",
            ],
        ),
        (
            "parent_carer_attendance",
            [
                "83.3%",
                "80.6%",
                "−2.8 pts",
                "No figure in the plan",
                "–No target · worse since May 2025",
            ],
        ),
        (
            "included_in_decisions",
            [
                "49.0%",
                "49.7%",
                "+0.6 pts",
                "48.2% · above a year earlier",
                "✓Met, better for 5 months",
            ],
        ),
    ],
)
def test_the_row_of_a_measure_as_designed(id: str, row: list[str]) -> None:
    result = example(id)
    assert [text.strip() for text in cells(measure_table([result], LIGHT, SINCE))] == [
        f"{result.measure.name} {UNITS.get(result.measure.unit, result.measure.unit)}".rstrip(),
        "",
        *row,
    ]


def test_a_measure_without_data_shows_no_number() -> None:
    row = cells(PARTS["measures without data"], row=8)
    assert [text.strip() for text in row[1:]] == [
        "",
        "–",
        "–",
        "–",
        "Not known yet · 20% less",
        "?No data",
    ]


def test_a_figure_of_an_earlier_month_carries_its_month() -> None:
    late, newest = example("annual_review_final_12_weeks"), example("nd_average_wait")
    assert cells(measure_table([late, newest], LIGHT, SINCE))[3] == "38.6% Jul 2026"
    assert cells(measure_table([late], LIGHT, SINCE))[3].strip() == "38.6%"
    assert cells(measure_table([late], LIGHT, SINCE, month="2026-10"))[3] == "38.6% Jul 2026"


@pytest.mark.parametrize(("baseline", "said"), [(106.571428, True), (106.6, False)])
def test_a_change_that_its_figures_do_not_seem_to_give_is_explained(
    baseline: float, said: bool
) -> None:
    longest = moved(example("nd_longest_wait"), 154.428571, baseline)
    markup = measure_table([longest], LIGHT, SINCE)
    assert ("Differences are worked out before rounding." in markup) == said


def test_the_trend_is_an_image_with_its_change_in_words() -> None:
    markup = measure_table([example("nd_supported_while_waiting")], LIGHT, SINCE)
    (image,) = (attributes for name, attributes in Seen(markup).elements if name == "img")
    assert image["alt"] == "Trend: up 5.8 points since the baseline"
    assert (image["src"] or "").startswith("data:image/svg+xml")
    assert "Since June 2024" in markup


@pytest.mark.parametrize("part", ["measures without data", "nothing needs attention"])
def test_no_picture_where_there_is_nothing_to_draw(part: str) -> None:
    assert "<img" not in PARTS[part]


def test_no_trend_of_figures_that_end_before_it_begins() -> None:
    assert "<img" not in measure_table([example("nd_average_wait")], LIGHT, "2027-01")


def test_marks_are_hidden_from_screen_readers_and_counted_in_words() -> None:
    markup = PARTS["sections"]
    seen = Seen(markup)
    rows = re.findall(r'<div class="marks" aria-hidden="true">(.*?)</div>', markup)
    marks = re.findall(r'class="mark ', "".join(rows))
    assert len(marks) == markup.count('class="mark ')
    assert len(marks) == 13 + 39
    assert "2 met, 4 improving, 1 not improving, 1 with no target" in seen.text
    assert "8 complete, 5 on target, 4 amber, 1 red, 5 not started · 5 overdue" in seen.text


def test_marks_stand_in_the_order_of_their_status_and_overdue_milestones_first() -> None:
    markup = section_marks({2: "Neurodevelopmental waits"}, examples(), [], october())
    marks = re.findall(r'class="mark (?:disc )?([\w ]+)"></span>', markup)
    late = ["Amber overdue"] * 2 + ["Grey overdue"] * 3
    assert marks == [
        *["met"] * 2,
        *["improving"] * 4,
        *["not_improving", "no_target"],
        *late,
        *["Blue"] * 8,
        *["Green"] * 5,
        *["Amber"] * 2,
        *["Red"],
        *["Grey"] * 2,
    ]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_in_a_row_have_the_signs_of_those_beside_words(palette: Palette) -> None:
    style = stylesheet(palette)
    for sign, name in (("✓", "met"), ("✕", "not_improving"), ("B", "Blue"), ("N", "Grey")):
        assert f'.plan .marks .{name}::before{{content:"{sign}"}}' in style
    assert '.plan .marks .overdue::after{content:"!"}' in style


WITH_A_MARK: dict[str, Callable[[MilestoneState], str]] = {
    "the overview": lambda state: section_marks({state.section: "x"}, [], [], [state]),
    "a section": lambda state: milestone_list([state]),
    "the milestones": lambda state: milestone_table([state]),
    "its story": lambda state: milestone_story(state, []),
    "a lead's list": lambda state: duty_table([Duty(state, "overdue", date(2026, 1, 31))], "x", {}),
    "the effect of an upload": lambda state: milestone_moves([(state, state)], label="x"),
}


@pytest.mark.parametrize("status", ["Green", "Amber", "Red", "Grey"])
@pytest.mark.parametrize("drawn", WITH_A_MARK.values(), ids=WITH_A_MARK)
def test_what_is_overdue_is_marked_as_on_the_timeline_wherever_its_mark_stands(
    drawn: Callable[[MilestoneState], str], status: str
) -> None:
    mark = f'class="mark {status} overdue"'
    late, timely = (milestone("2a.2", status, overdue=one) for one in (True, False))
    assert re.search(rf"{mark}[^>]*>(?:{'N' if status == 'Grey' else status[0]}!)?<", drawn(late))
    assert "overdue" not in re.sub("aria-label.*?>", "", drawn(timely)).split("<table")[-1]


def test_the_row_of_a_milestone_as_designed() -> None:
    missed = milestone("1c.5", "Red", revised="2027-01", update="New date agreed")
    assert cells(milestone_table([missed])) == [
        "1c.5",
        "Plans in place to replicate successes in other areas to Westmorland and Furness."
        "Lead: SENDAC Chair; SEND Partnership & Improvement Manager",
        "RRed · Missed, recovering",
        "Jan 2027was Sep 202516 months later than first planned",
        "New date agreed · 4 Sep 2026",
    ]


def test_an_overdue_milestone_without_a_lead_or_an_update() -> None:
    row = cells(milestone_table([milestone("1d.11", overdue=True)]))
    assert row[1].endswith("Lead: not given in the plan")
    assert row[2:] == [
        "N!Grey · Not started",
        "Jun 20264 months late, no new dateOverdue",
        "No update yet",
    ]


def test_the_lead_is_left_out_where_a_heading_names_it() -> None:
    assert "Lead:" not in milestone_table(october(), show_lead=False)


def test_the_list_beside_a_section() -> None:
    late = milestone("2a.2", "Amber", overdue=True, update="Slow")
    moved = milestone("2a.3", "Red", revised="2027-01", update="Moved")
    text = Seen(milestone_list([late, moved])).text
    assert "Amber, said in September 2026 · due Jan 2026 · Overdue" in text
    assert "Red · Missed, recovering · due Jun 2026 → Jan 2027" in text


@pytest.mark.parametrize("status", ["Blue", "Green", "Amber", "Red", "Grey"])
def test_a_milestone_chip_has_its_letter_and_its_word(status: str) -> None:
    seen = Seen(rag_chip(status))
    assert seen.text.startswith(("N" if status == "Grey" else status[0]) + status)


def test_how_fresh_an_extract_is_has_a_glyph_and_a_word() -> None:
    states: tuple[FreshnessState, ...] = ("Current", "Late", "Not due", "Never loaded")
    chips = [Seen(freshness_chip(state)).text for state in states]
    assert chips == ["✓ Current", "! Late", "– Not due", "? Never loaded"]


def test_no_measure_is_called_by_a_colour() -> None:
    assert not re.search(
        r"\b(Green|Amber|Red|Blue|Grey)\b", " ".join(status_chip(result) for result in examples())
    )


def test_a_status_that_moves_says_from_what_to_what() -> None:
    now = example("rtc_accredited", status="met")
    assert Seen(status_move("improving", "met", status_parts(now))).text == (
        "Improving → ✓Met, worse for 7 months"
    )
    assert status_move("met", "met", status_parts(now)) == status_chip(now)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("31/02/2026", "31/02/2026"),
        ("", "(blank)"),
        (" ", "(blank)"),
        (None, "–"),
        ("x" * 81, "x" * 80 + "…"),
    ],
)
def test_the_value_found_in_a_problem(value: str | None, shown: str) -> None:
    assert cells(problem_table([PROBLEM.model_copy(update={"value": value})]))[2] == shown


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    whole = Problem(
        line=None, column=None, value=None, code=Code.EMPTY, message="The file holds no rows."
    )
    assert cells(problem_table([PROBLEM]))[0] == "1,913"
    assert cells(problem_table([whole])) == ["–", "–", "–", "The file holds no rows."]


def test_only_numbers_align_right() -> None:
    seen = Seen(plain_table(["Pathway", "Waiting"], [["Autism", "225"]], numeric={1}))
    assert Counter(found.get("class") for found in seen.all() if "role" in found) == {
        None: 6,
        "plain": 1,
        "num": 2,
    }


@pytest.mark.parametrize(("words", "cell"), [("<b>", "&lt;b&gt;"), (tag("b", "<"), "<b>&lt;</b>")])
def test_markup_stands_and_text_is_escaped(words: str, cell: str) -> None:
    assert plain_table(["Head"], [[words]]).count(f">{cell}</th>") == 1
    assert isinstance(tag("b", words), Markup)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_stylesheet_has_the_colours_of_its_theme(palette: Palette) -> None:
    style = stylesheet(palette)
    named = {
        *palette.status.values(),
        palette.red.color,
        *(square.fill for square in palette.squares.values()),
        *(square.fill for square in palette.overdue.values()),
    }
    assert all(colour in style for colour in named)
    assert set(re.findall(r"var\((--\w+)\)", style)) == set(re.findall(r"[{;](--\w+):", style))


def test_the_stylesheet_passes_the_cleaner() -> None:
    assert re.fullmatch(r"<style>[^<]*</style>", stylesheet(LIGHT))


def test_nothing_is_drawn_in_a_way_that_paper_takes_for_pictures() -> None:
    assert "gradient(" not in stylesheet(LIGHT)


def test_a_table_without_a_row_is_not_drawn() -> None:
    assert "<table" not in plain_table(("Area", "Count"), [], label="By area")
    assert "<table" in plain_table(("Area", "Count"), [("Eden", "3")], label="By area")
