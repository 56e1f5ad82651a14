"""The page of the plan: every part in the plan's words with where it stands, one block by its link,
and the search."""

import re
from collections.abc import Iterable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data.plan import load_plan
from kpis.measures import measures
from pages.parts.plan import other_parts
from presentation.words.milestones.milestones import NO_HEADING
from presentation.words.plan.passages import PARTS, Passage, passages
from presentation.words.plan.search import search
from tests.pages.conftest import Opened
from tests.pages.reading import finding_of


def html(test: AppTest) -> str:
    assert not test.exception
    assert not test.error
    return "\n".join(one.proto.body for one in test.html if "<style>" not in one.proto.body)


def text(test: AppTest) -> str:
    """What the HTML says, without its tags."""
    said = re.sub(r"<[^>]+>", "", html(test))
    return said.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')


def headings(test: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in test.subheader]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_section_is_whole_and_linked(shown: Opened, number: int) -> None:
    section = load_plan().section(number)
    test = shown("plan", part=str(number))
    said, markup = text(test), html(test)
    criteria = [*section.quantitative, *section.qualitative]
    milestones = [one for action in section.actions for one in action.milestones]
    parts = [one for action in section.actions for one in action.parts]
    wanted = [section.area_for_improvement, *section.good, *section.interdependencies]
    wanted += [one.words for one in (*criteria, *milestones, *parts)] + [
        one.id for one in (*criteria, *milestones)
    ]
    assert [words for words in wanted if words not in said] == []
    for one in measures().values():
        assert (f"measure?id={one.id}" in markup) == (one.section == number), one.id
    assert f"milestones?show={number}" in markup
    leads = [
        words.value.replace("\\", "")
        for words in test.markdown
        if words.value.startswith("**Lead**")
    ]
    assert leads == [
        f"**Lead**: {'; '.join(action.leads)}"
        for action in section.actions
        if not action.incomplete
    ]


def test_what_is_measured_says_how_it_stands(shown: Opened) -> None:
    said = text(shown("plan", part="2"))
    assert "Longest wait 144.7 wks, Oct 2026" in said
    assert re.search(r"144\.7 wks, Oct 2026 \S+Not improving", said)


def test_without_data_nothing_is_a_zero(opened: Opened) -> None:
    test = opened("plan", part="2")
    assert "Longest wait no figure yet" in text(test)
    assert "0.0" not in text(test)
    assert "There are no updates yet on any of the 23 milestones" in finding_of(test)


def test_the_incomplete_action_is_shown_as_incomplete(shown: Opened) -> None:
    test = shown("plan", part="1", block="1d")
    assert headings(test) == [f"Action 1d: {NO_HEADING}"]
    assert any(words.value.startswith("**Incomplete.**") for words in test.markdown)
    assert "1d.11" in text(test)


@pytest.mark.parametrize("part", PARTS)
def test_each_place_that_is_found_has_a_block_of_its_own(shown: Opened, part: str) -> None:
    whole = headings(shown("plan", part=part))
    blocks = dict.fromkeys(one.block for one in passages(load_plan()) if one.part == part)
    found = [
        heading for block in blocks for heading in headings(shown("plan", part=part, block=block))
    ]
    assert found == [heading for heading in whole if "copy of the plan" not in heading]


def test_a_block_of_another_part_is_left_out_of_the_address(shown: Opened) -> None:
    test = shown("plan", part="2", block="3e")
    assert len(headings(test)) > 5
    assert "block" not in test.query_params


@pytest.mark.parametrize("part", ["9", "<b>", "section 1"])
def test_an_unknown_part_is_the_first(shown: Opened, part: str) -> None:
    assert headings(shown("plan", part=part)) == headings(shown("plan"))


def test_a_search_marks_its_hits_and_says_where_they_are(shown: Opened) -> None:
    test = shown("plan", find="golden thread")
    assert finding_of(test).startswith("4 places have all the words of")
    assert "<mark>Golden</mark> <mark>thread</mark> runs throughout plans" in html(test)
    assert '<a href="plan?part=3&amp;block=3.judged">Criterion 3.L1</a>' in html(test)
    assert headings(test) == ["Section 3: EHC plan quality"]


def test_a_measure_that_is_found_leads_to_its_page(shown: Opened) -> None:
    assert "measure?id=nd_provider_gap" in html(shown("plan", find="slowest fastest"))


def test_nothing_found_says_so_and_leads_to_the_glossary(shown: Opened) -> None:
    test = shown("plan", find="xyzzy")
    assert [box.value.split(".")[0] for box in test.info] == [
        "The search finds words that begin with what you type, and looks for all of them in one place"
    ]
    assert headings(test) == []


def test_typing_puts_the_words_into_the_address_and_the_button_takes_them_out(
    shown: Opened,
) -> None:
    test = shown("plan", part="3")
    test.text_input[0].set_value("  golden  ").run()
    assert dict(test.query_params) == {"part": "3", "find": "golden"}
    assert headings(test) == ["Section 3: EHC plan quality"]
    next(button for button in test.button if button.label == "Show the whole plan").click().run()
    assert "find" not in test.query_params
    assert "Success judged by evidence" in headings(test)


@pytest.mark.parametrize(
    "asked",
    [
        "<script>alert(1)</script>",
        "![x](http://example.org/x.png)",
        "a" * 5000,
        "\\",
        "$x$ :red[y]",
    ],
)
def test_what_is_typed_is_only_text(shown: Opened, asked: str) -> None:
    test = shown("plan", find=asked)
    assert "<script" not in html(test)
    assert "<img" not in html(test)
    assert len(test.text_input[0].value or "") <= 80


def test_the_ratings_have_the_plans_own_meanings_and_their_numbers(shown: Opened) -> None:
    said = text(shown("plan", part="governance"))
    assert [one.meaning for one in load_plan().rag if one.meaning not in said] == []


def test_every_measure_is_defined(shown: Opened) -> None:
    markup = html(shown("plan", part="definitions"))
    assert [id for id in measures() if f"measure?id={id}" not in markup] == []


def test_the_glossary_has_every_term_and_finds_those_that_are_used(shown: Opened) -> None:
    markup = html(shown("plan", part="glossary"))
    assert [one.term for one in load_plan().glossary if f">{one.term}</th>" not in markup] == []
    unused = [one.term for one in load_plan().glossary if f">Find {one.term}</a>" not in markup]
    assert unused == ["ACE", "IAS", "NPQ"]
    assert "plan?find=EHC+plan" in markup


def test_the_terms_of_the_glossary_are_looked_for_once_and_a_search_is_made_once(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def watched(words: str, outside: Iterable[Passage]) -> list[Passage]:
        asked.append(words)
        return search(words, outside)

    monkeypatch.setattr(other_parts, "search", watched)
    monkeypatch.setattr("presentation.words.plan.search.search", watched)
    st.cache_resource.clear()
    opened("plan", part="glossary")
    assert asked
    asked.clear()
    opened("plan", part="glossary")
    assert asked == []
    opened("plan", find="waiting")
    assert asked == ["waiting"]
