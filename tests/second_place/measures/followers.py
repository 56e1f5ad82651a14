"""Criterion 1.Q1 of the second plan."""

from kpis.measures import social_media_followers

MEASURE = social_media_followers.MEASURE.model_copy(
    update={
        "section": 1,
        "order": 1,
        "criterion": "1.Q1",
        "plan_words": "More families follow the council.",
    }
)
