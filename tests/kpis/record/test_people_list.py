"""A pasted list of who answers for what: each line would do what it says, or says what to mend."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from data.access import Role
from data.plan import load_plan
from data.reader import Reader
from data.record import Entry, Holder
from kpis.record import PEOPLE_COLUMNS, PersonLine, changes_of, people_lines, posts, posts_held
from presentation.exports import people_csv, people_template

HEAD = ",".join(PEOPLE_COLUMNS)
LEAD = "SENDAC Chair"
CURLY = "Head of Children\u2019s Services \u2013 SEND & Complexities (ICB)"
TODAY = date(2026, 10, 31)
ADMIN = Reader("Ada Keeper", frozenset({Role.ADMINISTRATOR}))


def entry(id: int, **fields: object) -> Entry:
    told = {"post": "lead", "of": CURLY, "name": "Ann Lead", "address": "ann@example.org"}
    holder = Holder.model_validate({**told, "from_date": date(2026, 1, 1), **fields})
    known = {"id": id, "moment": "2026-01-01", "author": "A", "replaces": None}
    return Entry.model_validate({**known, "written": holder})


def failed(error: ValidationError) -> list[str]:
    return [str(each["loc"][-1]) if each["loc"] else "both of a deputy" for each in error.errors()]


def read(text: str, *entries: Entry) -> list[PersonLine]:
    return people_lines(text, entries, ADMIN, TODAY, failed)


def whats(found: Sequence[PersonLine]) -> list[str]:
    return [one.what for one in found]


PLAIN = CURLY.replace("\u2019", "'").replace("Head", "head")
BAD = ["no kind of post", "name", "address", "from_date", "until"]
CASES: list[tuple[str, str, list[str]]] = [
    ("meeting,Cabinet,Ann,a@x.org,Dee,d@x.org,2026-01-01,31/12/2026", "new", []),
    ("Extract,annual reviews,Ann,a@x.org,,,01/01/2026,", "new", []),
    ("extract,annual_reviews,Ann,a@x.org,,,01/01/2026,", "new", []),
    (f"lead,{PLAIN},Ann Lead,ANN@example.org,,,01/01/2026,", "unchanged", []),
    (f"lead,{CURLY},Ann Lead,ann@example.org,,,01/01/2026,30/11/2026", "changed", []),
    (f"lead,{CURLY},Ann Lead,ann@example.org,,,02/01/2026,", "wrong", ["on already"]),
    (f"lead,{LEAD},,,,,,", "blank", []),
    ("body,Cabinet,Ann,a@x.org,,,01/01/2026,", "new", []),
    (f"lead,{LEAD}s,Ann,a@x.org,,,01/01/2026,", "wrong", [f"The nearest is “{LEAD}”"]),
    ("lead,Cabinet,Ann,a@x.org,,,01/01/2026,", "wrong", ["no lead called “Cabinet”"]),
    ("team,,,no address,,,1/1/26,soon", "wrong", BAD),
    (f"lead,{LEAD},Ann,a@x.org,Dee,,01/01/2026,", "wrong", ["both of a deputy"]),
    (f"lead,{LEAD},Ann,a@x.org,,,01/02/2026,01/01/2026", "wrong", ["last day is before"]),
]


@pytest.mark.parametrize(("line", "what", "said"), CASES)
def test_a_line_would_do_this_or_says_what_to_mend(line: str, what: str, said: list[str]) -> None:
    [found] = read(f"{HEAD}\n{line}", entry(1))
    assert (found.line, found.what) == (2, what)
    assert [words for words in said if words not in " ".join(found.faults)] == []
    assert bool(found.change) == (what in ("new", "changed"))


LINE = f"lead,{LEAD},Ann,a@x.org,,,01/01/2026,"
SHAPES = [
    f"{HEAD}\n{LINE}",
    f"\ufeff{HEAD}\r\n{LINE}\r\n\r\n",
    f"{HEAD}\n{LINE}".replace(",", ";"),
    f"{HEAD}\n{LINE}".replace(",", "\t"),
    f"sep=;\n{HEAD};notes\n{LINE};kept".replace(",", ";"),
    f"Our people\n\n{HEAD.upper().replace('_', ' ')}\n\u00a0{LINE}",
    f"{HEAD}\nlead,\u200b{LEAD}\u00a0,Ann,a@x.org,,,01/01/2026,",
    f"post,of,name,address,from\nlead,{LEAD},Ann,a@x.org,01/01/2026",
]


@pytest.mark.parametrize("text", SHAPES)
def test_a_list_is_read_however_a_spreadsheet_has_laid_it_out(text: str) -> None:
    [found] = read(text)
    assert found.holder == entry(1, of=LEAD, name="Ann", address="a@x.org").written
    assert found.what == "new"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds nothing"),
        ("Ann,a@x.org", "Missing: post, of, name, address, from."),
        ("post,of,name,from\nlead,x,y,z", "Missing: address."),
        (
            f"{HEAD}\n{LINE}\nlead,SENDAC, Chair,Ann,a@x.org,,,01/01/2026,31/12/2026",
            "This row has 9 values",
        ),
        (f'{HEAD}\n{LINE}\n"lead', "quotation marks"),
    ],
)
def test_what_cannot_be_read_is_said_by_its_line(text: str, said: str) -> None:
    wrong = [one for one in read(text) if one.what == "wrong"]
    assert said in wrong[0].faults[0]
    assert wrong[0].change is None


def test_the_same_twice_is_wrong_whether_it_says_the_same_or_overlaps() -> None:
    found = read("\n".join([HEAD, LINE, LINE, LINE.replace("01/01/2026", "02/01/2026")]))
    assert whats(found) == ["new", "wrong", "wrong"]
    assert found[1].faults[0].startswith("Line 2 names the same")
    assert "from 01/01/2026 on already" in found[2].faults[0]


def test_a_line_may_end_what_one_above_it_goes_on_from() -> None:
    ann = f"lead,{CURLY},Ann Lead,ann@example.org,Dee,dee@x.org"
    found = read(f"{HEAD}\n{ann},01/11/2026,\n{ann},01/01/2026,31/10/2026", entry(1))
    assert whats(found) == ["new", "changed"]
    assert [one.replaces for one in changes_of(found)] == [1, None]


NAMES = st.sampled_from(["Ann", "=HYPERLINK(1)", "'=1", "O'Neil; Jo", 'A "B", C', "Zoë"])
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))


@given(st.lists(st.tuples(st.sampled_from(posts(load_plan())), NAMES, DAYS, st.none() | DAYS)))
def test_the_list_that_is_saved_says_what_is_on_the_record_already(
    drawn: list[tuple[tuple[str, str], str, date, date | None]],
) -> None:
    known = [
        entry(at, post=post, of=of, name=name, address=f"+{at}@x.org", from_date=day, until=until)
        for at, ((post, of), name, day, until) in enumerate(drawn, 1)
    ]
    saved = people_csv(posts_held(known, TODAY)).decode()
    empty = sum(one.empty for one in posts_held(known, TODAY))
    assert whats(read(saved, *known)) == ["unchanged"] * len(known) + ["blank"] * empty


def test_a_title_that_was_printed_otherwise_is_the_same() -> None:
    line = f"lead,{CURLY},Ann Lead,ann@example.org,,,01/01/2026,"
    assert whats(read(f"{HEAD}\n{line}", entry(1, of=PLAIN))) == ["unchanged"]


def test_a_template_names_every_post_once_and_would_do_nothing() -> None:
    every = posts(load_plan())
    assert whats(read(people_template(posts_held((), TODAY)).decode())) == ["blank"] * len(every)
