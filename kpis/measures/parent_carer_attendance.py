"""Meetings to which a parent carer representative came."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure

MEASURE = Measure(
    id="parent_carer_attendance",
    section=1,
    order=4,
    criterion="1.Q3",
    plan_words="Regular attendance of Parent Carer representatives at SEND working groups and "
    "strategic meetings.",
    name="Meetings with a parent carer representative",
    phrase="A parent carer representative came to {value} of SEND meetings",
    why="Decisions about families are better made with them in the room.",
    unit="%",
    direction="increase",
    extracts=("meetings",),
    calculation=Calculation(
        cases="""
            SELECT meeting_date AS case_date, batch,
                (parent_carers_attended >= 1)::INTEGER AS hit, 1 AS weight, level
            FROM meetings""",
        months=12,
        dimensions=("level",),
    ),
    counted="meetings to which at least one parent carer representative came.",
    counted_label="With a parent carer",
    out_of="SEND working group and strategic meetings held in the twelve months.",
    out_of_label="Meetings",
    left_out="Nothing. A meeting counts even where no parent carer was invited.",
    chosen="The plan says “regular” and sets no figure. Twelve months are taken together, because "
    "there are few meetings in a month. The first eleven months are marked partial.",
    actions=("1c",),
    protects="nothing",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
