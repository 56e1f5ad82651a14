"""Requests for an EHC needs assessment, from the SEN2 modules for requests, assessments and named
plans, joined."""

from datetime import date

from data.column import Column, choice, day, text, yes_no
from data.dates import Likely
from data.extract import Ages, Extract, Order, WarningRule

EXTRACT = Extract(
    name="ehc_assessments",
    title="EHC assessments",
    rows="requests",
    about="One row for each request for an EHC needs assessment (SEN2 requests, assessments and "
    "plans, joined).",
    columns=(
        Column(
            name="request_id",
            about="Pseudonym of the request; or its number within a person, with Person ID beside "
            "it.",
            required=True,
            key=True,
            aliases=("Requests Record ID", "Request Records ID", "requeststableid"),
            within=("Person ID", "persontableid"),
            repeated="SEN2 numbers the requests of each person from 1: export the file with Person "
            "ID beside this column, and both together are the key.",
        ),
        Column(
            name="received_date",
            kind="date",
            about="Day the request was received: the 20-week clock starts here.",
            aliases=("ReceivedDate", "Date request was received"),
            required=True,
            likely=Likely(since=date(2014, 9, 1), reason="when EHC plans began"),
        ),
        choice(
            "request_source",
            "1 young person or parent, 2 education setting, 3 health, 4 social care, 5 other.",
            ("1", "2", "3", "4", "5"),
            "RequestSource",
            "rquestsource",
            "Source of request for an EHC needs assessment",
        ),
        choice(
            "request_outcome",
            "Y assess, N not to assess, A not yet decided, W withdrawn, H historical (another "
            "authority's).",
            ("Y", "N", "A", "W", "H"),
            "RequestOutcome",
        ),
        day("request_outcome_date", "Day the person who asked was told.", "RequestOutcomeDate"),
        choice(
            "assessment_outcome",
            "Y plan to be issued, N not issued, A not yet decided, W withdrawn, H historical, S "
            "another authority's.",
            ("Y", "N", "A", "W", "H", "S"),
            "AssessmentOutcome",
            "Assessment Outcome - Decision to issue EHC plan",
        ),
        day(
            "assessment_outcome_date",
            "Day the plan was issued, or refusal notified.",
            "AssessmentOutcomeDate",
        ),
        day(
            "plan_start_date", "Day the final plan was issued.", "StartDate", "EHC plan start date"
        ),
        yes_no(
            "week20_exception",
            "Whether an exception to the 20 weeks applies; blank means none.",
            "Week20",
            "Twenty week time limit exceptions apply",
        ),
        yes_no(
            "mediation",
            "Whether there was mediation at any stage.",
            any_of=("RequestMediation", "AssessmentMediation", "OtherMediation"),
        ),
        yes_no(
            "tribunal",
            "Whether there was a tribunal case at any stage.",
            any_of=("RequestTribunal", "AssessmentTribunal", "OtherTribunal"),
        ),
        Column(name="area", about="District.", watch=True),
        text("primary_need", "Primary type of need (SEN2 code)."),
        text("phase", "Phase of education."),
    ),
    orders=(
        Order(
            first="received_date",
            then=("request_outcome_date", "assessment_outcome_date", "plan_start_date"),
            unless="coalesce(request_outcome = 'H', false) OR coalesce(assessment_outcome = 'H', "
            "false)",
        ),
    ),
    warnings=(
        WarningRule(
            code="refusal_without_date",
            when="request_outcome = 'N' AND request_outcome_date IS NULL"
            " OR assessment_outcome = 'N' AND assessment_outcome_date IS NULL",
            message="Refusals without an outcome date: {n}. They cannot be counted in the appeal "
            "rate.",
        ),
    ),
    ages=Ages(
        by=("received_date", "request_outcome_date", "assessment_outcome_date", "plan_start_date"),
        over="plan_start_date IS NOT NULL OR coalesce(request_outcome IN ('N', 'W', 'H'), false)"
        " OR coalesce(assessment_outcome IN ('N', 'W', 'H', 'S'), false)",
    ),
)
