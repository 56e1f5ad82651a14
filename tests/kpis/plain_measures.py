"""Every measure in plain loops, written from the public contract alone, by id."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import itemgetter

from tests.kpis import plain_waits
from tests.kpis.plain import (
    Figure,
    Measured,
    Row,
    Rows,
    case,
    figures,
    month_ends,
    months_back,
    rate,
    share,
)

TOP_ANSWERS = ("Strongly agree", "Agree", "Very satisfied", "Satisfied", "4", "5", "Yes")


def within(then: str, since: str, days: int) -> Callable[[Row], bool]:
    """Whether something came, and no more than so many days after something else."""
    return lambda row: row[then] is not None and (row[then] - row[since]).days <= days


def plans_issued(*, exceptions: bool) -> Measured:
    def counts(row: Row) -> bool:
        ours = row["request_outcome"] != "H" and row["assessment_outcome"] != "H"
        return ours and (exceptions or not row["week20_exception"])

    return rate(
        "ehc_assessments",
        "plan_start_date",
        within("plan_start_date", "received_date", 140),
        only=counts,
    )


def survey(question: str, *audiences: str) -> Measured:
    def counts(row: Row) -> bool:
        asked = row["question"] == question and (not audiences or row["audience"] in audiences)
        return asked and row["answer"] is not None and row["answer"] != "Don't know"

    def hit(row: Row) -> int:
        return row["responses"] if row["answer"] in TOP_ANSWERS else 0

    return rate("survey_responses", "completed_date", hit, lambda row: row["responses"], counts)


def appeal_rate(rows: Rows, as_at: date) -> list[Figure]:
    """Appeals of twelve months over the refusals and ended plans of the same, and the plans of the
    month alone."""
    plans = {row["month"]: row["plans_maintained"] for row in rows["caseload"]}
    cases = [
        case(row["registered_date"], 1, 0) for row in rows["disputes"] if row["kind"] == "appeal"
    ]
    cases += [case(row["month"], 0, row["plans_ceased_needs_met"]) for row in rows["caseload"]]
    for stage in ("request", "assessment"):
        refused = [row for row in rows["ehc_assessments"] if row[f"{stage}_outcome"] == "N"]
        cases += [
            case(row[f"{stage}_outcome_date"], 0) for row in refused if row[f"{stage}_outcome_date"]
        ]
    found = []
    for end in month_ends(plans, as_at):
        inside = [one for one in cases if 0 <= months_back(one[0], end) < 12]
        out_of = sum(weight for _, weight, _ in inside) + plans.get(end.replace(day=1), 0)
        if end.replace(day=1) in plans and out_of > 0:
            found.append((end, sum(hit(end) for _, _, hit in inside), out_of))
    return figures(found, 100, partial=True)


def ambassadors(rows: Rows, as_at: date) -> list[Figure]:
    days = [row["trained_date"] for row in rows["ambassadors"] if row["audience"] == "young_person"]
    counts = [(end, sum(1 for day in days if day <= end)) for end in month_ends(days, as_at)]
    return [(f"{end:%Y-%m}", count, None, count, False) for end, count in counts]


def in_an_opportunity(rows: Rows, as_at: date) -> list[Figure]:
    """A state at a day: of two returns in one month the later one."""
    newest = {
        f"{row['period_end']:%Y-%m}": row
        for row in sorted(rows["ld_employment"], key=itemgetter("period_end"))
    }
    cases = [
        case(row["period_end"], row["any_opportunity"], row["young_adults"])
        for row in newest.values()
    ]
    return share(cases, as_at, window=1)


def social(rows: Rows, la: int, counted: str, out_of: str) -> dict[date, tuple[int, int]]:
    """Numerator and denominator by month for one authority, its platforms added; its residents
    count once."""
    add: Callable[[Iterable[int]], int] = max if out_of == "population" else sum
    found = {}
    for month in sorted({row["month"] for row in rows["social_media"]}):
        here = [
            row for row in rows["social_media"] if row["month"] == month and row["la_number"] == la
        ]
        known = [row[out_of] for row in here if row[out_of] is not None]
        if known and add(known) > 0:
            found[month] = (sum(row[counted] for row in here), add(known))
    return found


def our_social(counted: str, out_of: str) -> Measured:
    def measured(rows: Rows, as_at: date) -> list[Figure]:
        found = social(rows, 943, counted, out_of)
        reported = [end for end in month_ends(found, as_at) if end.replace(day=1) in found]
        return figures([(end, *found[end.replace(day=1)]) for end in reported], 1000, partial=False)

    return measured


def lower_quartile(values: Sequence[float]) -> float:
    """By linear interpolation between the two values beside it."""
    ordered = sorted(values)
    place = (len(ordered) - 1) / 4
    below = ordered[int(place)]
    above = ordered[min(int(place) + 1, len(ordered) - 1)]
    return below + (above - below) * (place - int(place))


def neighbours(rows: Rows, counted: str, out_of: str) -> dict[str, float]:
    """The lower quartile of the other authorities' rates, by month."""
    rates: dict[date, list[float]] = {}
    for la in {row["la_number"] for row in rows["social_media"]} - {943}:
        for month, (numerator, denominator) in social(rows, la, counted, out_of).items():
            rates.setdefault(month, []).append(1000 * numerator / denominator)
    return {f"{month:%Y-%m}": lower_quartile(values) for month, values in rates.items()}


FAMILIES = ("parent_carer", "young_person", "child")
PLAIN: dict[str, Measured] = plain_waits.PLAIN | {
    "social_media_followers": our_social("followers", "population"),
    "social_media_engagement": our_social("engagements", "followers"),
    "local_offer_ambassadors": ambassadors,
    "parent_carer_attendance": rate(
        "meetings", "meeting_date", lambda row: row["parent_carers_attended"] >= 1
    ),
    "survey_satisfaction": survey("satisfaction"),
    "nd_supported_while_waiting": survey("nd_supported_while_waiting", *FAMILIES),
    "ehc_20_weeks": plans_issued(exceptions=False),
    "ehc_20_weeks_all": plans_issued(exceptions=True),
    "annual_review_completed_on_time": rate(
        "annual_reviews", "review_due_date", within("decision_date", "review_due_date", 0), window=1
    ),
    "annual_review_decision_4_weeks": rate(
        "annual_reviews",
        "meeting_date",
        within("decision_date", "meeting_date", 28),
        window=1,
        grace=28,
    ),
    "annual_review_decision_4_weeks_published": rate(
        "annual_reviews",
        "meeting_date",
        within("decision_date", "meeting_date", 28),
        only=lambda row: row["decision_date"] is not None,
        grace=28,
    ),
    "annual_review_final_12_weeks": rate(
        "annual_reviews",
        "meeting_date",
        within("final_plan_date", "meeting_date", 84),
        only=lambda row: row["review_outcome"] == "A",
        window=1,
        grace=84,
    ),
    "qa_green": rate("quality_audits", "audit_date", lambda row: row["overall_rating"] == "Green"),
    "ehc_plan_qa_green": rate(
        "quality_audits",
        "audit_date",
        lambda row: row["overall_rating"] == "Green",
        only=lambda row: row["subject"] == "ehc_plan",
    ),
    "appeal_rate": appeal_rate,
    "mediation_to_appeal": rate(
        "disputes",
        "registered_date",
        lambda row: row["followed_by_appeal"] is True,
        only=lambda row: row["kind"] == "mediation",
    ),
    "included_in_decisions": survey("included_in_decisions"),
    "timely_joined_up_access": survey("timely_joined_up_access", "child", "young_person"),
    "preparing_for_adulthood_opportunities": survey(
        "preparing_for_adulthood_opportunities", "young_person"
    ),
    "health_support_access": survey("health_support_access", *FAMILIES),
    "ld_employment": in_an_opportunity,
    "adaptive_teaching": rate(
        "lesson_observations",
        "observed_date",
        lambda row: row["adaptive_teaching_effective"],
        lambda row: row["lessons_observed"],
    ),
}
