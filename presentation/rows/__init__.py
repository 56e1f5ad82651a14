"""What tables hold, in plain words and without markup: a page draws it, a file or a paper may hold
it too.

Others use `Table`, a table of text alone.
"""

from presentation.rows.audit import (
    AUDIT_HEAD,
    AUDIT_SAVED,
    ChosenLines,
    audit_rows,
    one_page,
    saved_rows,
)
from presentation.rows.definition import PlanWords, definition_rows, plan_words
from presentation.rows.edition_figures import (
    MONTH,
    OWN,
    Judged,
    OnCourse,
    ReleasedFigure,
    released_figures,
)
from presentation.rows.edition_milestones import ReleasedMilestone, released_milestones
from presentation.rows.editions import (
    WHY,
    EditionRow,
    FoundRow,
    HiddenRow,
    edition_rows,
    found_rows,
    hidden_rows,
    measure_name,
    month_runs,
)
from presentation.rows.effects import (
    EffectRow,
    Made,
    Rated,
    RestatedRow,
    effect_row,
    move_row,
    restated_row,
)
from presentation.rows.figures import VALUES, marked_figures, newest_figures
from presentation.rows.measures import MeasureRow, measure_rows
from presentation.rows.milestones import (
    MilestoneEntry,
    MilestoneRow,
    milestone_entry,
    milestone_row,
)
from presentation.rows.national import NationalRow, national_fields, national_row
from presentation.rows.packs import PackRow, pack_rows
from presentation.rows.related import RelatedRow, related_head, related_rows
from presentation.rows.sections import SectionRow, section_rows
from presentation.rows.sources import SourceRow, actions_words, leads_words, source_rows
from presentation.rows.table import Table
from presentation.rows.waits import (
    bands_table,
    months_table,
    mostly_hidden,
    providers_table,
    split_table,
    why_not_shown,
)

__all__ = [
    "AUDIT_HEAD",
    "AUDIT_SAVED",
    "MONTH",
    "OWN",
    "VALUES",
    "WHY",
    "ChosenLines",
    "EditionRow",
    "EffectRow",
    "FoundRow",
    "HiddenRow",
    "Judged",
    "Made",
    "MeasureRow",
    "MilestoneEntry",
    "MilestoneRow",
    "NationalRow",
    "OnCourse",
    "PackRow",
    "PlanWords",
    "Rated",
    "RelatedRow",
    "ReleasedFigure",
    "ReleasedMilestone",
    "RestatedRow",
    "SectionRow",
    "SourceRow",
    "Table",
    "actions_words",
    "audit_rows",
    "bands_table",
    "definition_rows",
    "edition_rows",
    "effect_row",
    "found_rows",
    "hidden_rows",
    "leads_words",
    "marked_figures",
    "measure_name",
    "measure_rows",
    "milestone_entry",
    "milestone_row",
    "month_runs",
    "months_table",
    "mostly_hidden",
    "move_row",
    "national_fields",
    "national_row",
    "newest_figures",
    "one_page",
    "pack_rows",
    "plan_words",
    "providers_table",
    "related_head",
    "related_rows",
    "released_figures",
    "released_milestones",
    "restated_row",
    "saved_rows",
    "section_rows",
    "source_rows",
    "split_table",
    "why_not_shown",
]
