"""The waits as an analyst's pandas script has them."""

from datetime import date
from pathlib import Path

import pandas as pd

_DATES = ["referral_date", "assessment_date", "closed_date"]


def script_figures(file: Path, first: date, last: date) -> pd.DataFrame:
    """A row for each month end from the first day to the last, a column for each figure, from a CSV
    file of referrals with dates as ISO has them."""
    referrals = pd.read_csv(
        file,
        usecols=["pathway", "provider", *_DATES],
        dtype={"pathway": "category", "provider": "category"},
        parse_dates=_DATES,
    )
    referrals["ended"] = referrals[["assessment_date", "closed_date"]].min(axis=1)
    for pathway in ("ASD", "ADHD"):
        # As a word: FASD is another pathway.
        referrals[pathway] = referrals["pathway"].str.contains(rf"\b{pathway}\b")
    ends = pd.date_range(first, last, freq="ME")
    return pd.DataFrame([_month(referrals, end) for end in ends], index=ends.strftime("%Y-%m"))


def _month(referrals: pd.DataFrame, end: pd.Timestamp) -> dict[str, float]:
    waiting = referrals[(referrals["referral_date"] <= end) & ~(referrals["ended"] <= end)]
    days = (end - waiting["referral_date"]).dt.days
    by_provider = days.groupby(waiting["provider"], observed=True).agg(["mean", "size"])
    means = by_provider.loc[by_provider["size"] >= 10, "mean"]
    return {
        "nd_average_wait": days.mean() / 7,
        "nd_average_wait median": days.median() / 7,
        "nd_longest_wait": days.max() / 7,
        "nd_asd_over_13_weeks": 100 * (days[waiting["ASD"]] >= 91).mean(),
        "nd_adhd_over_13_weeks": 100 * (days[waiting["ADHD"]] >= 91).mean(),
        "nd_provider_gap": (means.max() - means.min()) / 7 if len(means) > 1 else float("nan"),
    }
