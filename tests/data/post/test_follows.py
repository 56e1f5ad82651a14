"""What people follow, and the private addresses of calendars: both end for good, and of neither is
more kept than has to be."""

import stat

import pytest

from data.access import Role
from data.address import Address
from data.audit import AuditError, newest_first, trail_of
from data.beside import TablesFile
from data.post import Calendars, Follows, PostBox, post_of
from data.reader import NotAllowedError, Reader
from data.settings import Settings
from tests.data.kept_files import post_file

LEAD = Reader("Lee Lead", frozenset({Role.LEAD}))
ADA = Reader("Ada", frozenset({Role.ADMINISTRATOR}))
TABLES = ("mails", "once", "follows", "calendars")
LEE, ANN = "lee@example.gov.uk", "ann@example.gov.uk"


@pytest.fixture
def post(either: Address) -> PostBox:
    return post_of(either, Settings())


@pytest.fixture
def calendars(either: Address, post: PostBox) -> Calendars:
    return Calendars(post, trail_of(either, Settings()))


def kept(post: PostBox) -> bytes:
    """All that stands in the file, or in the tables of a server."""
    if isinstance(post.tables, TablesFile):
        return post_file(post).read_bytes()
    with post.opened() as tables:
        found = [tables.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES]
    return repr(found).encode()


def test_what_somebody_follows_is_kept_once_and_is_gone_from_the_file_when_they_stop(
    post: PostBox,
) -> None:
    follows = Follows(post)
    assert follows.of(LEE) == ()
    follows.begin(LEE.upper(), "measure:ehc_20_weeks", {"ehc_20_weeks": "met"})
    follows.begin(LEE, "section:3", {})
    follows.begin(LEE, "measure:ehc_20_weeks", {"ehc_20_weeks": "improving"})
    follows.begin(ANN, "all", {})
    first, second = follows.of(LEE)
    assert (first.subject, first.known) == ("measure:ehc_20_weeks", {"ehc_20_weeks": "met"})
    assert second.subject == "section:3" and second.since >= first.since
    if isinstance(post.tables, TablesFile):
        assert stat.S_IMODE(post_file(post).stat().st_mode) == 0o600
    follows.stop(LEE, first.subject)
    assert [one.subject for one in follows.of(LEE)] == ["section:3"]
    assert b"measure:ehc_20_weeks" not in kept(post)
    follows.forget(LEE)
    assert list(follows.everybody()) == [ANN]
    assert LEE.encode() not in kept(post)


def test_an_address_is_known_until_another_is_made_or_it_is_ended(
    post: PostBox, calendars: Calendars, either: Address
) -> None:
    assert (calendars.known("some"), calendars.standing()) == (None, [])
    first = calendars.make(LEE.upper(), LEAD)
    second = calendars.make(LEE, LEAD)
    before, now = calendars.known(first), calendars.known(second)
    assert before and before.ended and now and not now.ended and now.address == LEE
    assert [one.id for one in calendars.standing()] == [2]
    assert len(second) >= 43 and second.encode() not in kept(post)
    with pytest.raises(NotAllowedError):
        calendars.end(LEE, LEAD, ANN)
    calendars.end(LEE, LEAD, LEE)
    calendars.end(LEE, LEAD, LEE)
    calendars.make(ANN, LEAD)
    calendars.end(ANN, ADA, "ada@example.gov.uk")
    assert calendars.standing() == [] and calendars.of(LEE) is None
    lines = [one.what for one in newest_first(trail_of(either, Settings()))][::-1]
    assert lines == [
        *("address 1 made", "address 1 ended, address 2 made", "address 2 ended"),
        *("address 3 made", "address 3 ended"),
    ]


def test_who_may_not_see_working_figures_makes_none_and_none_is_made_unrecorded(
    calendars: Calendars, either: Address
) -> None:
    with pytest.raises(NotAllowedError):
        calendars.make(LEE, Reader("Bo", frozenset({Role.BOARD})))
    trail_of(either, Settings()).key_file.mkdir()
    with pytest.raises(AuditError):
        calendars.make(LEE, LEAD)
    assert calendars.standing() == []
