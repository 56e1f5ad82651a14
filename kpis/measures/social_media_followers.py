"""Followers per 1,000 residents, held against the neighbours of the same month."""

from data.place import load_place
from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    TEAM,
    Calculation,
    Measure,
    Target,
    neighbours_quartile,
)

MEASURE = Measure(
    id="social_media_followers",
    section=1,
    order=1,
    criterion="1.Q1",
    plan_words="Social media engagement and follower statistics will be in line with that "
    "experienced in neighbouring Local Authorities.",
    name="Social media followers",
    phrase="The council has {value} social media followers for every 1,000 residents",
    why="Families cannot act on news of services that never reaches them.",
    unit="per 1,000 residents",
    direction="increase",
    target=Target(
        kind="comparator",
        words="in line with neighbours",
        label="Neighbours",
        comparator=neighbours_quartile("sum(followers)", "max(population)"),
        same_month=True,
    ),
    extracts=("social_media",),
    calculation=Calculation(
        cases=f"""
            SELECT month AS case_date, batch, followers AS hit,
                CASE WHEN 1
                    = row_number() OVER (PARTITION BY month ORDER BY population DESC NULLS LAST)
                    THEN population ELSE 0 END AS weight
            FROM social_media WHERE la_number = {load_place().number}""",
        per=1000,
    ),
    counted="followers of the council's accounts, all platforms added together.",
    counted_label="Followers",
    out_of=f"residents of {load_place().name}.",
    out_of_label="Residents",
    left_out="Months for which no population was given. One person who follows on two platforms "
    "counts twice.",
    chosen="The plan does not say what “in line” means. We take it as at or above the lower "
    "quartile of the neighbouring authorities in the same month.",
    compared="Neighbouring authorities in the same month's extract.",
    actions=("1a",),
    protects="nothing",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
