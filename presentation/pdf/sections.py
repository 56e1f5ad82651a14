"""The sections of the plan, their milestones and their evidence as data for the template."""

from presentation.packs import PackSection
from presentation.palette import LIGHT
from presentation.pdf.measures import Data, panel_data
from presentation.pdf.pictures import picture
from presentation.rows import MilestoneRow, SectionRow
from presentation.story import Answered

WORST_FIRST = ("Red", "Amber", "Green", "Grey", "Blue")
"""The ratings in the order in which the papers list milestones."""
_OVERDUE = "Overdue"


def section_data(one: PackSection) -> Data:
    """A section: goal, finding, waits, measures, milestones by rating, evidence."""
    return {
        "number": one.number,
        "name": one.name,
        "goal": one.goal,
        "finding": one.finding,
        "row": row_data(one.row),
        "waits": [_answer(answer) for answer in one.waits],
        "wait_panels": [panel_data(panel, drawn=True) for panel in one.wait_panels],
        "measures": [measure.id for measure in one.measures],
        "milestones": _by_rating(list(one.milestones)),
        "notes": [
            (f"{action.id} {action.title}", action.note) for action in one.actions if action.note
        ],
        "criteria": [
            (held.id, held.words, held.judgement_words, held.evidence, held.source)
            for held in one.criteria
        ],
    }


def _answer(one: Answered) -> Data:
    """A question on waits with its answer."""
    return {
        "question": one.question,
        "word": one.word,
        "sentence": one.sentence,
        "notes": [note for note in (one.meaning, one.rounding, one.course, one.ahead) if note],
        "chart": picture(one.draw(LIGHT)) if one.draw else "",
        "alternative": one.alternative,
    }


def _by_rating(rows: list[MilestoneRow]) -> list[tuple[str, list[Data]]]:
    """The milestones that are overdue, then the others by rating, the worst first."""
    groups = [
        (_OVERDUE, [row for row in rows if row.overdue]),
        *(
            (rating, [row for row in rows if row.status == rating and not row.overdue])
            for rating in WORST_FIRST
        ),
    ]
    return [(name, [milestone_data(row) for row in held]) for name, held in groups if held]


def milestone_data(row: MilestoneRow) -> Data:
    """A milestone with its newest update."""
    return {
        "id": row.id,
        "words": row.words,
        "lead": row.lead,
        "status": row.status,
        "status_words": " · ".join(filter(None, [row.status_words, row.held])),
        "due": row.due,
        "due_notes": row.due_notes,
        "overdue": row.overdue,
        "update": row.update.value,
        "updated": row.update.note,
    }


def row_data(row: SectionRow) -> Data:
    """How a section stands."""
    return row._asdict()
