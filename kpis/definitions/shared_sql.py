"""SQL and words that several measures share: each stands once."""

from data.place import load_place
from data.plan import load_plan
from kpis import months

POSITIVE = ("Strongly agree", "Agree", "Very satisfied", "Satisfied", "4", "5", "Yes")
"""The answers that count as positive."""
_POSITIVE = ", ".join(f"'{answer}'" for answer in POSITIVE)
SURVEY_LEFT_OUT = "People who answered “Don't know” or nothing."
SURVEY_CHOICE = (
    "The plan does not say which answers count. The top two of a scale do (4 and 5 of five), and "
    "so does Yes; “neither” does not. Twelve months are taken together, because single surveys are "
    "small. The first eleven months are marked partial."
)
SEN2_COMPARED = (
    f"{load_place().country.name}, the {load_place().region.name} and neighbouring authorities, "
    "from the DfE's SEN2 statistics for calendar years."
)
REDUCTION_CHOICE = (
    f"The reduction is counted from {months.long(load_plan().month)}, the month of the plan."
)
WAITING_LEFT_OUT = (
    "Referrals that were closed without an assessment, from the day they were closed; and those "
    "that are no longer on a later list of who waits, from the date of that list: the day on which "
    "they left is not known, and they do not count as assessed."
)
WAITING_CHOICE = (
    "The wait runs from the referral to the last day of the month, for children who have had no "
    "first assessment appointment by then. Each referral counts as one child. The wait is shown in "
    "weeks: days divided by 7. Where only lists of who waits were loaded, the months before the "
    "first list lack everyone who had left by then, so they show fewer children and shorter waits."
)
WAITING = """
    SELECT referral_date AS since, least(assessment_date, closed_date, left_by) AS until, batch,
        provider, icb, pathway, area
    FROM nd_waits"""
"""One spell a referral; `least` passes over what is blank. `left_by` is the date of the list by
which it had left, where it has no date of its own (`data.store.current_sql`)."""
_SHORT, _YEAR, _TWO_YEARS = 13, 52, 104
BANDS = (
    f"Under {_SHORT} weeks",
    f"{_SHORT} to under {_YEAR} weeks",
    f"{_YEAR} to under {_TWO_YEARS} weeks",
    f"{_TWO_YEARS} weeks or more",
)
"""The lengths of wait by their stored name, from the shortest."""
BANDS_FROM = ("", f"{_SHORT} weeks or more", f"{_YEAR} weeks or more", BANDS[3])
"""What a band and all longer ones are called together, by the band's place."""
IN_BANDS = f"""
    CASE
        WHEN days < {7 * _SHORT} THEN '{BANDS[0]}'
        WHEN days < {7 * _YEAR} THEN '{BANDS[1]}'
        WHEN days < {7 * _TWO_YEARS} THEN '{BANDS[2]}'
        ELSE '{BANDS[3]}'
    END AS band"""
OVER_13_WEEKS = f"days >= {7 * _SHORT} AS hit"


def survey_cases(question: str, audiences: tuple[str, ...] = ()) -> str:
    """One row an answer to a question, weighted by how many gave it; only these audiences, or
    all."""
    listed = ", ".join(f"'{audience}'" for audience in audiences)
    who = f"AND audience IN ({listed})" if audiences else ""
    return f"""
        SELECT completed_date AS case_date, batch, audience, area, responses AS weight,
            CASE WHEN answer IN ({_POSITIVE}) THEN responses ELSE 0 END AS hit
        FROM survey_responses
        WHERE question = '{question}' AND answer IS NOT NULL AND answer <> 'Don''t know' {who}"""


def neighbours_quartile(numerator: str, denominator: str) -> str:
    """The lower quartile of the other authorities' rates per 1,000, by month."""
    return f"""
        SELECT month AS period, quantile_cont(rate, 0.25) AS value FROM (
            SELECT month, la_number, 1000.0 * {numerator} / {denominator} AS rate
            FROM social_media
            WHERE la_number <> {load_place().number}
            GROUP BY month, la_number
            HAVING {denominator} > 0)
        GROUP BY month"""


def england_monthly(measure: str) -> str:
    """The monthly published figures for England under the id of a measure."""
    return f"""
        SELECT CAST(period || '-01' AS DATE) AS period, value FROM benchmarks
        WHERE measure = '{measure}' AND area_code = '{load_place().country.code}'
            AND regexp_full_match(period, '\\d{{4}}-\\d{{2}}')"""


def rated(rating: str, which: str = "") -> str:
    """One row an audit; a hit where its overall rating is this one. `which` is a WHERE clause, or
    nothing."""
    return f"""
        SELECT audit_date AS case_date, (overall_rating = '{rating}')::INTEGER AS hit, 1 AS weight,
            batch, subject, agencies, plan_type
        FROM quality_audits {which}"""
