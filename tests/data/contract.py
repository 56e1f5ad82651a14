"""The tables of the public contract, typed in from its page and not taken from the product: what
the tests hold it to.

A column is `name`, `*` where it is required, `#` where it is (also) key, then its type: text (200
characters), long (10,000), date, month, period, yes_no, whole, number, `a|b|c` for a choice, `a+b`
for several joined by +.
"""

from dataclasses import dataclass

EXTRACTS = {
    "ehc_assessments": """request_id*# received_date*:date request_source:1|2|3|4|5 request_outcome:Y|N|A|W|H
        request_outcome_date:date assessment_outcome:Y|N|A|W|H|S assessment_outcome_date:date plan_start_date:date
        week20_exception:yes_no mediation:yes_no tribunal:yes_no area primary_need phase""",
    "annual_reviews": """review_id*# review_due_date*:date meeting_date:date decision_date:date review_outcome:A|C|M
        draft_date:date final_plan_date:date phase_transfer_due_date:date phase_transfer_final_date:date area
        primary_need phase""",
    "nd_waits": """referral_id*# pathway*:ASD+ADHD+FASD provider* icb:LSC|NENC referral_date*:date
        assessment_date:date assessment_completed_date:date closed_date:date closure_reason:long
        right_to_choose:yes_no support_plan_date:date area""",
    "nd_providers": "provider*# accredited_from*#:date accredited_to:date icb:LSC|NENC",
    "survey_responses": """response_id*# survey* completed_date*:date
        audience*:parent_carer|young_person|child|professional question*:question answer:answer responses:whole area""",
    "social_media": """month*#:month la_number*#:whole platform*# la_name followers*:whole engagements*:whole
        population:whole""",
    "ambassadors": "person_id*# audience*:young_person|parent_carer trained_date*:date",
    "meetings": """meeting_id*# meeting_date*:date group_name* level*:working_group|strategic
        parent_carers_invited:whole parent_carers_attended*:whole""",
    "quality_audits": """audit_id*# audit_date*:date subject*:ehc_plan|advice|annual_review plan_type:new|amended
        agencies:single|multi overall_rating*:Green|Amber|Red golden_thread:yes_no""",
    "disputes": """case_id*# kind*:appeal|mediation registered_date*:date grounds:long concluded_date:date outcome:long
        followed_by_appeal:yes_no""",
    "caseload": "month*#:month plans_maintained*:whole plans_ceased_needs_met*:whole",
    "ld_employment": "period_end*#:date young_adults*:whole any_opportunity*:whole "
    "paid_employment*:whole",
    "lesson_observations": """return_id*# observed_date*:date school* lessons_observed*:whole
        adaptive_teaching_effective*:whole""",
    "benchmarks": """measure*# period*#:period area_code*# area_name value*:number numerator:figure
        denominator:figure source*:long""",
    "milestone_updates": """milestone_id*# status_date*#:date status*:Grey|Blue|Green|Amber|Red update:long
        revised_due:month signed_off_by evidence:long""",
}

MAY_BE_IN_THE_FUTURE = {
    "review_due_date",
    "phase_transfer_due_date",
    "accredited_from",
    "accredited_to",
    "revised_due",
}

IN_ORDER = {
    "ehc_assessments": [
        ("received_date", "request_outcome_date"),
        ("received_date", "assessment_outcome_date"),
        ("received_date", "plan_start_date"),
    ],
    "annual_reviews": [
        ("meeting_date", "decision_date"),
        ("meeting_date", "draft_date"),
        ("meeting_date", "final_plan_date"),
    ],
    "nd_waits": [
        ("referral_date", "assessment_date"),
        ("referral_date", "closed_date"),
        ("referral_date", "support_plan_date"),
        ("assessment_date", "assessment_completed_date"),
    ],
    "disputes": [("registered_date", "concluded_date")],
    "nd_providers": [("accredited_from", "accredited_to")],
}

PARTS = {
    "ld_employment": [("paid_employment", "any_opportunity"), ("any_opportunity", "young_adults")],
    "lesson_observations": [("adaptive_teaching_effective", "lessons_observed")],
}

PERCENTAGES = [
    "ehc_20_weeks",
    "ehc_20_weeks_all",
    "annual_review_decision_4_weeks_published",
    "ehc_request_decision_6_weeks",
    "ehc_refusal_16_weeks",
    "appeal_rate",
    "nd_asd_over_13_weeks",
    "nd_adhd_over_13_weeks",
]
WITHDRAWN = ["x", "c", "z"]
AUTHORITIES = {"E06000064": "943", "E06000063": "942"}
"""The DfE numbers for which the GSS codes of two authorities stand."""

QUESTIONS = [
    "satisfaction",
    "nd_supported_while_waiting",
    "included_in_decisions",
    "timely_joined_up_access",
    "preparing_for_adulthood_opportunities",
    "health_support_access",
]
ANSWERS = [
    "Strongly agree",
    "Agree",
    "Neither agree nor disagree",
    "Disagree",
    "Strongly disagree",
    "Very satisfied",
    "Satisfied",
    "Neither satisfied nor dissatisfied",
    "Dissatisfied",
    "Very dissatisfied",
    "1",
    "2",
    "3",
    "4",
    "5",
    "Yes",
    "No",
    "Don't know",
]


@dataclass(frozen=True)
class Column:
    """One column of the contract's tables."""

    name: str
    kind: str
    required: bool
    key: bool
    choices: tuple[str, ...] = ()

    @property
    def limit(self) -> int:
        return 10_000 if self.kind in ("long", "answer") else 200


def _column(written: str) -> Column:
    name, _, kind = written.partition(":")
    mark = "|" if "|" in kind else "+"
    choices = tuple(kind.split(mark)) if mark in kind else ()
    named = {"question": ("question", tuple(QUESTIONS)), "answer": ("answer", tuple(ANSWERS))}
    kind, choices = named.get(
        kind, ({"|": "choice", "+": "choices"}[mark] if choices else kind or "text", choices)
    )
    return Column(name.strip("*#"), kind, "*" in name, "#" in name, choices)


def columns(extract: str) -> list[Column]:
    """The columns of an extract, in the contract's order."""
    return [_column(written) for written in EXTRACTS[extract].split()]
