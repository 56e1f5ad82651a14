"""What the public is told of measures and milestones: plain, short, and nothing that rounding could
turn round."""

import re
from dataclasses import replace
from datetime import date

import pytest

from data.plan import load_plan
from data.record import CourseStep
from kpis.definitions import Baseline, Hidden, Shown
from kpis.judging.course import course_of
from kpis.measures import measures
from kpis.trends import Recent
from kpis.trends.recent import recent
from presentation.words.public import (
    EASY_START,
    close_words,
    easy_measure,
    easy_section,
    easy_steps,
    lately_sentence,
    public_finding,
    public_terms,
    rounding_note,
    stand,
    standing_counts,
    standing_words,
    step_counts,
    step_kind,
    step_notes,
    sure_lately,
)
from presentation.words.public.easy_words import SAYS, SECTION_SAYS
from tests.kpis.decided import decision
from tests.presentation.words_results import example, milestone, targeted, without_data

ADHD = "nd_adhd_over_13_weeks"
GREEN = "qa_green"


def of(id: str, then: tuple[int, int], now: tuple[int, int], **changed):
    """A measure with two published figures, hits and cases of each."""
    points = tuple(
        Shown(period, hits, cases, 100 * hits / cases)
        for period, (hits, cases) in (("2025-05", then), ("2026-10", now))
    )
    base = Baseline("2025-05", points[0].value)
    return replace(example(id), series=points, baseline=base, **changed)


@pytest.mark.parametrize(
    ("id", "then", "now", "status", "found"),
    [
        (ADHD, (150, 240), (140, 215), "improving", "alike"),
        (ADHD, (160, 240), (100, 215), "improving", "improving"),
        (ADHD, (160, 240), (100, 215), "met", "met"),
        (ADHD, (100, 240), (150, 215), "not_improving", "not_improving"),
        ("ehc_20_weeks", (100, 240), (150, 215), "no_target", "better"),
        ("ehc_20_weeks", (150, 215), (100, 240), "no_target", "worse"),
        ("ehc_20_weeks", (200, 240), (180, 215), "no_target", "same"),
        (GREEN, (150, 240), (136, 216), "no_target", "better"),
    ],
)
def test_a_change_that_rounding_could_make_is_none(id, then, now, status, found) -> None:
    assert stand(of(id, then, now, status=status)) == found


def test_what_cannot_be_compared_is_not() -> None:
    first = of(GREEN, (150, 240), (136, 216), status="no_target")
    assert stand(replace(first, series=first.series[:1])) == "first"
    assert stand(replace(first, baseline=None)) == "unknown"
    assert stand(without_data(first)) == "no_data"
    hidden = replace(first, status="hidden", hidden=(Hidden("2026-11"),))
    assert standing_words(hidden) == "Not shown, so that no child can be known by it."


def test_a_target_that_rounding_could_reach_is_not_simply_met() -> None:
    met = targeted(of("rtc_accredited", (100, 150), (135, 150), status="met"), 90.0)
    assert standing_words(met) == "Rounded numbers cannot tell whether the target is met."
    assert close_words(met).endswith("Rounding alone could decide whether this target is met.")
    assert easy_measure(met, None).verdict[0] == "We cannot tell if we have met our target."
    assert "target" not in public_finding(met)
    clear = targeted(met, 80.0)
    assert (standing_words(clear), close_words(clear)) == ("Target met.", "")


def test_the_finding_calls_a_change_that_rounding_could_make_none() -> None:
    told = of(ADHD, (160, 240), (140, 215), status="met")
    assert ", about the same as in May 2025. That meets the target" in public_finding(told)
    assert "down 20.2 points" in public_finding(of(ADHD, (160, 240), (100, 215), status="met"))
    assert close_words(told) == "Numbers here are rounded. The change is too small to be sure of."


@pytest.mark.parametrize(("step", "told"), [(90.0, False), (80.0, True)])
def test_the_course_is_not_told_where_rounding_could_decide_it(step: float, told: bool) -> None:
    one = of("rtc_accredited", (100, 150), (135, 150), status="met")
    clear = targeted(one, 70.0)
    steps = (CourseStep(month="2026-09", figure=step),)
    decided = decision(1, "course", "rtc_accredited", steps=steps)
    course = course_of(clear.measure, clear.series, clear.baseline, decided)
    said = public_finding(replace(clear, course=course))
    assert ("course" in said) is told, said


@pytest.mark.parametrize(
    ("months", "sure"),
    [
        ([(155, 235), (150, 230), (145, 225), (140, 220)], False),
        ([(155, 235), (140, 230), (125, 225), (110, 220)], True),
    ],
)
def test_a_recent_direction_that_rounding_could_make_is_not_told(found, months, sure) -> None:
    points = tuple(
        Shown(f"2026-0{month}", hits, cases, 100 * hits / cases)
        for month, (hits, cases) in enumerate(months, 6)
    )
    moving = replace(example(ADHD), series=points)
    assert recent(moving) == Recent("better", "2026-06", "3 changes in a row in one direction")
    held = replace(found, by_id=found.by_id | {ADHD: moving})
    told = sure_lately(held)[ADHD]
    assert told == (recent(moving) if sure else None)
    said = "It has got better since June 2026." if sure else ""
    assert lately_sentence(told, moving) == said


def test_how_many_stand_so_is_counted_in_words() -> None:
    results = [of(ADHD, (160, 240), (100, 215), status="met")] * 2
    one = of("ehc_20_weeks", (150, 215), (100, 240), status="no_target")
    assert standing_counts([*results, one]) == [
        ("met", "2 have met their target"),
        ("worse", "1 has no target and is worse than at the start"),
    ]


def test_what_is_rounded_and_what_is_hidden_is_told() -> None:
    plain = of(ADHD, (160, 240), (100, 215))
    assert rounding_note(plain) == "Numbers are rounded to the nearest 5."
    assert "It does not mean that there were none." in rounding_note(
        replace(plain, hidden=(Hidden("2026-09"),))
    )
    assert "waits are not" in rounding_note(example("nd_longest_wait"))
    assert "not rounded" in rounding_note(example("nd_provider_gap"))
    assert rounding_note(of(GREEN, (1, 2), (2, 2))).endswith("so they are not rounded.")


@pytest.mark.parametrize(
    ("state", "kind", "notes"),
    [
        (milestone("1a.1", "Blue", update="Done"), "done", ("Done in September 2026.",)),
        (
            milestone("1a.3", overdue=True),
            "late",
            ("Was due in September 2025.", "13 months late."),
        ),
        (
            replace(milestone("2e.2", "Amber", update="x"), passed_since=True),
            "passed",
            ("Was due in September 2026.",),
        ),
        (
            milestone("1b.3", "Red", revised="2027-01", update="x"),
            "missed",
            ("Due in January 2027, first planned for December 2025.",),
        ),
        (milestone("2b.7", "Amber", update="x"), "likely", ("Due in April 2027.",)),
        (milestone("2b.8"), "not_started", ("Due in April 2027.",)),
        (milestone("2b.6", "Green", update="x"), "on_the_way", ("Due in April 2027.",)),
        (milestone("4c.1", "Green", update="x"), "on_the_way", ("This happens every week.",)),
    ],
)
def test_a_milestone_by_how_it_stands(state, kind, notes) -> None:
    state = replace(state, as_at=date(2026, 10, 31))
    assert step_kind(state) == kind
    assert step_notes(state)[: len(notes)] == notes
    assert step_counts([state])[0][0] == kind
    assert easy_steps([state])[1].step == kind


def sentences(texts) -> list[str]:
    return [one for text in texts for one in re.split(r"(?<=[.!?]) ", text)]


LONGEST = 12


def test_easy_read_has_words_for_every_measure_and_section() -> None:
    assert set(SAYS) == set(measures())
    assert set(SECTION_SAYS) == {one.short_title for one in load_plan().sections}


@pytest.mark.parametrize("id", list(SAYS))
def test_easy_sentences_are_short_and_of_whole_numbers(id: str) -> None:
    result = example(id) if id != "ehc_plan_qa_green" else of(id, (100, 240), (150, 215))
    for status in ("met", "improving", "not_improving", "no_target"):
        told = easy_measure(replace(result, status=status), Recent("worse", "2026-08", ""))
        for one in sentences((*told.sentences, *told.verdict)):
            assert len(one.split()) <= LONGEST, one
            assert not re.search(r"%|\d\.\d|\{", one), one


def test_the_other_easy_sentences_are_short() -> None:
    titles = [easy_section(one)[1] for one in load_plan().sections]
    counts = easy_steps([milestone("1a.1"), milestone("1a.3", overdue=True)])
    told = [*EASY_START, *(one for title in titles for one in title)]
    for one in sentences([*told, *(each for said in counts for each in said.sentences)]):
        assert len(one.split()) <= LONGEST, one


@pytest.mark.parametrize(
    ("hits", "cases", "said"),
    [
        (0, 20, "Very few decisions were appealed."),
        (5, 200, "Fewer than 1 in 10 decisions were appealed."),
        (10, 100, "About 1 in 10 decisions were appealed."),
        (62, 100, "About 6 in 10 decisions were appealed."),
        (65, 100, "About 7 in 10 decisions were appealed."),
        (94, 100, "About 9 in 10 decisions were appealed."),
        (95, 100, "Nearly all decisions were appealed."),
        (100, 100, "Nearly all decisions were appealed."),
    ],
)
def test_a_share_is_told_in_tens(hits: int, cases: int, said: str) -> None:
    assert easy_measure(of("appeal_rate", (50, 100), (hits, cases)), None).sentences[-1] == said


def test_only_what_is_not_rounded_is_all_or_none() -> None:
    told = [easy_measure(of(GREEN, (1, 2), (hits, 9)), None).sentences[-1] for hits in (0, 9)]
    assert told == ["0 in 10 checks found good work.", "All checks found good work."]


def test_one_week_is_no_weeks() -> None:
    one = replace(example("nd_longest_wait"), series=(Shown("2026-10", None, 20.0, 1.0),))
    assert easy_measure(one, None).sentences[-1] == "The longest wait is about 1 week."


def test_a_hidden_figure_says_nothing_of_how_it_stands() -> None:
    hidden = replace(
        of("mediation_to_appeal", (50, 100), (60, 100)),
        status="hidden",
        hidden=(Hidden("2026-11"),),
    )
    told = easy_measure(hidden, Recent("worse", "2026-08", ""))
    assert told.verdict == () and told.stand == "hidden"
    assert told.sentences == (
        "Mediation is a meeting to solve a disagreement.",
        "We do not show the newest number.",
        "This keeps children safe.",
    )


@pytest.mark.parametrize("id", list(SAYS))
def test_what_has_no_number_is_named_first(id: str) -> None:
    """A reader has to know which number is not shown, or not there yet."""
    one = of(id, (50, 100), (60, 100))
    hidden = replace(one, status="hidden", hidden=(Hidden("2026-11"),))
    for told, last in ((hidden, 2), (without_data(one), 1)):
        said = easy_measure(told, None).sentences
        assert len(said) > last, said
        assert all(len(each.split()) <= LONGEST for each in said)


def test_families_are_told_what_send_means() -> None:
    [send] = public_terms(["The SEND system"])
    assert (send.term, send.full_form) == ("SEND", "special educational needs and disabilities")


def test_another_plan_is_told_in_its_own_words() -> None:
    other = load_plan().sections[0].model_copy(update={"short_title": "Something else"})
    assert easy_section(other) == ("Something else", (other.area_for_improvement,))
    unknown = replace(
        example(GREEN), measure=measures()[GREEN].model_copy(update={"id": "of_another_place"})
    )
    assert easy_measure(unknown, None).sentences[0].endswith("of quality audits were rated Green.")
