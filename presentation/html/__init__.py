"""The one piece of HTML that the pages share: tables that become cards on a phone, marks, and lists
of links.

Streamlit's own tables open links in a new tab and become a scroll box without focus on a phone;
these do neither. Everything here builds strings for `st.html`, which takes out scripts, inline SVG
and `target`. Every value is escaped. The colours come once a page from `style.stylesheet`.
"""

from presentation.html.batches import batch_table
from presentation.html.cell_changes import cell_table, key_list
from presentation.html.comments import comment_list
from presentation.html.effects import effect_table, milestone_moves, restated_table
from presentation.html.evidence import criteria_list
from presentation.html.help import help_parts
from presentation.html.mappings import told_table
from presentation.html.measures import measure_table
from presentation.html.milestones import milestone_list, milestone_table
from presentation.html.minutes import (
    body_table,
    minute_table,
    minutes_about,
    record_list,
    whole_record,
)
from presentation.html.occurrences import standing_occurrences
from presentation.html.plan import (
    bullets,
    criteria_table,
    definitions_table,
    explained,
    found_list,
    glossary_table,
    judged_list,
    lettered,
    priorities,
    prose,
    ratings_table,
    updates_link,
)
from presentation.html.plan_changes import (
    change_record,
    side_by_side,
    step_notes,
    version_milestones,
)
from presentation.html.problems import problem_groups
from presentation.html.reported import reported_table
from presentation.html.sections import section_marks
from presentation.html.story import duty_table, milestone_story
from presentation.html.tally import tally

__all__ = [
    "batch_table",
    "body_table",
    "bullets",
    "cell_table",
    "change_record",
    "comment_list",
    "criteria_list",
    "criteria_table",
    "definitions_table",
    "duty_table",
    "effect_table",
    "explained",
    "found_list",
    "glossary_table",
    "help_parts",
    "judged_list",
    "key_list",
    "lettered",
    "measure_table",
    "milestone_list",
    "milestone_moves",
    "milestone_story",
    "milestone_table",
    "minute_table",
    "minutes_about",
    "priorities",
    "problem_groups",
    "prose",
    "ratings_table",
    "record_list",
    "reported_table",
    "restated_table",
    "section_marks",
    "side_by_side",
    "standing_occurrences",
    "step_notes",
    "tally",
    "told_table",
    "updates_link",
    "version_milestones",
    "whole_record",
]
