"""Children who have waited 13 weeks or more for an ADHD assessment."""

from kpis.definitions import over_13_weeks

MEASURE = over_13_weeks(
    "nd_adhd_over_13_weeks",
    order=2,
    pathway="ADHD",
    name="ADHD",
    assessment="an ADHD assessment",
    why="NICE sets no longest wait for ADHD. Thirteen weeks is where national figures divide "
    "short waits from long ones.",
)
