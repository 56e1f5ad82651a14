"""Characters that nobody sees, and a spreadsheet's errors in text."""

import csv

import pytest

from data.reading.decode import _UNSEEN
from data.text import INVISIBLE
from tests.data.conftest import Send
from tests.data.contract import EXTRACTS, columns
from tests.data.samples import as_csv, file_of, good

HEADER = "person_id,audience,trained_date"
ONE = "P1,parent_carer,2026-03-01"
ERRORS = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"]


def test_the_bytes_that_are_looked_for_are_those_of_the_characters() -> None:
    letters = (chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)
    found = {letter for letter in letters if _UNSEEN.search(letter.encode())}
    assert found == set(INVISIBLE)


@pytest.mark.parametrize("letter", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_they_are_dropped_from_headings_keys_names_and_choices_and_told_once(
    send: Send, letter: str, quote: str
) -> None:
    head = f"per{letter}son_id,audience,trained_date{letter}"
    one = f"{quote}{letter}P1{quote},parent{letter}_carer,{letter}2026-03-01{letter}"
    sent = send(f"{head}\n{one}\n{letter},,{letter}\nP2,parent_carer,2026-03-01\n")
    assert (sent.found, sent.warned) == ([], ["invisible_characters"])
    assert sent.rows == send(f"{HEADER}\n{ONE}\nP2,parent_carer,2026-03-01\n").rows
    assert "in the headings and in" in sent.result.warnings[-1].message
    assert "line 2" in sent.result.warnings[-1].message


@pytest.mark.parametrize("head", [HEADER, HEADER.replace("person_id", '"person_id"')])
@pytest.mark.parametrize("declared", ["", "sep=,\n"])
def test_a_second_byte_order_mark_is_dropped_and_told(send: Send, head: str, declared: str) -> None:
    sent = send(f"\ufeff\ufeff{declared}{head}\n{ONE}\n")
    assert (sent.found, sent.warned) == ([], ["invisible_characters"])
    assert len(sent.rows) == 1


def test_keys_that_differ_by_them_alone_are_one_key(send: Send) -> None:
    sent = send(f"{HEADER}\n{ONE}\n\ufeffP1,young_person,2026-03-01\n")
    assert sent.codes == {"duplicate_key"}


def test_free_text_keeps_its_joiners(send: Send) -> None:
    text = "\U0001f468\u200d\U0001f469\u200d\U0001f467 came"
    sent = send(file_of("milestone_updates", {"update": text}), "milestone_updates")
    assert (sent.rows[0]["update"], sent.warned) == (text, [])


def test_a_column_that_is_not_read_may_hold_them(send: Send) -> None:
    assert send(f"{HEADER},notes\n{ONE},a\u200db\n").warned == []


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("quoted", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_an_error_of_a_spreadsheet_is_unreadable_in_text_too(
    send: Send, error: str, quoted: int
) -> None:
    given = error if quoted == csv.QUOTE_MINIMAL else f'"{error}"'
    sent = send(f"{HEADER},notes\n{ONE},\nP2,parent_carer,{given},{given}\n")
    assert sent.found == [(3, "trained_date", "unreadable")]
    assert send(f"{HEADER},notes\n{ONE},{given}\n").found == []
    assert send(f"{HEADER}\n{given},parent_carer,2026-03-01\n").codes == {"unreadable"}


@pytest.mark.parametrize("extract", EXTRACTS)
def test_an_error_is_unreadable_in_every_column_of_every_extract(send: Send, extract: str) -> None:
    row = good(extract) | {column.name: "#N/A" for column in columns(extract)}
    names = [column.name for column in columns(extract)]
    sent = send(as_csv([row]), extract)
    assert sorted(sent.found) == sorted((2, name, "unreadable") for name in names)
