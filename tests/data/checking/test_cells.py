"""How each type of cell is read: what is accepted and as what, what is refused and by which
code."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.data.conftest import Send
from tests.data.contract import columns
from tests.data.plain_cells import BadCellError, read
from tests.data.samples import PROBES, file_of

DAY, LATER, MONTH = date(2026, 9, 28), date(2022, 9, 8), date(2026, 9, 1)
GOOD = {
    "date": {
        "2026-09-28": DAY,
        "28/09/2026": DAY,
        "8/9/2022": LATER,
        "08/09/2022": LATER,
        "28-Sep-2026": DAY,
        "28 September 2026": DAY,
        "2026-Sep-28 00:00:00": DAY,
        "2022-Sep-08 00:00:00": LATER,
        "28-SEP-2026": DAY,
        "28/09/2026 00:00": DAY,
        "28/09/2026 00:00:00": DAY,
        "28/09/2026 12:00:00 AM": DAY,
        "2026-09-28 00:00:00.000": DAY,
        "2026-09-28T00:00:00": DAY,
        " 2026-09-28 ": DAY,
        "5/1/2026": date(2026, 1, 5),
        "29/02/2024": date(2024, 2, 29),
        "1 May 2026": date(2026, 5, 1),
        "01-May-2026": date(2026, 5, 1),
        "2026-10-01": date(2026, 10, 1),
    },
    "month": {
        "2026-09": MONTH,
        "Sep 2026": MONTH,
        "Sept 2026": MONTH,
        "September 2026": MONTH,
        "sEPTEMBER 2026": MONTH,
        "2026-09-28": MONTH,
        "28/09/2026": MONTH,
        "28-Sep-2026": MONTH,
        "2026-Sep-28 00:00:00": MONTH,
        "May 2026": date(2026, 5, 1),
    },
    "period": {
        "2024": "2024",
        "2024.0": "2024",
        "2026-06": "2026-06",
        "Jun 2026": "2026-06",
        "01/06/2026": "2026-06",
    },
    "yes_no": dict.fromkeys(("1", "1.0", "Y", "y", "Yes", "YES", "True", "tRUE"), True)
    | dict.fromkeys(("0", "0.0", "N", "n", "No", "no", "False", "FALSE"), False)
    | dict.fromkeys(("", " ", "NULL", "null", "N/A", "n/a", "-"), None),
    "choice": dict.fromkeys(
        (
            "working_group",
            "Working group",
            "WORKING-GROUP",
            "workinggroup",
            " working  group ",
            "working\xa0group",
        ),
        "working_group",
    ),
    "choices": {
        "ASD": "ASD",
        "asd+adhd": "ASD+ADHD",
        "ASD+ADHD": "ASD+ADHD",
        "ADHD+ASD": "ASD+ADHD",
        "ADHD+FASD": "ADHD+FASD",
        "FASD+FASD": "FASD",
        "ASD+ADHD+FASD": "ASD+ADHD+FASD",
        "ADHD + ASD": "ASD+ADHD",
        "FASD+ADHD+ASD": "ASD+ADHD+FASD",
    },
    "whole": {
        "0": 0,
        "12": 12,
        " 12 ": 12,
        "1,234": 1234,
        "1,234,567": 1234567,
        "1.0": 1,
        "12.00": 12,
        "007": 7,
        "9223372036854775807": 9223372036854775807,
    },
    "number": {"86.8": 86.8, "-5": -5.0, "1,234.5": 1234.5, "12": 12.0, "0.0": 0.0, "100": 100.0},
    "text": {
        "00123": "00123",
        "aB-c": "aB-c",
        "  A 1  ": "A 1",
        "\xa0A 2\u2003": "A 2",
        "Cafe\u0301": "Café",
        "=HYPERLINK(A1)": "=HYPERLINK(A1)",
        "<script>alert(1)</script>": "<script>alert(1)</script>",
        "'); DROP TABLE batches; --": "'); DROP TABLE batches; --",
        "😀 👩\u200d👧": "😀 👩👧",  # what joins the two is not seen
        "{n} %s \\n $1": "{n} %s \\n $1",
        "a\tb": "a\tb",
        "two\nlines": "two\nlines",
        'say "hello"': 'say "hello"',
        "nan": "nan",
        "1e5": "1e5",
        "x" * 200: "x" * 200,
        "e\u0301" * 200: "é" * 200,
        "–": "–",
        "#N": "#N",
    },
    "long": {"y" * 10_000: "y" * 10_000, "-": None},
}
BAD = {
    "date": (
        "bad_date",
        [
            "31/02/2026",
            "29/02/2025",
            "09/28/2026",
            "28/9/26",
            "46293",
            "46293.0",
            "2026-13-01",
            "0026-09-28",
            "28/09/0026",
            "2026",
            "2026-09",
            "soon",
            "1e5",
            "28/09/2026x",
            "28-09-26",
            "inf",
            "00/09/2026",
            "2026-09-00",
            "2026-09-31",
            "28//09/2026",
            "1899-12-31",
            "2101-01-01",
        ]
        + [
            "28/09/2026 14:30",
            "2026-09-28 00:00:01",
            "2026-09-28T12:00:00",
            "28 Sept 26",
            "28/09/2026 24:00",
            "TRUE",
        ]
        + ["September 2026", "28 September", "28-Sep 2026", "Sep 28 2026", "28/09/2026 ?"],
    ),
    "month": (
        "bad_month",
        [
            "2026-13",
            "2026-9",
            "09/2026",
            "Sep-26",
            "2026",
            "202609",
            "46293",
            "31/02/2026",
            "Smarch",
            "0026-09",
            "1",
        ],
    ),
    "period": ("bad_month", ["24", "2024-13", "2024/25", "soon", "20245", "2024-1", "0026"]),
    "yes_no": ("bad_yes_no", ["2", "maybe", "T", "F", "yess", "10", "-1", "1.00", "oui"]),
    "choice": ("bad_choice", ["working", "strategy", "working/group", "1", "strategic."]),
    "choices": (
        "bad_choice",
        ["ASD/ADHD", "ASD+", "+ASD", "ASD,ADHD", "OCD", "ASD++ADHD", "ASD+OCD"],
    ),
    "whole": (
        "bad_number",
        [
            "1.5",
            "1e5",
            "inf",
            "nan",
            "12,34",
            "1,2345",
            "abc",
            "£5",
            "5%",
            "(5)",
            "1_000",
            "0x10",
            "--5",
            "99999999999999999999",
            "٣",
            "1,",
        ],
    ),
    "number": (
        "bad_number",
        ["1e5", "inf", "-inf", "nan", "86.8%", "1.2.3", ".5", "abc", "y"],
    ),
    "figure": ("negative", ["-1", "-0.5", "-1,000"]),
    "text": ("too_long", ["x" * 201, "é" * 201, "=" * 5000]),
    "long": ("too_long", ["y" * 10_001, "y" * 100_000]),
}


@pytest.mark.parametrize("kind", GOOD)
def test_each_accepted_form_is_read_as_what_it_means(send: Send, kind: str) -> None:
    extract, name = PROBES[kind]
    sent = send(
        file_of(extract, *_changes(kind, list(GOOD[kind]))), extract, as_at=date(2100, 1, 1)
    )
    assert sent.found == []
    expected = list(GOOD[kind].values())
    assert sorted(repr(row[name]) for row in sent.rows) == sorted(map(repr, expected))


@pytest.mark.parametrize("kind", BAD)
def test_every_other_form_is_refused_with_its_line_column_and_value(send: Send, kind: str) -> None:
    extract, name = PROBES[kind]
    code, cells = BAD[kind]
    sent = send(file_of(extract, *_changes(kind, cells)), extract, as_at=date(2100, 1, 1))
    assert sent.result.status == "refused"
    assert sent.found == [(line, name, code) for line in range(2, len(cells) + 2)]
    shown = [problem.value for problem in sent.result.problems]
    assert [cell[:500] for cell in cells] == [value and value[:500] for value in shown]
    assert all(len(problem.message) > 20 for problem in sent.result.problems)


@pytest.mark.parametrize("kind", [*GOOD, "figure"])
def test_the_plain_reader_that_other_tests_compare_with_agrees_with_these_tables(kind: str) -> None:
    column = next(one for one in columns(PROBES[kind][0]) if one.name == PROBES[kind][1])
    for cell, value in GOOD.get(kind, {}).items():
        assert read(column, cell, date.max) == value
    code, cells = BAD.get(kind, ("", []))
    for cell in cells:
        with pytest.raises(BadCellError, match=code):
            read(column, cell, date.max)


def _changes(kind: str, cells: Sequence[str]) -> list[dict[str, str]]:
    return [{PROBES[kind][1]: cell} for cell in cells]
