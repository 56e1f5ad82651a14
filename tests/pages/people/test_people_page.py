"""The page of people: which posts have nobody, who is named for several at once, and who leaves."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.clock import uk_today
from data.record import Holder
from kpis.record import holders, posts_held
from pages.parts.people.naming import BOX, CORRECT, LEAVE, NAME, TAKE_BACK
from tests.pages.conftest import Opened
from tests.pages.forms import enter, field, labelled, press
from tests.pages.on_record import on_record, put
from tests.pages.reading import answer_of, fields_of, finding_of, html, texts

LEAD, EXTRACT = "SENDAC Chair", "disputes"
ADDRESS = "ann@example.org"
TODAY = uk_today()


def holder(of: str, post: str = "lead", **fields: object) -> Holder:
    told = {"name": "Ann <b>Lead", "address": ADDRESS, "from_date": TODAY, "post": post, "of": of}
    return Holder.model_validate({**told, **fields})


@pytest.fixture
def page(opened: Opened, own_database: Path) -> Opened:
    """Open the page over an empty database with these on the record, its form unfolded."""

    def page(*written: Holder) -> AppTest:
        put(*written)
        test = opened("people")
        test.session_state[BOX] = True
        return test.run()

    return page


def choose(test: AppTest, way: str) -> AppTest:
    return field(test, "What to write").set_value(way).run()


def sent(test: AppTest, label: str = "Put it on the record", **fields: str) -> AppTest:
    enter(test, {"Your name": "Ada Keeper", **labelled(fields)})
    return press(test, label)


def rows(test: AppTest) -> list[str]:
    return html(test).split("<tbody")[1].split("<tr")[1:]


def test_posts_without_anybody_come_first_and_are_counted(page: Opened) -> None:
    test = page()
    assert field(test, "What to write").options == [NAME]
    every = len(posts_held((), TODAY))
    assert finding_of(test) == f"{every} of {every} posts have nobody who answers for them."
    test = page(holder(LEAD), holder(EXTRACT, "extract", deputy="Dee", deputy_address="d@x.org"))
    assert finding_of(test) == f"{every - 2} of {every} posts have nobody who answers for them."
    told = rows(test)
    assert [("Nobody" in row) for row in told] == [True] * (every - 2) + [False] * 2
    assert "Ann &lt;b&gt;Lead" in told[-1]
    assert "Appeals and mediations" in told[-1]
    assert "d@x.org" in told[-1]


def test_somebody_is_named_for_several_posts_at_once_or_for_none(page: Opened) -> None:
    typed = {"E-mail address": "no address", "From": "1/1/26", "Until": "soon"}
    test = page()
    enter(test, typed)
    test = sent(test)
    assert fields_of(test) == ["of", "name", "address", "from_date", "until"]
    every = [one.name for one in posts_held((), TODAY)]
    test.multiselect[0].set_value([every[1], every[-1]])
    enter(test, {"E-mail address": "Ann@Example.org", "From": "01/01/2026", "Until": ""})
    test = sent(test, Name="Ann Lead")
    assert "Ann Lead answers for 2 posts from 1 January 2026 on." in answer_of(test)
    kept = [one for _, one in holders(on_record())]
    assert [(one.post, one.of) for one in kept] == [every[1], every[-1]]
    assert {one.address for one in kept} == {ADDRESS}


def test_what_was_written_about_one_of_the_posts_meanwhile_is_seen_first(page: Opened) -> None:
    test = page()
    test.multiselect[0].set_value([one.name for one in posts_held((), TODAY)][:9])
    put(holder(LEAD, address="bo@example.org"))
    enter(test, {"E-mail address": ADDRESS})
    test = sent(test, Name="Ann Lead")
    assert "In the meantime Ann Lead put another entry" in answer_of(test)
    assert len(on_record()) == 1
    assert "bo@example.org" in html(test)
    assert "answers for 9 posts" in answer_of(sent(test))


def test_who_leaves_answers_until_their_last_day_and_stays_readable(page: Opened) -> None:
    deputy = holder(
        "Cabinet", "body", name="Bo", address="bo@x.org", deputy="A", deputy_address=ADDRESS
    )
    test = choose(page(holder(LEAD), holder(EXTRACT, "extract"), deputy), LEAVE)
    field(test, "Who leaves").set_value(ADDRESS)
    test.run()
    for day in ("soon", "31/12/9999"):
        test = sent(test, Last_day=day)
        assert fields_of(test) == ["until"]
    test = sent(test, Last_day=f"{TODAY:%d/%m/%Y}")
    assert "nothing of this is asked of Ann" in answer_of(test)
    kept = [one for _, one in holders(on_record())]
    now = [one for one in kept if one.holds(TODAY)]
    later = [one for one in kept if one.holds(TODAY + timedelta(days=1))]
    assert len(now) == 3
    assert [(one.of, one.deputy_address) for one in later] == [("Cabinet", None)]


def test_who_leaves_after_the_last_day_of_all_is_told_that_nothing_changes(page: Opened) -> None:
    test = choose(page(holder(LEAD, until=TODAY + timedelta(days=5))), LEAVE)
    field(test, "Who leaves").set_value(ADDRESS)
    test = sent(test.run(), Last_day=f"{TODAY + timedelta(days=9):%d/%m/%Y}")
    assert "Nothing of this is different" in answer_of(test)
    assert len(on_record()) == 1


def test_an_entry_is_corrected_and_one_that_was_a_mistake_taken_back(page: Opened) -> None:
    test = choose(page(holder(LEAD)), CORRECT)
    field(test, "Entry").set_value(1)
    test = sent(test.run(), Name="Ann Leader")
    assert [one.name for _, one in holders(on_record())] == ["Ann Leader"]
    test = choose(test, TAKE_BACK)
    field(test, "Entry").set_value(2)
    test = sent(test.run(), "Take it back", Reason="Mistyped")
    assert holders(on_record()) == []


def test_who_answered_before_and_who_will_later_stand_below(page: Opened) -> None:
    before = TODAY - timedelta(days=9)
    test = page(holder(LEAD, from_date=before, until=before + timedelta(days=2)))
    assert "Who answered before, and who will later (1)" in texts(test, "summary")
    assert "Nobody" in rows(test)[0]
