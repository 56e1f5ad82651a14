"""What the public papers say of the measures (docs/measures.md) and what the rule for small numbers
says that each protects: typed in once more, so that it is not the builder's reading that is tested
against itself."""

from dataclasses import dataclass
from re import findall
from typing import Literal

Kind = Literal["share", "count", "mean", "median", "longest", "gap"]
Protects = Literal["people", "cases", "nothing"]


@dataclass(frozen=True)
class Known:
    """What is known of a series: its kind; how many months a figure of the whole takes together;
    whether a month's cases are an event's (`flow`) or those there at its end; whether hits may come
    later than their cases; and what is protected."""

    kind: Kind = "share"
    months: int = 12
    flow: bool = True
    late: bool = False
    protects: Protects = "people"


STOCK = Known(months=1, flow=False)
MONTHLY = Known(months=1)
AVERAGE, LONGEST, GAP = "nd_average_wait", "nd_longest_wait", "nd_provider_gap"
ASD, ADHD = "nd_asd_over_13_weeks", "nd_adhd_over_13_weeks"
EHC, EHC_ALL = "ehc_20_weeks", "ehc_20_weeks_all"
REVIEWS, PUBLISHED = (
    "annual_review_decision_4_weeks",
    "annual_review_decision_4_weeks_published",
)
FINAL = "annual_review_final_12_weeks"

KNOWN: dict[tuple[str, str], Known] = {
    ("social_media_followers", ""): Known(months=1, protects="nothing"),
    ("social_media_engagement", ""): Known(months=1, protects="nothing"),
    ("local_offer_ambassadors", ""): Known("count", 1, flow=False),
    ("local_offer_ambassadors", "parents"): Known("count", 1, flow=False),
    ("parent_carer_attendance", ""): Known(protects="nothing"),
    ("survey_satisfaction", ""): Known(),
    (ASD, ""): STOCK,
    (ASD, "left"): Known("count"),
    (ADHD, ""): STOCK,
    (ADHD, "left"): Known("count"),
    ("nd_supported_while_waiting", ""): Known(),
    (LONGEST, ""): Known("longest", 1, flow=False, protects="cases"),
    (LONGEST, "left"): Known("count"),
    (AVERAGE, ""): Known("mean", 1, flow=False, protects="cases"),
    (AVERAGE, "median"): Known("median", 1, flow=False, protects="cases"),
    (AVERAGE, "assessed"): Known("mean", 1, protects="cases"),
    (AVERAGE, "over_13_weeks"): STOCK,
    (AVERAGE, "left"): Known("count"),
    (GAP, ""): Known("gap", 1, flow=False, protects="nothing"),
    ("rtc_accredited", ""): Known(protects="cases"),
    ("nd_support_plans", ""): Known(late=True),
    (EHC, ""): Known(),
    (EHC, "exceptions"): Known(),
    (EHC, "open_past_20_weeks"): STOCK,
    (EHC_ALL, ""): Known(),
    ("annual_review_completed_on_time", ""): MONTHLY,
    (REVIEWS, ""): MONTHLY,
    (PUBLISHED, ""): Known(),
    (FINAL, ""): MONTHLY,
    ("qa_green", ""): Known(protects="nothing"),
    ("qa_green", "amber"): Known(protects="nothing"),
    ("qa_green", "red"): Known(protects="nothing"),
    ("ehc_plan_qa_green", ""): Known(protects="nothing"),
    ("ehc_plan_qa_green", "amber"): Known(protects="nothing"),
    ("ehc_plan_qa_green", "red"): Known(protects="nothing"),
    # Its hits are appeals of twelve months; what they are out of is mostly plans of one.
    ("appeal_rate", ""): Known(),
    ("mediation_to_appeal", ""): Known(),
    ("included_in_decisions", ""): Known(),
    ("timely_joined_up_access", ""): Known(),
    ("preparing_for_adulthood_opportunities", ""): Known(),
    ("health_support_access", ""): Known(),
    ("ld_employment", ""): MONTHLY,
    ("ld_employment", "paid"): MONTHLY,
    ("adaptive_teaching", ""): Known(protects="nothing"),
}
"""Each measure and each series beside one."""

FAMILIES = ((EHC, EHC_ALL), (REVIEWS, PUBLISHED))
"""Measures that share cases: only one of each is broken down."""
NESTED = ((EHC, EHC_ALL), (PUBLISHED, REVIEWS))
"""The first's cases are among the second's, its hits and others too."""
BAND = "band"
BANDS = {
    "Under 13 weeks": (0, 91),
    "13 to under 52 weeks": (91, 364),
    "52 to under 104 weeks": (364, 728),
    "104 weeks or more": (728, 100_000),
}
"""The fewest days of a wait in each band, and the first number that is too many. An edition may
print several as one."""
LAST_BAND = "104 weeks or more"
AREAS_OF = {"NENC": ("Eden",), "LSC": ("Barrow", "South Lakeland")}
"""Which districts lie in which NHS board's area: anybody's atlas says so."""
UNSAID = ("area", "icb", "primary_need", "phase")
"""What a row may leave blank, so that the parts may be less than the whole."""
FEWEST_OF_PROVIDER = 10
"""The gap compares providers with so many waiting."""


def known(measure: str, series: str) -> Known:
    return KNOWN[measure, series]


def days_of(band: str) -> tuple[int, int]:
    """The fewest days of a wait in a band, one of several merged too, and the first number that is
    too many."""
    weeks = [7 * int(number) for number in findall(r"\d+", band)]
    if band.startswith("Under"):
        return 0, weeks[0]
    return weeks[0], weeks[1] if len(weeks) > 1 else BANDS[LAST_BAND][1]
