"""Mappings on the record: versions are counted by name, the newest that is not taken back stands."""

from datetime import datetime, timedelta

from data.mapping import Mapping
from data.record import Entry, Withdrawal, Written, kept_mappings, mapping_called, standing_mappings

START = datetime(2026, 10, 3, 9)


def mapping(name: str = "Autumn", extract: str = "nd_waits") -> Mapping:
    return Mapping(name=name, extract=extract, headings=("A",))


def on_record(*written: tuple[Written, int | None]) -> list[Entry]:
    return [
        Entry(id=id, moment=START + timedelta(hours=id), author="Ann", replaces=replaces, written=one)
        for id, (one, replaces) in enumerate(written, start=1)
    ]  # fmt: skip


BACK = Withdrawal(about=mapping().subject, reason="Wrong")
RECORD = on_record(
    (mapping(), None),
    (mapping("Clinic"), None),
    (mapping(extract="disputes"), 1),
    (BACK, 3),
    (mapping("autumn"), None),
)


def test_versions_are_counted_by_name_whatever_was_taken_back() -> None:
    assert [(one.entry, one.mapping.name, one.version) for one in kept_mappings(RECORD)] == [
        (1, "Autumn", 1),
        (2, "Clinic", 1),
        (3, "Autumn", 2),
        (5, "autumn", 3),
    ]


def test_the_newest_that_is_not_taken_back_stands_at_every_moment() -> None:
    found = [
        {name: one.version for name, one in standing_mappings(RECORD[:at]).items()}
        for at in range(6)
    ]
    assert found == [
        {},
        {"Autumn": 1},
        {"Autumn": 1, "Clinic": 1},
        {"Autumn": 2, "Clinic": 1},
        {"Clinic": 1},
        {"Clinic": 1, "autumn": 3},
    ]


def test_a_name_is_found_whatever_its_case_and_spaces() -> None:
    found = mapping_called(" CLI-NIC ", RECORD)
    assert found and found.entry == 2
    assert mapping_called("Winter", RECORD) is None
