"""The plan's three targets for waits as questions, each with its answer and its track."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go

from kpis.definitions import Result
from kpis.judging import Results
from kpis.measures import measures
from kpis.parts import meaning
from kpis.trends import ahead_words
from presentation.charts import track_alternative
from presentation.charts.track import track
from presentation.palette import Palette
from presentation.words import course_note
from presentation.words.measures import meaning_words, rounding_words
from presentation.words.waits import waiting_answer

_QUESTIONS = {
    "nd_longest_wait": "Is the longest wait {:g}% shorter?",
    "nd_average_wait": "Is the average wait {:g}% shorter?",
    "nd_provider_gap": "Are providers within {:g} weeks of each other?",
}
"""What each target asks, with a place for the plan's figure."""
IDS = tuple(_QUESTIONS)
"""The measures that have a target for waits, in the order in which they are asked about."""


@dataclass(frozen=True)
class Answered:
    """A target as a question, answered: `word` is `Yes.`, `Not yet.`, `No.` or `Not known.`.

    `meaning` is what would change how the answer is taken, or empty. `draw` makes the track from
    the baseline to now; None before there are figures and a target. `rounding` says
    where its differences seem off, or is empty. `course` says whether it is on the board's course,
    or is empty. `ahead` says when the target will be met, and the course kept to, as far as that
    can be said.
    """

    id: str
    question: str
    word: str
    sentence: str
    meaning: str
    draw: Callable[[Palette], go.Figure] | None
    alternative: str
    rounding: str
    course: str
    ahead: str


def answered(found: Results, result: Result) -> Answered:
    """The question and the answer of one of the measures `IDS`."""
    id, answer = result.measure.id, waiting_answer(result)
    has_track = result.latest is not None and result.target.value is not None
    return Answered(
        id=id,
        question=_QUESTIONS[id].format(measures()[id].target.figure),
        word=answer.word,
        sentence=answer.sentence,
        meaning=" ".join(meaning_words(result, meaning(found, result))),
        draw=partial(track, result) if has_track else None,
        alternative=track_alternative(result, f"{answer.word} {answer.sentence}"),
        rounding=rounding_words(result),
        course=course_note(result),
        ahead=ahead_words(result),
    )
