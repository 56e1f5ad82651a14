"""The measures of neurodevelopmental waits in plain loops, written from the public contract
alone."""

from collections.abc import Callable
from datetime import date
from statistics import median

from tests.kpis.plain import Case, Figure, Measured, Row, Rows, case, month_ends, share

WAIT_ENDS = ("assessment_date", "closed_date", "left_by")


def waiting(rows: Rows, as_at: date, pathway: str = "") -> list[tuple[str, list[tuple[str, int]]]]:
    """For each month with anybody waiting at its end: the provider and the days waited of each of
    them."""
    listed = [
        row for row in rows["nd_waits"] if not pathway or pathway in row["pathway"].split("+")
    ]
    found = []
    for end in month_ends((row["referral_date"] for row in listed), as_at):
        standing = []
        for row in listed:
            over = any(row.get(name) is not None and row[name] <= end for name in WAIT_ENDS)
            if row["referral_date"] <= end and not over:
                standing.append((row["provider"], (end - row["referral_date"]).days))
        if standing:
            found.append((f"{end:%Y-%m}", standing))
    return found


def over_13_weeks(pathway: str) -> Measured:
    def measured(rows: Rows, as_at: date) -> list[Figure]:
        found: list[Figure] = []
        for month, standing in waiting(rows, as_at, pathway):
            long = sum(1 for _, days in standing if days >= 91)
            found.append((month, long, len(standing), 100 * long / len(standing), False))
        return found

    return measured


def over_all(weeks: Callable[[list[int]], float]) -> Measured:
    """One figure for all who wait, from their days."""

    def measured(rows: Rows, as_at: date) -> list[Figure]:
        found = waiting(rows, as_at)
        return [
            (month, None, len(all), weeks([days for _, days in all]), False) for month, all in found
        ]

    return measured


def provider_gap(rows: Rows, as_at: date) -> list[Figure]:
    found: list[Figure] = []
    for month, standing in waiting(rows, as_at):
        lists: dict[str, list[int]] = {}
        for provider, days in standing:
            lists.setdefault(provider, []).append(days)
        means = [sum(days) / len(days) / 7 for days in lists.values() if len(days) >= 10]
        if len(means) >= 2:
            found.append((month, None, len(means), max(means) - min(means), False))
    return found


def accredited(rows: Rows, as_at: date) -> list[Figure]:
    def held(row: Row) -> bool:
        spans = [one for one in rows["nd_providers"] if one["provider"] == row["provider"]]
        started = [one for one in spans if one["accredited_from"] <= row["referral_date"]]
        return any(
            one["accredited_to"] is None or row["referral_date"] <= one["accredited_to"]
            for one in started
        )

    chosen = [row for row in rows["nd_waits"] if row["right_to_choose"]]
    return share((case(row["referral_date"], held(row)) for row in chosen), as_at, 12)


def support_plans(rows: Rows, as_at: date) -> list[Figure]:
    def assessed(row: Row) -> Case:
        plan = row["support_plan_date"]
        return (
            row["assessment_completed_date"],
            1,
            lambda end: int(plan is not None and plan <= end),
        )

    return share(
        (assessed(row) for row in rows["nd_waits"] if row["assessment_completed_date"]), as_at, 12
    )


def mean_of_assessed(rows: Rows, as_at: date) -> list[Figure]:
    """The companion: the mean wait in weeks of those first assessed in the month; a mean has no
    numerator."""
    seen = [row for row in rows["nd_waits"] if row["assessment_date"]]
    waits = [
        (row["assessment_date"], (row["assessment_date"] - row["referral_date"]).days / 7)
        for row in seen
    ]
    found = share((case(day, weeks) for day, weeks in waits), as_at, 1, per=1)
    return [(month, None, number, value, partial) for month, _, number, value, partial in found]


def left(rows: Rows, as_at: date) -> list[Figure]:
    """The companion: those of twelve months who left without a date; a number is out of nothing."""
    days = [row["left_by"] for row in rows["nd_waits"] if row["left_by"]]
    found = share((case(day, True) for day in days), as_at, 12)
    return [(month, n, None, n or 0, partial) for month, n, _, _, partial in found]


PLAIN: dict[str, Measured] = {
    "nd_asd_over_13_weeks": over_13_weeks("ASD"),
    "nd_adhd_over_13_weeks": over_13_weeks("ADHD"),
    "nd_longest_wait": over_all(lambda days: max(days) / 7),
    "nd_average_wait": over_all(lambda days: sum(days) / len(days) / 7),
    "nd_provider_gap": provider_gap,
    "rtc_accredited": accredited,
    "nd_support_plans": support_plans,
}
COMPANIONS: dict[str, Measured] = {
    "median": over_all(lambda days: median(days) / 7),
    "assessed": mean_of_assessed,
    "left": left,
}
"""Of the average wait."""
