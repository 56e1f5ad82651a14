"""The rules in plain words, for hover text and captions."""

from kpis.spc.points import Label, RunLabel

_WORDS: dict[Label | RunLabel, str] = {
    "Common Cause": "ordinary ups and downs: no sign of a real change",
    "Above UCL": "above the upper limit: higher than ordinary ups and downs explain",
    "Below LCL": "below the lower limit: lower than ordinary ups and downs explain",
    "7 Point Trend (Increasing)": "part of 7 or more results in a row that keep going up",
    "7 Point Trend (Decreasing)": "part of 7 or more results in a row that keep going down",
    "2 in 3 Above CL": "one of 2 or more out of 3 results close to the upper limit, with all 3 "
    "above the average",
    "2 in 3 Below CL": "one of 2 or more out of 3 results close to the lower limit, with all 3 "
    "below the average",
    "7 Points Above CL": "part of 7 or more results in a row above the average",
    "7 Points Below CL": "part of 7 or more results in a row below the average",
    "5 Point Trend (Increasing)": "part of 5 or more results in a row that keep going up",
    "5 Point Trend (Decreasing)": "part of 5 or more results in a row that keep going down",
    "6 Points Above Median": "part of 6 or more results in a row above the middle value",
    "6 Points Below Median": "part of 6 or more results in a row below the middle value",
}


def rule_words(label: Label | RunLabel) -> str:
    """What the label of a point says, as a phrase without a capital or a full stop; KeyError for an
    unknown label.

    It says "results", not "months": a month without a figure has no result and may lie between two
    of them.
    """
    return _WORDS[label]
