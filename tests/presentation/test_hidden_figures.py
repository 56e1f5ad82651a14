"""No hidden figure is in any word, chart, table or file, and what is said of one is true. Every
public function of the floor that takes results is gone through, those that are yet to come too."""

import inspect
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import presentation
from data.plan import load_plan
from data.record import CourseStep, Edition
from kpis.changes import Restatement
from kpis.changes.moves import moves
from kpis.definitions import Result, Status
from kpis.editions import Content
from kpis.editions.content import ToldSeries
from kpis.judging import Results
from kpis.judging.read import judged_by
from kpis.milestones import Board, MilestoneState
from kpis.parts import meaning
from kpis.trends import course_ahead, judged_series, projected
from kpis.trends.recent import recent
from presentation.html.kit import status_chip
from presentation.palette import LIGHT
from presentation.rows import measure_rows
from presentation.site import PublicEdition
from presentation.story import dimensions
from presentation.story.chart import Marks, drawing
from presentation.story.figures import four_figures
from presentation.words.measures import counts_sentence, headline, measure_counts, short_change
from presentation.words.measures.changes import changes
from presentation.words.measures.status import status_words
from presentation.words.overview.attention import attention, failing
from presentation.words.public import sure_lately
from tests.kpis.decided import decision
from tests.presentation.hidden_results import READ, at_random
from tests.presentation.words_results import milestone
from tests.sampling import sample

SINCE = "2024-11"
TAKEN = r"\b(?:Result|Results|Restatement|Move|JudgedSeries)\b"
INNER = {
    *("newest_label", "named_label", "local_points", "newest_dot", "baseline_label"),
    *("breakdown_finding", "lacking", "effect_words", "unmoved_words", "why_unmoved"),
    *("told", "drawn", "target_courses", "course_drawn"),
    *("newest_name", "step_dots", "step_labels"),
}
"""What is called by others here alone, or with an upload of working figures."""
OF_WAITS = ("rows.waits", "story.waits", "words.waits")
EDITION = Edition(
    name="Board",
    month="2026-10",
    known_at=datetime(2026, 11, 2),
    threshold=5,
    sha256="",
    id=1,
    by="Ann Analyst",
    at=datetime(2026, 11, 2),
)
EMPTY = ("No figures yet", "no figures yet", "no figure yet", "No data", "no data")

Function = Callable[..., Any]


@cache
def functions() -> dict[str, Function]:
    """The public functions that take results, by module and name."""
    found: dict[str, Function] = {}
    for each in walk_packages(presentation.__path__, "presentation."):
        for name, one in inspect.getmembers(import_module(each.name), inspect.isfunction):
            where = each.name.removeprefix("presentation.")
            taken = [str(given.annotation) for given in inspect.signature(one).parameters.values()]
            if (
                one.__module__ == each.name
                and not name.startswith("_")
                and name not in INNER
                and not where.startswith(OF_WAITS)
                and re.search(TAKEN, " ".join(taken))
            ):
                found[f"{where}.{name}"] = one
    return found


@pytest.fixture(scope="module")
def found(found: Results) -> Results:
    """The examples with a course of the board for every measure: a step that is due and two that
    are to come, of which one follows the baseline."""
    steps = [("2026-06", {"figure": 7.5}), ("2026-12", {"change": 10}), ("2027-06", {"figure": 9})]
    asked = [CourseStep(month=month, **what) for month, what in steps]
    decided = [decision(at, "course", id, steps=asked) for at, id in enumerate(found.by_id, 1)]
    return judged_by(found, tuple(decided))


def published(now: Results) -> PublicEdition:
    """The results as pages of the public site have them."""
    return PublicEdition(EDITION, now, sure_lately(now), (), "", (), "", "", "", True)


def content(now: Results, states: list[MilestoneState]) -> Content:
    """The results as an edition holds them."""
    return Content(
        day=date(2026, 11, 2),
        month=now.last_period or "",
        demonstration=False,
        measures=tuple(now.by_id.values()),
        series=tuple(ToldSeries(key, tuple(told)) for key, told in now.shares.items()),
        lately={},
        as_at=now.as_at,
        batches=(),
        decisions=(),
        kept={},
        board=Board(date(2026, 10, 31), True, load_plan(), tuple(states)),
        entries=(),
    )


def given(now: Results, then: Results, result: Result) -> dict[str, list[Any]]:
    """What each parameter is given, by its name, or by its name and the function's."""
    states = [milestone("3e.5", "Blue", update="Done"), milestone("2a.2", "Amber")]
    lately = {id: recent(one) for id, one in now.by_id.items()}
    before = then.by_id[result.measure.id]
    every, sections = list(now.by_id.values()), load_plan().sections
    chart, alike = judged_series(result), judged_series(result, anew=False)
    changed = [Restatement(result, ((one, None),)) for one in result.series[-1:]]
    return {
        "result": [result],
        "content": [content(now, states)],
        "results": [every, [result]],
        "found": [now],
        "headline": [headline(result)],
        "palette": [LIGHT],
        "since": [None, SINCE],
        "trend_svg.since": [SINCE],
        "measure_table.since": [SINCE],
        "measure_rows.since": [SINCE],
        "change_words.since": [True, False],
        "size": ["large", "small"],
        "uploads": [True, False],
        "figures": ["Working figures"],
        "edition": [EDITION],
        "moved": [[(before, result)], [(result, before)]],
        "label": [""],
        "restated": [changed],
        "one": changed,
        "action": ["3e"],
        "criteria": [sections[2].quantitative],
        "titles": [{one.number: one.short_title for one in sections}],
        "judged": [[]],
        "states": [states],
        "milestones": [states],
        "state": states[:1],
        "entries": [[]],
        "beside": [Marks(tuple(states))],
        "kind": ["trend", "control"],
        "id": [result.measure.id],
        "dimension": list(dimensions(now, result)),
        "before": [before],
        "changes.before": [{id: one.status for id, one in then.by_id.items()}],
        "attention.before": [{id: one.status for id, one in then.by_id.items()}],
        "after": [result],
        "now": [every],
        "move_lines.found": [moves(then.by_id, every)],
        "told": [()],
        "newest_upload": [date(2026, 11, 1)],
        "newest_update": [None],
        "meaning_words.found": [meaning(now, result)],
        "lately_words.found": [lately[result.measure.id]],
        "lately_sentence.found": [lately[result.measure.id]],
        "easy_measure.lately": [lately[result.measure.id]],
        "measure_card.told": [published(now)],
        "variation_caption.found": [chart] if chart else [],
        "variation_finding.found": [chart] if chart else [],
        "alike": [alike],
        "freshness": [()],
        "lately": [lately],
        "kept": [None],
        "alone": [True, False],
    }


def calls(one: Function, values: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """The arguments of each call: all that have no default, and the first that have several
    values in turn."""
    wanted = {
        name: values.get(f"{one.__name__}.{name}", values.get(name, []))
        for name, parameter in inspect.signature(one).parameters.items()
        if parameter.default is inspect.Parameter.empty or name in ("since", "milestones")
    }
    for turn in range(max(map(len, wanted.values()))):
        if all(wanted.values()):
            yield {name: held[turn % len(held)] for name, held in wanted.items()}


def read(made: Any) -> Iterator[str]:
    """What there is to read in what a function made: charts are drawn first."""
    if hasattr(made, "to_json"):
        yield made.to_json()
    elif isinstance(made, bytes):
        yield made.decode()
    elif getattr(made, "draw", None):
        yield made.draw(LIGHT).to_json()
        yield from (str(held) for name, held in vars(made).items() if name != "draw")
    else:
        yield str(made)


def every_word(now: Results, then: Results, result: Result) -> Iterator[tuple[str, str]]:
    """Each function with what it says, one call after the other."""
    values = given(now, then, result)
    for name, one in functions().items():
        for arguments in calls(one, values):
            for words in read(one(**arguments)):
                yield name, words
    yield "projected", str(projected(result))
    yield "course_ahead", str(course_ahead(result))


@pytest.mark.parametrize("seed", range(sample(1, 30)))
@pytest.mark.parametrize("share", [0.2, 0.7])
def test_no_hidden_figure_is_read_anywhere(found: Results, seed: int, share: float) -> None:
    now, then = at_random(found, seed, share), at_random(found, seed + 1000, share)
    for result in now.by_id.values():
        for name, words in every_word(now, then, result):
            assert not READ.search(words), name


def test_every_function_that_takes_results_is_gone_through(found: Results) -> None:
    then, result = at_random(found, 0, 0.3), found.by_id["annual_review_decision_4_weeks"]
    heard = {name for name, _ in every_word(found, then, result)}
    assert set(functions()) <= heard
    assert len(functions()) > 60


@pytest.mark.parametrize("seed", range(sample(4, 100)))
def test_a_hidden_figure_is_never_called_missing(found: Results, seed: int) -> None:
    now = at_random(found, seed, 0.5)
    for result in (one for one in now.by_id.values() if one.told):
        drawn = drawing(result, Marks(), "trend", SINCE), drawing(result, Marks(), "control", SINCE)
        words = [
            headline(result),
            short_change(result),
            four_figures(result),
            measure_rows([result], SINCE),
            status_chip(result),
            counts_sentence([result], ()),
            measure_counts([result]),
            *(f"{one.alternative} {one.caption} {one.draw(LIGHT).to_json()}" for one in drawn),
        ]
        assert not [empty for empty in EMPTY if empty in str(words)], words
        if result.withheld:
            assert "too few to show" in headline(result)
            assert headline(result).count("too few to show") == 1
            assert "projection" not in str(words) and projected(result) is None
            assert recent(result) is None


@pytest.mark.parametrize("seed", range(sample(10, 200)))
def test_what_is_hidden_has_no_verdict(found: Results, seed: int) -> None:
    now, then = at_random(found, seed, 0.4), at_random(found, seed + 1, 0.4)
    every, lately = list(now.by_id.values()), {id: recent(one) for id, one in now.by_id.items()}
    hidden = {id for id, one in now.by_id.items() if one.status == "hidden"}
    assert hidden
    before: dict[str, Status] = {id: one.status for id, one in then.by_id.items()}
    hidden_then = {id for id, status in before.items() if status == "hidden"}
    needing = {line.query.get("id") for line in attention(every, (), (), before, lately)}
    turned = {line.query.get("id") for line in changes(before, every)}
    assert not needing & hidden
    assert not turned & (hidden | hidden_then)
    assert not {one.measure.id for one in failing(every, lately)} & hidden
    for id in hidden:
        result = now.by_id[id]
        told = f"{headline(result)} {short_change(result)} {status_words(result)}"
        assert not re.search(r"meets the|not improving|no longer|not yet met", told, re.I), told
        assert status_words(result) == "Too few to show"
