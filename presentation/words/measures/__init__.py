"""Sentences about measures: headlines, findings, targets, changes and methods."""

from presentation.words.measures.changes import (
    NO_CHANGES,
    decision_effect_words,
    milestone_changes,
    move_lines,
)
from presentation.words.measures.compared import (
    compared_clause,
    compared_finding,
    compared_head,
    compared_notes,
    compared_rows,
    compared_short,
    nothing_to_compare,
    period_words,
)
from presentation.words.measures.counts import (
    MILESTONE_COUNTS,
    caption,
    counts_sentence,
    marks_caption,
    measure_counts,
    milestone_counts,
)
from presentation.words.measures.decisions import STATES, baseline_note, decision_words, made_by
from presentation.words.measures.effects import by_column_words, effect_words, more_months
from presentation.words.measures.events import NOTHING, Told, happened
from presentation.words.measures.findings import (
    DIMENSIONS,
    bands_finding,
    breakdown_finding,
    part_name,
    providers_finding,
    waiting_part_name,
)
from presentation.words.measures.headlines import headline, lacking, needed_by, short_change
from presentation.words.measures.hidden import (
    NOT_SHOWN,
    basis_hidden,
    months_hidden,
    not_drawn,
    nothing_shown,
    short_withheld,
    why_hidden,
    withheld_words,
)
from presentation.words.measures.impact import completed_name, told_impact
from presentation.words.measures.lines import Line, Way, measure_line, milestones_line
from presentation.words.measures.mapped import mapped_words
from presentation.words.measures.meaning import meaning_words
from presentation.words.measures.methods import METHODS, Method
from presentation.words.measures.movement import (
    FIRST_FIGURE,
    PARTIAL,
    case_count,
    cases,
    is_first,
    size,
    unchanged,
)
from presentation.words.measures.rounding import change_rounding, pairs_rounding, rounding_words
from presentation.words.measures.status import (
    GLYPHS,
    STATUS_NAMES,
    StatusWords,
    lately_words,
    status_parts,
)
from presentation.words.measures.targets import (
    STRICT,
    Words,
    distance_words,
    reached_only,
    target_name,
    target_words,
    unsteady,
)
from presentation.words.measures.trend import trend_words
from presentation.words.measures.variation import variation_caption, variation_finding

__all__ = [
    "DIMENSIONS",
    "FIRST_FIGURE",
    "GLYPHS",
    "METHODS",
    "MILESTONE_COUNTS",
    "NOTHING",
    "NOT_SHOWN",
    "NO_CHANGES",
    "PARTIAL",
    "STATES",
    "STATUS_NAMES",
    "STRICT",
    "Line",
    "Method",
    "StatusWords",
    "Told",
    "Way",
    "Words",
    "bands_finding",
    "baseline_note",
    "basis_hidden",
    "breakdown_finding",
    "by_column_words",
    "caption",
    "case_count",
    "cases",
    "change_rounding",
    "compared_clause",
    "compared_finding",
    "compared_head",
    "compared_notes",
    "compared_rows",
    "compared_short",
    "completed_name",
    "counts_sentence",
    "decision_effect_words",
    "decision_words",
    "distance_words",
    "effect_words",
    "happened",
    "headline",
    "is_first",
    "lacking",
    "lately_words",
    "made_by",
    "mapped_words",
    "marks_caption",
    "meaning_words",
    "measure_counts",
    "measure_line",
    "milestone_changes",
    "milestone_counts",
    "milestones_line",
    "months_hidden",
    "more_months",
    "move_lines",
    "needed_by",
    "not_drawn",
    "nothing_shown",
    "nothing_to_compare",
    "pairs_rounding",
    "part_name",
    "period_words",
    "providers_finding",
    "reached_only",
    "rounding_words",
    "short_change",
    "short_withheld",
    "size",
    "status_parts",
    "target_name",
    "target_words",
    "told_impact",
    "trend_words",
    "unchanged",
    "unsteady",
    "variation_caption",
    "variation_finding",
    "waiting_part_name",
    "why_hidden",
    "withheld_words",
]
