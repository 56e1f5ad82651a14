"""A file of any extract whose headings, dates and words a mapping explains loads exactly as the
plain file."""

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.mapping import Fixed, Means
from tests.data.conftest import AS_AT, Send
from tests.data.contract import EXTRACTS, columns
from tests.data.mapping.samples import column, made, tried
from tests.data.plain_reader import read_file, split
from tests.data.samples import file_of
from tests.data.whole_files import files
from tests.sampling import sample

READ = sorted(set(EXTRACTS) - {"milestone_updates"})
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
SLASHED = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(\d{4})(.*)", re.DOTALL)


def turned(cell: str, *, timed: bool) -> str:
    """A cell of dates as another system writes it: the month first, and a time of day behind it."""
    found = SLASHED.fullmatch(cell)
    day = f"{found[2]}/{found[1]}/{found[3]}{found[4]}" if found else cell
    return f"{day.strip()} 14:05" if timed and day.strip()[-4:].isdigit() else day


@pytest.mark.parametrize("extract", READ)
@settings(
    max_examples=sample(2, 100),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=SLOW,
)
@given(st.data())
def test_renamed_headings_and_month_first_dates_load_as_the_plain_file(
    send: Send, extract: str, data: st.DataObject
) -> None:
    file = data.draw(files(extract))
    expected = read_file(file.text, file.separator, extract, AS_AT)
    records = [fields for _, fields in split(file.text, file.separator)]
    needed = {one.name for one in columns(extract) if one.required}
    at = next(at for at, fields in enumerate(records) if needed <= set(map(str.strip, fields)))
    header = records[at]
    timed = not expected.faults
    kinds = {one.name: one.kind for one in columns(extract)}
    days = {at for at, name in enumerate(header) if kinds.get(name) in ("date", "month", "period")}
    for fields in records[at + 1 :]:
        fields[:] = [
            turned(cell, timed=timed and kinds[header[place]] == "date") if place in days else cell
            for place, cell in enumerate(fields)
        ]
    renamed = {
        name: f"Their {len(name)}-{name}"
        for name in header
        if name in kinds and data.draw(st.booleans())
    }
    named = [name for name in header if name in kinds]
    renamed = renamed or {named[0]: "Theirs"}
    records[at] = [renamed.get(name, name) for name in header]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(records)
    mapping = made(
        extract=extract,
        columns=tuple(column(theirs, ours) for ours, theirs in renamed.items()),
        month_first=True,
        drop_times=timed,
    )
    sent = send(out.getvalue(), extract, mapping=tried(mapping))
    if expected.faults:
        assert sent.result.status == "refused"
        assert {code for _, _, code in sent.found} == {code for _, _, code in expected.faults}
    else:
        assert sent.found == []
        plain = send(file.text.encode(file.encoding), extract)
        assert sent.rows == plain.rows


def test_words_and_what_holds_for_the_whole_file_stand_in_the_contracts_words(send: Send) -> None:
    file = "Nr,Kind,Sent on\nA,Autism,28/09/2026\nB,ADHD,2026-10-01\n"
    mapping = made(
        extract="nd_waits",
        columns=(
            column("Nr", "referral_id"),
            column("Kind", "pathway", Means(word="autism", means="ASD")),
            column("Sent on", "referral_date"),
        ),
        fixed=(Fixed(column="provider", value="Clinic"), Fixed(column="icb", value="NENC")),
    )
    sent = send(file, "auto", mapping=tried(mapping))
    assert sent.found == []
    names = ("referral_id", "pathway", "provider", "icb", "referral_date")
    assert [tuple(row[name] for name in names) for row in sent.rows] == [
        ("A", "ASD", "Clinic", "NENC", date(2026, 9, 28)),
        ("B", "ADHD", "Clinic", "NENC", date(2026, 10, 1)),
    ]


def test_columns_that_are_or_ed_are_so_beside_a_mapping(send: Send) -> None:
    file = "Ref,Received,RequestMediation,OtherMediation\n1,28/09/2026,0,1\n2,28/09/2026,,0\n3,28/09/2026,,\n"
    mapping = made(
        extract="ehc_assessments",
        columns=(column("Ref", "request_id"), column("Received", "received_date")),
    )
    sent = send(file, "auto", mapping=tried(mapping))
    assert [row["mediation"] for row in sent.rows] == [True, False, None]


def test_two_columns_with_one_meaning_are_compared_beside_a_mapping(send: Send) -> None:
    mapping = made(extract="ambassadors", columns=(column("Joined", "trained_date"),))
    text = file_of("ambassadors", {}, {}).replace("trained_date", "Joined")
    doubled = "\n".join(f"{line},{line.split(',')[1]}" for line in text.splitlines())
    assert "twin_columns" in send(doubled, "ambassadors", mapping=tried(mapping)).warned
    differ = doubled.replace(
        "parent_carer,2026-03-01,parent_carer", "parent_carer,2026-03-01,young_person"
    )
    assert send(differ, "ambassadors", mapping=tried(mapping)).codes == {"duplicate_column"}


def test_a_required_column_that_nothing_is_said_of_must_be_in_the_file(send: Send) -> None:
    mapping = made(extract="ambassadors", columns=(column("Joined", "trained_date"),))
    sent = send("person_id,Joined\n1,28/09/2026\n", "ambassadors", mapping=tried(mapping))
    assert sent.found == [(1, "audience", "missing_column")]


def test_a_key_that_is_joined_already_is_not_told_to_be_exported_with_its_person(
    send: Send,
) -> None:
    columns = (column("Ref", "request_id"), column("Received", "received_date"))
    mapping = made(extract="ehc_assessments", columns=columns)
    rows = "1,1,28/09/2026\n1,1,29/09/2026\n"
    joined = send(f"Person ID,Ref,Received\n{rows}", "auto", mapping=tried(mapping))
    alone = send(f"Child,Ref,Received\n{rows}", "auto", mapping=tried(mapping))
    assert joined.codes == alone.codes == {"duplicate_key"}
    assert "keep the line that is right" in joined.result.problems[0].message
    assert "export the file with Person ID" in alone.result.problems[0].message
