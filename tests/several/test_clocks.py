"""A machine whose clock is wrong: what is stored has the moments of the server of the record."""

from datetime import UTC, datetime, timedelta

from data.store.records import records
from tests.postgresql.server import Fresh
from tests.several.conftest import Does, Starts, looked_into
from tests.several.people import SHIFTED, loads
from tests.several.reading import shown

DAYS = 24 * 60 * 60


def test_moments_are_those_of_the_server_however_wrong_a_clock_is(
    record: Fresh, starts: Starts, does: Does
) -> None:
    right = starts("right", record.app)
    wrong = starts("wrong", record.app, now=datetime.now(UTC) - timedelta(days=400))
    [(began,)] = record.sql("SELECT clock_timestamp() AT TIME ZONE 'UTC'")
    for number, shifted in ((1, 3 * DAYS), (2, -3 * DAYS), (3, 0)):
        person = does(loads, record.app, number, **{SHIFTED: str(shifted)})
        assert [person.says(), person.says()] == ["open", "loaded"]
    [(ended,)] = record.sql("SELECT clock_timestamp() AT TIME ZONE 'UTC'")
    with looked_into(record.app) as database, database.reading() as cursor:
        moments = [one.at for one in records(cursor).batches()]
    assert [began, *moments, ended] == sorted([began, *moments, ended])
    for page in ("history", ""):
        assert shown(right.address, page) == shown(wrong.address, page)
