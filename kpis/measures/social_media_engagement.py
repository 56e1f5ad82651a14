"""Engagements per 1,000 followers, held against the neighbours of the same month."""

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
    id="social_media_engagement",
    section=1,
    order=2,
    criterion="1.Q1",
    plan_words="Social media engagement and follower statistics will be in line with that "
    "experienced in neighbouring Local Authorities.",
    name="Social media engagement",
    phrase="There were {value} engagements for every 1,000 followers in the month",
    why="Reactions and comments show whether what is posted is of use.",
    unit="per 1,000 followers",
    direction="increase",
    target=Target(
        kind="comparator",
        words="in line with neighbours",
        label="Neighbours",
        comparator=neighbours_quartile("sum(engagements)", "sum(followers)"),
        same_month=True,
    ),
    extracts=("social_media",),
    calculation=Calculation(
        cases=f"""
            SELECT month AS case_date, batch, engagements AS hit, followers AS weight
            FROM social_media WHERE la_number = {load_place().number}""",
        per=1000,
    ),
    counted="reactions, comments and shares in the month, all platforms added together.",
    counted_label="Engagements",
    out_of="followers at the end of the month, all platforms added together.",
    out_of_label="Followers",
    left_out="Nothing.",
    chosen="The plan does not say what “in line” means. We take it as at or above the lower "
    "quartile of the neighbouring authorities in the same month.",
    compared="Neighbouring authorities in the same month's extract.",
    actions=("1a",),
    protects="nothing",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
