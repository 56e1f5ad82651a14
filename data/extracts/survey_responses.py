"""Answers to the partnership's surveys: one row an answer, or a count of equal answers."""

from data.column import Column, choice, day, text, whole
from data.extract import Ages, Extract, Rule, WarningRule
from data.problems import Code

QUESTIONS = (
    "satisfaction",
    "nd_supported_while_waiting",
    "included_in_decisions",
    "timely_joined_up_access",
    "preparing_for_adulthood_opportunities",
    "health_support_access",
)
AGREEMENT = (
    "Strongly agree",
    "Agree",
    "Neither agree nor disagree",
    "Disagree",
    "Strongly disagree",
)
SATISFACTION = (
    "Very satisfied",
    "Satisfied",
    "Neither satisfied nor dissatisfied",
    "Dissatisfied",
    "Very dissatisfied",
)
ANSWERS = (*AGREEMENT, *SATISFACTION, "1", "2", "3", "4", "5", "Yes", "No", "Don't know")
_QUOTED = {
    "questions": QUESTIONS,
    "answers": tuple(answer.replace("'", "''") for answer in ANSWERS),
}
_LISTS = {name: ", ".join(f"'{value}'" for value in values) for name, values in _QUOTED.items()}

EXTRACT = Extract(
    name="survey_responses",
    title="Surveys",
    rows="answers",
    about="One row for each answer, or for a count of equal answers.",
    columns=(
        Column(
            name="response_id",
            about="Pseudonym of the answer.",
            required=True,
            key=True,
            repeated="Each answer needs an id of its own: keep both lines. Where one id stands for "
            "all answers of a person, use “Map the columns” on the Upload page, which makes an id "
            "of it and the question.",
        ),
        text("survey", "Name of the survey.", required=True),
        day("completed_date", "Day the survey was completed.", required=True),
        choice(
            "audience",
            "Who answered.",
            ("parent_carer", "young_person", "child", "professional"),
            required=True,
        ),
        Column(
            name="question",
            kind="choice",
            about="One of the six that the measures use; others are kept.",
            required=True,
            choices=QUESTIONS,
            open=True,
        ),
        Column(
            name="answer",
            kind="choice",
            about="The agreement or satisfaction scale, 1 to 5 (5 best), Yes or No, or Don't know.",
            choices=ANSWERS,
            open=True,
            limit=10_000,
        ),
        whole("responses", "How many gave this answer; 1 when blank.", required=False, default="1"),
        Column(name="area", about="District.", watch=True),
    ),
    rules=(
        Rule(
            code=Code.BAD_CHOICE,
            column="answer",
            when=f"this.question IN ({_LISTS['questions']}) AND this.answer NOT IN "
            f"({_LISTS['answers']})",
            message="Use the agreement or the satisfaction scale, 1 to 5 (5 is best), Yes or No, "
            "or Don't know.",
        ),
    ),
    warnings=(
        WarningRule(
            code="unknown_question",
            when=f"question NOT IN ({_LISTS['questions']})",
            message="Rows with a question that no measure uses: {n}. They are kept.",
        ),
    ),
    warn_on_removal=True,
    ages=Ages(by=("completed_date",)),
)
