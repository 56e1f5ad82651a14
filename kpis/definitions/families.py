"""What measures that are alike in all but a few words share: a family is declared once, and its
members give what is their own."""

from typing import Literal

from kpis.definitions.measure import Calculation, Companion, Measure, Target
from kpis.definitions.protection import waiting_family
from kpis.definitions.shared_sql import (
    OVER_13_WEEKS,
    WAITING,
    WAITING_CHOICE,
    WAITING_LEFT_OUT,
    england_monthly,
    rated,
)
from kpis.definitions.standing_behind import FIRST_REVIEW, NOT_YET, TEAM


def over_13_weeks(
    id: str, *, order: int, pathway: Literal["ADHD", "ASD"], name: str, assessment: str, why: str
) -> Measure:
    """The share of the children on a pathway who have waited 13 weeks or more. `name` is the
    condition and `assessment` the assessment that they wait for, both as a sentence has them."""
    on_pathway = f"list_contains(string_split(pathway, '+'), '{pathway}')"
    return Measure(
        id=id,
        section=2,
        order=order,
        criterion="2.Q1",
        plan_words="Waiting times for an assessment for ADHD and ASD will be in line with, or "
        "better than national average",
        name=f"{name}: waiting 13 weeks or more",
        phrase=f"{{value}} of children waiting for {assessment} have waited 13 weeks or more",
        why=why,
        unit="%",
        direction="decrease",
        target=Target(
            kind="comparator", words="England", label="England", comparator=england_monthly(id)
        ),
        extracts=("nd_waits", "benchmarks"),
        calculation=Calculation(
            cases=WAITING,
            basis="stock",
            derive=OVER_13_WEEKS,
            dimensions=("provider", "icb", "area"),
            only_cases=on_pathway,
        ),
        counted="children who have waited 91 days or more at the end of the month.",
        counted_label="13 weeks or more",
        out_of=f"children waiting for {assessment} at the end of the month. Those on two pathways "
        "count in both.",
        out_of_label="Waiting",
        left_out=WAITING_LEFT_OUT,
        chosen="No national average wait is published, so shares by length of wait are compared: "
        f"ours with the newest monthly figure for England. {WAITING_CHOICE}",
        compared="England, from the national statistics. Most children's community paediatric "
        "waits are outside the national figure.",
        actions=("2b",),
        companions=(left_the_lists(f"WHERE {on_pathway}"),),
        published=id,
        control_chart=False,
        protects="counts",
        counting=waiting_family(pathway),
        author=TEAM,
        checked_by=NOT_YET,
        next_review=FIRST_REVIEW,
    )


def left_the_lists(which: str = "") -> Companion:
    """Those whom a list of who waits no longer held, and who have no date of assessment or closing:
    a wait may be shorter only because they left. `which` is a WHERE clause, or nothing."""
    left = f"SELECT left_by AS case_date, 1 AS hit, 1 AS weight, batch FROM nd_waits {which}"
    return Companion(
        id="left",
        name="Left the lists without a date, in twelve months",
        unit="people",
        beside_finding="In the twelve months to {month}, {value} left the lists without a date: "
        "counted neither as waiting nor as assessed.",
        calculation=Calculation(
            cases=f"FROM ({left}) WHERE case_date IS NOT NULL", statistic="count", months=12
        ),
    )


def amber_and_red(which: str) -> tuple[Companion, ...]:
    """The shares of audits that were rated Amber and Red, beside the share rated Green. `which` is
    a WHERE clause, or nothing."""
    return tuple(
        Companion(
            id=rating.lower(),
            name=f"Rated {rating}",
            unit="%",
            calculation=Calculation(cases=rated(rating, which), months=12),
        )
        for rating in ("Amber", "Red")
    )
