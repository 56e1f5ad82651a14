"""Rules between cells and between rows: dates in order and not in the future, parts of wholes, keys
given twice."""

from datetime import date

import pytest

from tests.data.conftest import AS_AT, Send
from tests.data.contract import EXTRACTS, IN_ORDER, MAY_BE_IN_THE_FUTURE, PARTS, columns
from tests.data.samples import as_csv, file_of, good

TOMORROW = {"date": "01/11/2026", "month": "2026-11", "period": "2026-11"}
DATED = [
    (extract, column)
    for extract in EXTRACTS
    for column in columns(extract)
    if column.kind in TOMORROW
]
ORDERS = [(extract, *pair) for extract, pairs in IN_ORDER.items() for pair in pairs]
SHARES = [(extract, *pair) for extract, pairs in PARTS.items() for pair in pairs]


def only(extract: str, *rows: dict[str, str], **cells: str) -> str:
    """A file of rows with nothing but what is required, and these cells; each row has a key of its
    own."""
    required = [column.name for column in columns(extract) if column.required]
    made = [good(extract, at, **more) for at, more in enumerate(rows or [cells], start=1)]
    present = required + [name for name in {**(rows[0] if rows else cells)} if name not in required]
    return as_csv({name: row[name] for name in present} for row in made)


@pytest.mark.parametrize(("extract", "column"), DATED, ids=lambda one: getattr(one, "name", one))
def test_only_the_dates_that_may_be_are_after_the_as_at_date(
    send: Send, extract: str, column: object
) -> None:
    name, kind = column.name, column.kind  # type: ignore[attr-defined]
    more = {"status": "Blue", "signed_off_by": "board"} if name == "status_date" else {}
    found = send(only(extract, **{name: TOMORROW[kind], **more}), extract).found
    assert found == ([] if name in MAY_BE_IN_THE_FUTURE else [(2, name, "future_date")])


@pytest.mark.parametrize(("extract", "column"), DATED, ids=lambda one: getattr(one, "name", one))
def test_the_as_at_date_itself_and_its_month_are_not_in_the_future(
    send: Send, extract: str, column: object
) -> None:
    name, kind = column.name, column.kind  # type: ignore[attr-defined]
    more = {"status": "Blue", "signed_off_by": "board"} if name == "status_date" else {}
    sent = send(
        only(extract, **{name: "2026-10-31" if kind == "date" else "Oct 2026", **more}), extract
    )
    assert sent.found == []


def test_the_as_at_date_in_the_middle_of_a_month_leaves_that_month(send: Send) -> None:
    assert send(only("caseload", month="2026-10"), "caseload", as_at=date(2026, 10, 1)).found == []
    assert send(only("benchmarks", period="2026"), "benchmarks", as_at=date(2026, 1, 1)).found == []
    assert send(only("benchmarks", period="2027"), "benchmarks").codes == {"future_date"}


@pytest.mark.parametrize(("extract", "first", "then"), ORDERS)
def test_a_date_before_the_one_that_it_must_follow_is_refused(
    send: Send, extract: str, first: str, then: str
) -> None:
    days = ("02/03/2026", "01/03/2026", "03/03/2026", "")
    sent = send(only(extract, *({first: "02/03/2026", then: day} for day in days)), extract)
    assert sent.found == [(3, then, "out_of_order")]
    assert sent.result.problems[0].value == "01/03/2026"
    assert "02/03/2026" in sent.result.problems[0].message


def test_swapped_meeting_and_decision_dates_are_named_as_such(send: Send) -> None:
    text = only("annual_reviews", meeting_date="02/03/2026", decision_date="01/03/2026")
    assert "swapped" in send(text, "annual_reviews").result.problems[0].message


@pytest.mark.parametrize("outcome", ["request_outcome", "assessment_outcome"])
def test_historical_requests_may_be_out_of_order(send: Send, outcome: str) -> None:
    early = dict.fromkeys(
        ("request_outcome_date", "assessment_outcome_date", "plan_start_date"), "01/03/2020"
    )
    rows = ({**early, outcome: value} for value in ("H", "h", "Y", ""))
    found = send(only("ehc_assessments", *rows), "ehc_assessments").found
    assert found == [(line, name, "out_of_order") for line in (4, 5) for name in early]


@pytest.mark.parametrize(("extract", "part", "whole"), SHARES)
def test_a_part_is_not_larger_than_its_whole(
    send: Send, extract: str, part: str, whole: str
) -> None:
    zero = {name: "0" for _, *pair in SHARES if _ == extract for name in pair}
    assert send(only(extract, **zero | {part: "6", whole: "5"}), extract).found[0] == (
        2,
        part,
        "part_over_whole",
    )
    rest = {name: "9" for name in zero if name not in (part, "paid_employment")} | {whole: "9"}
    assert send(only(extract, **zero | rest | {part: "9"}), extract).found == []


def test_more_parents_may_attend_than_were_invited(send: Send) -> None:
    assert (
        send(
            only("meetings", parent_carers_invited="1", parent_carers_attended="9"), "meetings"
        ).found
        == []
    )


def test_a_cell_is_reported_once_by_its_first_fault(send: Send) -> None:
    text = only("annual_reviews", meeting_date="05/11/2026", decision_date="04/11/2026")
    assert send(text, "annual_reviews").found == [
        (2, "meeting_date", "future_date"),
        (2, "decision_date", "future_date"),
    ]


def test_every_bad_cell_of_every_row_is_reported_in_order_with_its_value(send: Send) -> None:
    bad = {"audience": "nobody", "trained_date": "31/02/2026"}
    sent = send(file_of("ambassadors", bad, {}, {"person_id": " "} | bad))
    assert sent.found == [
        (2, "audience", "bad_choice"),
        (2, "trained_date", "bad_date"),
        (4, "person_id", "missing_value"),
        (4, "audience", "bad_choice"),
        (4, "trained_date", "bad_date"),
    ]
    assert [problem.value for problem in sent.result.problems] == [
        "nobody",
        "31/02/2026",
        None,
        "nobody",
        "31/02/2026",
    ]
    assert sent.result.problems_total == 5
    assert (sent.result.batch, sent.result.rows, sent.rows) == (None, 0, [])


def test_ten_thousand_bad_cells_are_listed_and_all_are_counted(send: Send) -> None:
    sent = send(
        "person_id,audience,trained_date\n" + "".join(f"P{at},x,soon\n" for at in range(6_000))
    )
    assert (len(sent.result.problems), sent.result.problems_total) == (10_000, 12_000)
    assert sent.found[0][0] == 2
    assert sent.found[-1] == (5_001, "trained_date", "bad_date")


def test_a_very_long_bad_value_is_shown_cut_short(send: Send) -> None:
    sent = send(file_of("ambassadors", {"person_id": "x" * 100_000, "trained_date": "y" * 100_000}))
    assert [len(problem.value or "") for problem in sent.result.problems] == [1001, 1001]
    assert "100,000 characters" in sent.result.problems[0].message


def test_a_key_given_twice_with_different_content_is_refused_on_both_lines(send: Send) -> None:
    sent = send(
        file_of(
            "ambassadors", {"person_id": "A"}, {}, {"person_id": " A ", "audience": "young_person"}
        )
    )
    assert sent.found == [(2, "person_id", "duplicate_key"), (4, "person_id", "duplicate_key")]
    assert (
        "line 4" in sent.result.problems[0].message and "line 2" in sent.result.problems[1].message
    )
    assert {problem.value for problem in sent.result.problems} == {"A"}


def test_a_key_given_many_times_is_refused_on_every_line_where_any_differs(send: Send) -> None:
    same = {"person_id": "A"}
    sent = send(file_of("ambassadors", same, same, {**same, "trained_date": "2026-03-02"}, same))
    assert [line for line, _, _ in sent.found] == [2, 3, 4, 5]


def test_a_blank_is_other_content_than_a_value(send: Send) -> None:
    sent = send(
        file_of("nd_providers", *({"provider": "A", "icb": icb} for icb in ("", "LSC"))),
        "nd_providers",
    )
    assert sent.codes == {"duplicate_key"}


@pytest.mark.parametrize("keys", [("a", "A"), ("1", "01"), ("a b", "a  b"), ("é", "e")])
def test_keys_that_differ_in_case_zeros_spaces_or_accents_are_different_keys(
    send: Send, keys: tuple[str, str]
) -> None:
    sent = send(file_of("ambassadors", *({"person_id": key} for key in keys)))
    assert {row["person_id"] for row in sent.rows} == set(keys)


def test_a_key_is_all_of_its_columns(send: Send) -> None:
    spells = [{"provider": "A", "accredited_from": f"{day}/01/2025"} for day in (1, 2)]
    assert len(send(file_of("nd_providers", *spells), "nd_providers").rows) == 2


def test_the_same_content_twice_is_loaded_once_with_a_warning(send: Send) -> None:
    ways = [
        {"person_id": "A", "audience": "parent_carer", "trained_date": "2026-03-01"},
        {"person_id": "A ", "audience": "Parent Carer", "trained_date": "1/3/2026"},
        {"person_id": "\u00a0A", "audience": "PARENT-CARER", "trained_date": "1 March 2026"},
    ]
    sent = send(file_of("ambassadors", *ways, {}))
    assert (sent.found, sent.warned, sent.result.rows, len(sent.rows)) == (
        [],
        ["repeated_rows"],
        2,
        2,
    )
    assert (sent.result.new, sent.result.changed, sent.result.unchanged) == (2, 0, 0)


def test_one_key_on_every_line_of_a_large_file_is_refused_at_once(send: Send) -> None:
    rows = "".join(f"A,parent_carer,2026-03-{at % 28 + 1:02}\n" for at in range(30_000))
    sent = send("person_id,audience,trained_date\n" + rows)
    assert (sent.codes, sent.result.problems_total, len(sent.result.problems)) == (
        {"duplicate_key"},
        30_000,
        10_000,
    )


def test_as_at_is_what_was_asked_for(send: Send) -> None:
    assert send(file_of("ambassadors")).result.as_at == AS_AT
