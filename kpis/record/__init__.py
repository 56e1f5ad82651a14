"""The record: what people write in the dashboard, its rules, and what is read from it."""

from kpis.record.comments import Remark, comments_on, every_comment
from kpis.record.entry_faults import NAMELESS, NO_DATE
from kpis.record.evidence import (
    JudgedCriterion,
    Judgement,
    evidence_in,
    evidence_of,
    judged_criteria,
    judgement_counts,
)
from kpis.record.fault import TOO_FAR, Fault, field_of
from kpis.record.governance import (
    BodyRecord,
    Recorded,
    Sort,
    bodies,
    meetings,
    minutes,
    since_meeting,
)
from kpis.record.holders import answering, folded, holders
from kpis.record.leaving import concerning_person, leaving
from kpis.record.mapping_faults import what_it_lacks
from kpis.record.meanwhile import refusal, taken_back, written_since
from kpis.record.people_list import PEOPLE_COLUMNS, PersonLine, changes_of, people_lines
from kpis.record.plan_changes import (
    Step,
    Thing,
    as_written,
    changed,
    due_years,
    free_numbers,
    steps,
    steps_since,
    things,
    version_days,
)
from kpis.record.post_names import POST_WORDS, post_title
from kpis.record.posts import PostHeld, PostName, posts, posts_held
from kpis.record.said import Said, every_said, said_of, without_unsaid
from kpis.record.writing import Change, Made, newest, overtaken, put, record, record_all

__all__ = [
    "NAMELESS",
    "NO_DATE",
    "PEOPLE_COLUMNS",
    "POST_WORDS",
    "TOO_FAR",
    "BodyRecord",
    "Change",
    "Fault",
    "JudgedCriterion",
    "Judgement",
    "Made",
    "PersonLine",
    "PostHeld",
    "PostName",
    "Recorded",
    "Remark",
    "Said",
    "Sort",
    "Step",
    "Thing",
    "answering",
    "as_written",
    "bodies",
    "changed",
    "changes_of",
    "comments_on",
    "concerning_person",
    "due_years",
    "every_comment",
    "every_said",
    "evidence_in",
    "evidence_of",
    "field_of",
    "folded",
    "free_numbers",
    "holders",
    "judged_criteria",
    "judgement_counts",
    "leaving",
    "meetings",
    "minutes",
    "newest",
    "overtaken",
    "people_lines",
    "post_title",
    "posts",
    "posts_held",
    "put",
    "record",
    "record_all",
    "refusal",
    "said_of",
    "since_meeting",
    "steps",
    "steps_since",
    "taken_back",
    "things",
    "version_days",
    "what_it_lacks",
    "without_unsaid",
    "written_since",
]
