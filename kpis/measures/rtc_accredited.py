"""Right to Choose referrals that went to an accredited provider."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure, Target

MEASURE = Measure(
    id="rtc_accredited",
    section=2,
    order=7,
    criterion="2.Q6",
    plan_words="90% of Right to Choose activity is with providers who are accredited.",
    name="Right to Choose with accredited providers",
    phrase="{value} of Right to Choose referrals went to accredited providers",
    why="Accreditation is the partnership's assurance that an assessment will stand.",
    unit="%",
    direction="increase",
    target=Target(kind="at_least", figure=90, words="90% or more"),
    extracts=("nd_waits", "nd_providers"),
    calculation=Calculation(
        cases="""
            SELECT referral_date AS case_date, batch, 1 AS weight, provider, icb, area,
                EXISTS (
                    FROM nd_providers AS held WHERE held.provider = nd_waits.provider
                    AND held.accredited_from <= referral_date
                    AND (held.accredited_to IS NULL
                        OR held.accredited_to >= referral_date))::INTEGER AS hit
            FROM nd_waits WHERE right_to_choose""",
        months=12,
        dimensions=("provider", "icb", "area"),
    ),
    counted="Right to Choose referrals to a provider that was accredited on the day of the "
    "referral.",
    counted_label="Accredited",
    out_of="Right to Choose referrals in the twelve months.",
    out_of_label="Referrals",
    left_out="Other referrals.",
    chosen="The plan does not say what “activity” is. We count referrals. There is no national "
    "register, so accreditation is kept by the partnership with its dates. The first eleven "
    "months are marked partial.",
    actions=("2b",),
    protects="cases",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
