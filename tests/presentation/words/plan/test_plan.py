"""The plan in words: nothing of it is lost to the search, the search finds what it says, and short
forms are told."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan import load_plan
from kpis.definitions import small_numbers
from kpis.measures import measures
from presentation.words.grammar import joined
from presentation.words.measures.methods import METHODS
from presentation.words.plan.glossary import OURS, meanings, terms_in, uses
from presentation.words.plan.passages import PARTS, passages
from presentation.words.plan.plan import plan_summary, printed_dates, section_promise
from presentation.words.plan.search import found_summary, pieces, search
from tests.presentation.words_results import milestone

OURS_NOT_THE_PLANS = {
    "notes",
    "bodies",
    "version",
    "short_title",
    "note",
    "id",
    "letter",
    "status",
    "term",
}


def printed(data: object, name: str = "") -> Iterator[str]:
    """Every wording of the plan itself."""
    if name in OURS_NOT_THE_PLANS:
        return
    if isinstance(data, str) and name not in ("due", "printed_due", "recurs", "also_recurs"):
        yield data
    for key, inner in data.items() if isinstance(data, dict) else ():
        yield from printed(inner, key)
    for inner in data if isinstance(data, list | tuple) else ():
        yield from printed(inner, name)


def test_every_word_of_the_plan_can_be_found() -> None:
    held = "\n".join(f"{one.name} {one.words}" for one in passages(load_plan()))
    assert [words for words in printed(load_plan().model_dump()) if words not in held] == []


def test_every_passage_names_a_part_of_the_page_and_its_place() -> None:
    assert {one.part for one in passages(load_plan())} == set(PARTS)
    assert all(one.place and one.words and one.block for one in passages(load_plan()))


def places(asked: str) -> list[str]:
    return [one.place for one in search(asked, passages(load_plan()))]


@pytest.mark.parametrize(
    "asked", ["waiting well", "WAITING WELL", "well waiting", "  waiting,   well. ", "wait wel"]
)
def test_words_are_found_in_any_order_and_by_their_beginning(asked: str) -> None:
    assert places(asked) == ["Action 2a", "Action 2a, part B"]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("3e.5", "Milestone 3e.5"),
        ("2.Q3", "Criterion 2.Q3"),
        ("1d", "Action 1d"),
        ("60%", "Criterion 3.Q7"),
        ("Longest wait", "Longest wait"),
        ("sendac chair", "Action 1c, lead"),
        ("autism spectrum", "ASD"),
        ("rounded up", "Rounding"),
    ],
)
def test_numbers_leads_measures_terms_and_rules_are_found(asked: str, place: str) -> None:
    assert place in places(asked)


@pytest.mark.parametrize("typed", ["children's", "children’s", "children‘s"])
def test_any_apostrophe_finds_every_apostrophe(typed: str) -> None:
    assert {"Action 2b, lead", "Action 2c, lead"} <= set(places(typed))


def test_a_short_form_in_capitals_is_found_whole() -> None:
    hits = {
        piece.words
        for one in search("AR", passages(load_plan()))
        for piece in pieces(f"{one.name} {one.words}", "AR")
        if piece.hit
    }
    assert hits == {"AR"}
    assert len(places("ar")) > len(places("AR"))
    assert {
        piece.words
        for one in search("ICB", passages(load_plan()))
        for piece in pieces(one.words, "ICB")
        if piece.hit
    } == {
        "ICB",
        "ICBs",
    }


@pytest.mark.parametrize("asked", ["", " ", "?", "“”", "...", "( )"])
def test_signs_without_a_word_find_nothing(asked: str) -> None:
    assert search(asked, passages(load_plan())) == []


@given(st.text(max_size=40), st.sampled_from(passages(load_plan())))
def test_the_pieces_are_the_words_again_whatever_is_typed(asked: str, passage) -> None:
    assert "".join(piece.words for piece in pieces(passage.words, asked)) == passage.words


@given(st.sampled_from(passages(load_plan())), st.data())
def test_a_passage_is_found_by_its_own_words(passage, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(re.findall(r"\w+", passage.words)))
    assert passage in search(word, passages(load_plan()))
    assert any(piece.hit for piece in pieces(passage.words, word))


def test_what_was_found_is_counted_in_a_sentence() -> None:
    assert found_summary("icb", 1) == "1 place has “icb”."
    assert found_summary("icb", 12) == "12 places have “icb”."
    assert found_summary("annual review", 2) == "2 places have all the words of “annual review”."
    assert found_summary("xyzzy", 0) == "Nothing here has “xyzzy”."


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("LSC & NENC ICBs", ["ICB", "LSC", "NENC"]),
        ("the SENCOs and their EHC plan", ["EHC plans", "SENCo"]),
        ("(PFA) outcomes", ["PfA"]),
        ("a place in every area, as launched", []),
        ("SENDAC", ["SENDAC"]),
    ],
)
def test_the_short_forms_in_a_text(text: str, terms: list[str]) -> None:
    assert [term.term for term in terms_in([text])] == terms


def test_the_short_forms_are_told_in_one_sentence() -> None:
    assert (
        meanings(terms_in(["CQC and ICB"]))
        == "CQC means Care Quality Commission; ICB means Integrated Care Board."
    )


def test_each_short_form_in_the_plan_is_explained() -> None:
    """Two capitals or more, alone or with an s: in the plan's glossary or in ours."""
    words = "\n".join(printed(load_plan().model_dump()))
    short = set(re.findall(r"\b[A-Za-z]*[A-Z][a-z]*[A-Z][A-Za-z]*\b", words))
    known = [*load_plan().glossary, *OURS]
    unknown = {
        one
        for one in short
        if not any(uses(one, term) or uses(f"{one} plan", term) for term in known)
    }
    assert unknown <= {"EHC"}


def test_our_own_terms_are_used_in_the_plan_and_are_not_in_its_glossary() -> None:
    words = "\n".join(printed(load_plan().model_dump()))
    assert [term.term for term in OURS if not uses(words, term)] == []
    assert {term.term for term in OURS} & {term.term for term in load_plan().glossary} == set()


def test_what_the_plan_and_a_section_promise() -> None:
    plan = load_plan()
    assert plan_summary(plan) == (
        "Four areas to improve, 20 actions, 85 milestones, 24 criteria measured in figures and 30 "
        "judged by evidence."
    )
    assert (
        section_promise(plan.section(2))
        == "5 actions, 7 criteria measured in figures and 8 judged by evidence."
    )


def test_a_date_that_the_plan_prints_its_own_way_is_quoted() -> None:
    assert printed_dates([milestone("1a.4"), milestone("1a.5")]) == (
        "Printed in the plan: 1a.5 as “Jun 2026 (quarterly reviews following this)”."
    )
    assert printed_dates([milestone("1a.4")]) == ""


def test_the_rules_give_the_figures_that_the_programs_use() -> None:
    told = {method.block: " ".join(method.sentences) for method in METHODS}
    assert "May 2025" in told["baselines"]
    waited = sorted({one.calculation.matures_after_days for one in measures().values()} - {0})
    assert f"({joined([str(days) for days in waited])})" in told["maturity"]
    assert f"fewer than {small_numbers.FEWEST_CASES} cases" in told["small"]
    assert "over 12 months" in told["small"]
    assert "fewer than 13 figures" in told["control"]
    assert "eight figures, and looks at most 10 years ahead" in told["projections"]


def test_no_rule_promises_a_target_that_the_plan_does_not_set() -> None:
    told = " ".join(sentence for method in METHODS for sentence in method.sentences)
    assert "we set none" in told
    assert any(one.target.kind == "none" for one in measures().values())
