"""Children who have waited 13 weeks or more for an autism assessment."""

from kpis.definitions import over_13_weeks

MEASURE = over_13_weeks(
    "nd_asd_over_13_weeks",
    order=1,
    pathway="ASD",
    name="Autism",
    assessment="an autism assessment",
    why="NICE asks that an autism assessment starts within three months of the referral (quality "
    "standard 51).",
)
