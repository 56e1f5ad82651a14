"""Criterion 2.Q1 of the second plan."""

from kpis.measures import nd_average_wait

MEASURE = nd_average_wait.MEASURE.model_copy(
    update={
        "section": 2,
        "order": 1,
        "criterion": "2.Q1",
        "plan_words": "The average wait is a fifth shorter.",
        "actions": ("2a",),
    }
)
