"""Lessons observed in schools, and those with effective adaptive teaching."""

from data.column import day, text, whole
from data.extract import Extract, PartOfWhole

EXTRACT = Extract(
    name="lesson_observations",
    title="Lesson observations",
    rows="returns",
    about="One row for each school's return of lessons observed.",
    columns=(
        text("return_id", "Pseudonym of the return.", key=True),
        day("observed_date", "Day of the observations.", required=True),
        text("school", "School.", required=True),
        whole("lessons_observed", "Lessons observed."),
        whole("adaptive_teaching_effective", "Of these, with effective adaptive teaching."),
    ),
    parts=(PartOfWhole(part="adaptive_teaching_effective", whole="lessons_observed"),),
    every_months=4,
)
