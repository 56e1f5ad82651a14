"""Separators, line ends, quotes, blank rows and empty columns; and each problem's line as a text
editor counts."""

import pytest

from data.reading import delimited
from tests.data.conftest import Send

HEADER = "person_id,audience,trained_date"
ONE, TWO, BAD = (
    "P1,parent_carer,2026-03-01",
    "P2,young_person,2026-03-02",
    "P3,parent_carer,31/02/2026",
)


def ids(send: Send, text: str | bytes) -> list[str]:
    sent = send(text)
    assert sent.found == []
    return [row["person_id"] for row in sent.rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("last", [True, False])
def test_every_kind_of_line_end_is_read(send: Send, end: str, last: bool) -> None:
    assert ids(send, end.join((HEADER, ONE, TWO)) + end * last) == ["P1", "P2"]
    assert send(end.join((HEADER, ONE, BAD, TWO)) + end * last).found == [
        (3, "trained_date", "bad_date")
    ]


def test_line_ends_may_be_mixed(send: Send) -> None:
    assert send(f"{HEADER}\r\n{ONE}\r{TWO}\n{BAD}\r\n").found == [(4, "trained_date", "bad_date")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("quoted", [True, False])
def test_every_separator_is_read_declared_or_not(
    send: Send, separator: str, declared: bool, quoted: bool
) -> None:
    fields = [
        [f'"{cell}"' if quoted else cell for cell in line.split(",")] for line in (HEADER, ONE, BAD)
    ]
    text = "\n".join(separator.join(line) for line in fields)
    first = f"sep={separator}\n" if declared else ""
    assert send(first + text).found == [(3 + declared, "trained_date", "bad_date")]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;", "\ufeffsep=;", "sep=;\r"])
def test_a_declared_separator_is_obeyed_however_it_is_written(send: Send, first: str) -> None:
    text = f"{first}\nperson_id;audience;trained_date,audience\nP1;parent_carer;x\n"
    assert send(text).codes == {"missing_column"}
    assert ids(send, f"{first}\n{HEADER};c\n{ONE};1\n".replace(",", ";")) == ["P1"]


def test_the_separator_is_the_one_that_gives_known_columns(send: Send) -> None:
    header = HEADER.replace(",", ";") + ";a,b,c,d,e,f"
    assert ids(send, f"{header}\n{ONE.replace(',', ';')};1,2\n") == ["P1"]


def test_commas_inside_a_semicolon_file_belong_to_the_value(send: Send) -> None:
    text = "month;plans_maintained;plans_ceased_needs_met\n2026-09;2,100;3\n"
    assert send(text, "caseload").rows[0]["plans_maintained"] == 2100


def test_quoted_fields_may_hold_separators_quotes_and_line_ends(send: Send) -> None:
    text = f'{HEADER}\n"P, ""1""\nof two lines",parent_carer,2026-03-01\r\n{BAD}\n'
    assert send(text).found == [(4, "trained_date", "bad_date")]
    assert ids(send, text.replace("31/02", "01/02")) == ['P, "1"\nof two lines', "P3"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_inside_quotes_are_the_same_content_whatever_their_kind(
    send: Send, end: str
) -> None:
    assert ids(send, f'{HEADER}\n"a{end}b",parent_carer,2026-03-01\n') == ["a\nb"]


def test_a_heading_may_span_lines(send: Send) -> None:
    text = 'Person ID,"Audience",Trained Date\n'.replace("Trained Date", '"Trained\nDate"')
    assert send(text + BAD).found == [(3, "trained_date", "bad_date")]


@pytest.mark.parametrize(
    "blank", ["", ",,", " , , ", "NULL,n/a,-", ",", ",,,,,", '"",""', "\u00a0,,", " "]
)
@pytest.mark.parametrize("last", ["", "\n", "\n\n\n"])
def test_rows_with_only_blank_cells_are_skipped_and_still_counted(
    send: Send, blank: str, last: str
) -> None:
    assert send(f"{HEADER}\n{ONE}\n{blank}\n{BAD}{last}").found == [(4, "trained_date", "bad_date")]
    assert send(f"{blank}\n\n{HEADER}\n{blank}\n{BAD}{last}").found == [
        (5, "trained_date", "bad_date")
    ]
    assert ids(send, f"{blank}\n{HEADER}\n{ONE}\n{blank}{last}") == ["P1"]


def test_trailing_empty_columns_are_skipped(send: Send) -> None:
    assert ids(send, f"{HEADER},,\n{ONE},,\n{TWO},,\n") == ["P1", "P2"]
    assert ids(send, f"{HEADER},,\n{ONE}\n{TWO}, \n") == ["P1", "P2"]
    assert ids(send, f"{HEADER}\n{ONE},\n{TWO},,,\n") == ["P1", "P2"]
    assert send(f"{HEADER},,\n{ONE},,\n").result.ignored_columns == []


@pytest.mark.parametrize(
    "row", ["P9", "P9,parent_carer", f"{TWO},x", f"{TWO},,,x", "P9,", f"{HEADER},{HEADER}"]
)
def test_rows_with_too_many_or_too_few_fields_are_refused_with_their_line(
    send: Send, row: str
) -> None:
    sent = send(f"{HEADER}\n{ONE}\n{row}\n{BAD}\n{row}\n")
    assert sent.found == [
        (3, None, "unreadable"),
        (4, "trained_date", "bad_date"),
        (5, None, "unreadable"),
    ]
    assert sent.result.problems_total == 3
    assert send(f'{HEADER}\n"P1",parent_carer,2026-03-01\n{row}\n').found == [
        (3, None, "unreadable")
    ]


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('"P2,young_person,2026-03-02', 3),
        ('"P2"x,young_person,2026-03-02', 3),
        ('P2,"young"person",2026-03-02', 3),
        (f'{TWO}\nP4,"young_person,2026-03-02\nP5,x,y\n', 4),
    ],
    ids=[
        "never closed",
        "text after the closing quote",
        "quote inside quotes",
        "closed by nothing",
    ],
)
def test_broken_quoting_is_refused_with_the_line_where_it_begins(
    send: Send, broken: str, line: int
) -> None:
    assert send(f"{HEADER}\n{ONE}\n{broken}\n").found[-1] == (line, None, "unreadable")


def test_broken_quoting_in_the_header_is_refused(send: Send) -> None:
    for header in (
        '"person_id,audience,trained_date',
        '"person_id"x,audience,trained_date',
        'person_id,"audience"x,y',
    ):
        assert send(f"{header}\n{ONE}\n").codes == {"unreadable"}


def test_a_quotation_mark_inside_a_value_without_quotes_is_text(send: Send) -> None:
    assert ids(send, f'{HEADER}\nP 5" 1,parent_carer,2026-03-01\n') == ['P 5" 1']


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\ufeff",
        " ",
        ",,,\n",
        HEADER,
        f"{HEADER}\n",
        f"{HEADER}\n,,\n\n",
        "sep=;",
        f"sep=,\n{HEADER}\n",
    ]
    + [f"{HEADER}\nNULL,n/a,-\n", '""\n'],
)
def test_a_header_alone_or_nothing_is_refused_as_empty(send: Send, text: str) -> None:
    assert send(text).found == [(None, None, "empty")]


def test_a_file_of_one_column_or_of_another_kind_lacks_columns(send: Send) -> None:
    for text in (
        "person_id\nP1\n",
        "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
        '{"rows": []}\nx\n',
        f"{ONE}\n{TWO}",
    ):
        assert send(text).codes == {"missing_column"}


def test_very_long_cells_in_columns_that_are_not_read_do_no_harm(send: Send) -> None:
    long = "x" * 100_000
    assert ids(send, f"{HEADER},notes\n{ONE},{long}\n") == ["P1"]
    assert ids(send, f'{HEADER},notes\n{ONE},"{long * 30}"\n') == ["P1"]


@pytest.mark.parametrize("quote", ["", '"'])
def test_two_hundred_columns_are_read(send: Send, quote: str) -> None:
    extra = [f"{quote}extra {at}{quote}" for at in range(200)]
    sent = send(f"{','.join(extra)},{HEADER}\n{',' * 200}{ONE}\n{',' * 202}\n1{',' * 202}\n")
    assert sent.found == [(4, name, "missing_value") for name in HEADER.split(",")]
    assert len(sent.result.ignored_columns) == 200


def test_a_file_of_very_many_columns_is_refused(send: Send) -> None:
    assert send(f"{'x,' * 16_000}{HEADER}\n{',' * 16_000}{ONE}\n").found == [
        (None, None, "unreadable")
    ]


def test_more_unreadable_rows_than_are_listed_are_all_counted(send: Send) -> None:
    sent = send(f"{HEADER}\n" + "P1,x\n" * 10_050)
    assert (len(sent.result.problems), sent.result.problems_total) == (10_000, 10_050)


def test_plain_text_is_left_to_the_engine_and_anything_else_is_not(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_slowly: list[bool] = []
    rows = delimited.rows
    monkeypatch.setattr(delimited, "rows", lambda *given: read_slowly.append(True) or rows(*given))
    for text in (
        f"{HEADER}\n{ONE}\n,,\n{TWO}\n\n",
        f"{HEADER}\r\n{ONE}",
        f"\ufeff{HEADER};é\n{ONE}; é ".replace(",", ";"),
    ):
        assert ids(send, text)[0] == "P1"
    assert read_slowly == []
    for text in (
        f'{HEADER}\n"P1",parent_carer,2026-03-01\n',
        f"{HEADER}\n\n{ONE}\n",
        f"{HEADER}\n{ONE}\n \n",
    ):
        assert ids(send, text) == ["P1"]
    assert len(read_slowly) == 3


def test_a_bad_cell_far_down_a_large_file_with_blank_rows_is_reported_on_its_own_line(
    send: Send,
) -> None:
    lines = [f"P{at},parent_carer,2026-03-01" for at in range(300_000)]
    for at in (3, 150_000):
        lines[at] = ",,"
    for at in (10, 130_000, 299_999):
        lines[at] = f"P{at},parent_carer,31/02/2026"
    lines[200_000] = "P5,young_person,2026-03-01"
    assert send("\n".join([HEADER, *lines])).found == [
        (7, "person_id", "duplicate_key"),
        (12, "trained_date", "bad_date"),
        (130_002, "trained_date", "bad_date"),
        (200_002, "person_id", "duplicate_key"),
        (300_001, "trained_date", "bad_date"),
    ]
