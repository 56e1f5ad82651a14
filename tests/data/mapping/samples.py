"""Mappings, and the exports of three survey tools as their public documentation shows them; all
invented."""

from datetime import datetime
from typing import Any

from data.mapping import Fixed, MappedColumn, Mapping, Means, Question
from data.record import KeptMapping

SATISFIED = "How satisfied are you with SEND services?"
INCLUDED = "I feel included in decisions"
AUDIENCES = (
    Means(word="Parent or carer", means="parent_carer"),
    Means(word="Young person (16 to 25)", means="young_person"),
    Means(word="I work with families", means="professional"),
)

FORMS = f"""\
ID,Start time,Completion time,Email,Name,I am a...,{SATISFIED},{INCLUDED}
1,9/28/26 14:02:50,9/28/26 14:05:11,anonymous,,Parent or carer,Satisfied,Agree
2,9/30/26 8:59:01,9/30/26 9:00:00,anonymous,,I work with families,Very dissatisfied,
3,10/2/26 21:14:33,10/2/26 21:20:09,anonymous,,Young person (16 to 25),Very satisfied,Don't know
"""
"""Microsoft Forms, "Open in Excel", saved as CSV by an Excel in US settings."""

MONKEY = f"""\
Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,I am a...,How much do you agree?,,{SATISFIED}
,,,,,,,,Response,{INCLUDED},My support is joined up,Response
118,7,09/28/2026 02:02:50 PM,09/28/2026 02:05:11 PM,192.0.2.1,,,,Parent or carer,Agree,Disagree,10
119,7,09/30/2026 08:59:01 AM,09/30/2026 09:00:00 AM,192.0.2.2,,,,I work with families,Strongly agree,,4
"""
"""SurveyMonkey, "All individual responses", condensed: two rows of headings."""

GOOGLE = f"""\
"Timestamp","Which of these describes you best?","Where do you live?","On a scale of 1 to 7, how satisfied are you with the help that you get (1 is best)?","{INCLUDED}"
"2026/09/28 2:05:11 pm GMT+1","Parent or carer","Eden","1","Agree"
"2026/09/28 2:05:11 pm GMT+1","Parent or carer","South Lakeland","4","Strongly Agree"
"2026/11/01 9:00:00 am GMT","Young person (16 to 25)","Eden","7",""
"""
"""Google Forms, the responses as CSV: no number of their own, the year first, a time zone."""


def made(**fields: Any) -> Mapping:
    """A mapping with these fields, of surveys unless they say otherwise."""
    return Mapping(
        **{"name": "Autumn survey", "extract": "survey_responses", "headings": (), **fields}
    )


def tried(mapping: Mapping) -> KeptMapping:
    """The same as it is while nobody has kept it."""
    return KeptMapping(mapping, 1, "Ann", datetime(2026, 10, 3, 9))


def column(heading: str, name: str, *words: Means) -> MappedColumn:
    return MappedColumn(heading=heading, column=name, words=words)


def asked(heading: str, question: str, **answers: str | None) -> Question:
    """The answers by the file's words, those that begin with a digit behind an underscore."""
    listed = tuple(Means(word=word.lstrip("_"), means=means) for word, means in answers.items())
    return Question(heading=heading, question=question, answers=listed)


OF_FORMS = made(
    columns=(
        column("ID", "response_id"),
        column("Completion time", "completed_date"),
        column("I am a...", "audience", *AUDIENCES),
    ),
    fixed=(Fixed(column="survey", value="Autumn 2026"),),
    questions=(asked(SATISFIED, "satisfaction"), asked(INCLUDED, "included_in_decisions")),
    month_first=True,
    short_years=True,
    drop_times=True,
)
OF_GOOGLE = made(
    columns=(
        column("Timestamp", "completed_date"),
        column("Which of these describes you best?", "audience", *AUDIENCES),
        column("Where do you live?", "area"),
    ),
    fixed=(Fixed(column="survey", value="Google 2026"),),
    questions=(
        asked(
            "On a scale of 1 to 7, how satisfied are you with the help that you get (1 is best)?",
            "satisfaction",
            **dict.fromkeys(("_1", "_2"), "Satisfied"),
            **dict.fromkeys(("_3", "_4", "_5"), "Neither satisfied nor dissatisfied"),
            **dict.fromkeys(("_6", "_7"), "Dissatisfied"),
        ),
        asked(INCLUDED, "included_in_decisions"),
    ),
    drop_times=True,
)
AGREED = "How much do you agree? – "
OF_MONKEY = made(
    columns=(
        column("Respondent ID", "response_id"),
        column("End Date", "completed_date"),
        column("I am a...", "audience", *AUDIENCES),
    ),
    fixed=(Fixed(column="survey", value="Monkey 2026"),),
    questions=(
        asked(AGREED + INCLUDED, "included_in_decisions"),
        asked(AGREED + "My support is joined up", "timely_joined_up_access"),
        asked(
            SATISFIED,
            "satisfaction",
            **dict.fromkeys(("_8", "_9", "_10"), "Satisfied"),
            **dict.fromkeys(("_0", "_1", "_2", "_3", "_4"), "Dissatisfied"),
        ),
    ),
    month_first=True,
    drop_times=True,
)
