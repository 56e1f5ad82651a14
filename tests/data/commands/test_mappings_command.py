"""`mappings` and `load --mapping`: what jobs use of what was made on the Upload page."""

from pathlib import Path

import pytest

from data.reader import Reader
from data.store import open_database, transaction
from data.store.records import records
from tests.data.commands.conftest import Command
from tests.data.mapping.samples import FORMS, OF_FORMS


@pytest.fixture
def kept(here: Command, tmp_path: Path, own_database: Path) -> Path:
    """A survey's file, and a database in which its mapping is on the record."""
    database = open_database(own_database)
    with database.writing() as cursor, transaction(cursor, keep=True):
        records(cursor).add_entry(OF_FORMS, Reader("Ann Analyst"))
    database.close()
    file = tmp_path / "forms.csv"
    file.write_text(FORMS, encoding="utf-8")
    return file


def test_a_file_is_loaded_by_a_mapping_and_its_batch_says_so(here: Command, kept: Path) -> None:
    ran = here(
        "load", "auto", kept, "--mapping", "autumn SURVEY", "--as-at", "2026-10-31", "--json"
    )
    by = {"name": "Autumn survey", "version": 1}
    assert (ran.status, ran.answer["rows"], ran.answer["mapping"]) == (0, 5, by)
    (batch,) = here("batches", "--json").answer["batches"]
    assert (batch["extract"], batch["mapping"]) == ("survey_responses", by)
    assert "by the mapping “Autumn survey” (1)" in here("batches").out


def test_mappings_are_listed_and_shown(here: Command, kept: Path) -> None:
    listed = here("mappings", "--json").answer["mappings"]
    assert [(one["name"], one["version"], one["extract"], one["by"]) for one in listed] == [
        ("Autumn survey", 1, "survey_responses", "Ann Analyst")
    ]
    shown = here("mappings", "Autumn survey")
    assert "“Completion time”: completed_date" in shown.out
    assert "Dates: month first, two-digit years are of this century, times of day are dropped" in shown.out  # fmt: skip
    says = here("mappings", "Autumn survey", "--json").answer["says"]
    assert says["questions"][0]["question"] == "satisfaction"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("load", "auto", "FILE", "--mapping", "Autum survey"),
            "There is no mapping “Autum survey”. The nearest is “Autumn survey”. There are: “Autumn survey”.",
        ),
        (
            ("load", "nd_waits", "FILE", "--mapping", "Autumn survey"),
            "The mapping “Autumn survey” makes rows of survey_responses, not of nd_waits. Give that name, or auto.",
        ),
        (("mappings", "Clinic"), "There is no mapping “Clinic”. There are: “Autumn survey”."),
    ],
)
def test_a_wrong_name_is_answered_with_those_there_are(
    here: Command, kept: Path, arguments: tuple[str, ...], told: str
) -> None:
    ran = here(*(kept if one == "FILE" else one for one in arguments))
    assert (ran.status, ran.out, ran.err.strip()) == (2, "", told)


def test_without_mappings_it_is_said_where_they_are_made(here: Command) -> None:
    assert "made on the Upload page" in here("mappings").out
    assert here("mappings", "--json").answer == {"mappings": []}
