"""The figures in the DfE's files of "Education, health and care plans": which columns give them,
and what to take instead of a file that has none.

Where the columns are from: the data guidance of reporting year 2025 and two of its files (20-week
timeliness, annual reviews); for requests, assessments and reporting year 2026, which were not at
hand, the previews in the DfE's data catalogue and public code that reads them
(witan.send.benchmarking by MastodonC). `PC_plans_issued_20_weeks_ex` of 2025 is
`pc_plans_issued_20_weeks_ex` in 2026, `number_decsion_4weeks` is `decision_4_weeks`, "All EHC plans
issued" is "All EHC plans".

What a figure is out of was found by computing published percentages again. It is the decisions
within the time limit and those over it, added up (refusals: 6 / (6 + 12) = 33.3%), not all
requests. Of requests it is so in most rows and not in all: what their percentage is out of is not
in the file, so the DfE's own stands where it is given.
"""

from collections.abc import Collection
from dataclasses import dataclass

from data.problems import Code, Problem


@dataclass(frozen=True)
class DfeFigure:
    """A measure in one of the files: the column of those in time, and the columns that add up to
    what it is out of. Where a file does not say that, `percentage` is the column of the DfE's own,
    which stands as it is; where that is missing it is worked out all the same."""

    measure: str
    file: str
    hits: str
    out_of: tuple[str, ...]
    percentage: str = ""

    @property
    def columns(self) -> set[str]:
        """The columns without which there is no such figure."""
        return {self.hits, *self.out_of}

    def within(self, found: Collection[str]) -> bool:
        """Whether a file with these columns gives the figure."""
        return self.columns <= set(found) or self.percentage in found


def _in_time(measure: str, file: str, within: str, over: str, percentage: str = "") -> DfeFigure:
    return DfeFigure(measure, file, within, (within, over), percentage)


FILES = {
    "20-week timeliness": "timeliness_20_week.csv",
    "annual reviews": "annual_reviews.csv",
    "requests": "requests.csv",
    "assessments": "assessments.csv",
}
"""The files that are read, by the name that their figures go by; as the DfE names them."""

FIGURES = (
    DfeFigure(
        "ehc_20_weeks", "20-week timeliness", "plans_issued_20_weeks_ex", ("plans_issued_den_ex",)
    ),
    DfeFigure(
        "ehc_20_weeks_all",
        "20-week timeliness",
        "plans_issued_within_20_weeks",
        ("plans_issued_den",),
    ),
    _in_time(
        "annual_review_decision_4_weeks_published",
        "annual reviews",
        "number_decision_4weeks",
        "number_decision_gt_4weeks",
    ),
    _in_time(
        "ehc_request_decision_6_weeks",
        "requests",
        "request_outcome_six_weeks",
        "request_outcome_over_6_weeks",
        "request_outcome_six_weeks_pc",
    ),
    _in_time(
        "ehc_refusal_16_weeks",
        "assessments",
        "outcome_decision_within_time",
        "outcome_decision_over_time",
    ),
)
"""The measures that the files give, in percent."""

COUNTS = {
    "plans_issued_20_weeks_ex": (
        "Plans within 20 weeks, without exceptions.",
        "plans_issued_within_20_weeks_ex",
    ),
    "plans_issued_den_ex": ("All plans issued, without exceptions.", "plans_issued_denominator_ex"),
    "plans_issued_within_20_weeks": ("Plans within 20 weeks.", "plans_issued_20_weeks"),
    "plans_issued_den": ("All plans issued.", "plans_issued_denominator"),
    "number_decision_4weeks": (
        "Reviews decided within 4 weeks.",
        "decision_4_weeks",
        "decision_within_4_weeks",
    ),
    "number_decision_gt_4weeks": ("Reviews decided after 4 weeks.", "decision_over_4_weeks"),
    "request_outcome_six_weeks": (
        "Requests decided within 6 weeks.",
        "request_outcome_within_6_weeks",
    ),
    "request_outcome_over_6_weeks": ("Requests decided after 6 weeks.",),
    "request_outcome_six_weeks_pc": (
        "Percentage of requests decided within 6 weeks.",
        "request_outcome_within_6_weeks_pc",
        "pc_request_outcome_six_weeks",
    ),
    "outcome_decision_within_time": (
        "Refusals within 16 weeks.",
        "outcome_decision_within_16_weeks",
    ),
    "outcome_decision_over_time": ("Refusals after 16 weeks.", "outcome_decision_over_16_weeks"),
}

WHERE = (
    "of “All files” under “Education, health and care plans” at "
    "explore-education-statistics.service.gov.uk, as it is downloaded"
)
"""Where a file of the DfE is found, to end a sentence that names it."""
_INSTEAD = (
    f"Take {', '.join(list(FILES.values())[:-1])} or {list(FILES.values())[-1]} instead, {WHERE}"
)


def no_figures(*, older: bool) -> Problem:
    """The refusal of a file of the DfE that is not read, with what to take instead."""
    if older:
        message = (
            "This is an older layout of the DfE's figures, such as sen2_mi.csv, which is not read. "
            f"{_INSTEAD}: the newest release holds earlier years too."
        )
    else:
        wanted = "; ".join(
            f"{FILES[figure.file]}: {' and '.join(sorted(figure.columns))}" for figure in FIGURES
        )
        message = (
            "This looks like a file of the DfE, but it has none of the figures that are read. "
            f"{_INSTEAD}. They are known by their columns ({wanted})."
        )
    return Problem(line=1, column="value", value=None, code=Code.MISSING_COLUMN, message=message)
