"""Whatever stores something in a person's name takes the one type for a person, and no bare
string."""

from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from data.loading.request import Request
from data.reader import Reader
from data.record.keeping import RecordWriter
from data.store.undo import redo, undo
from kpis.judging.deciding import decide
from kpis.milestones.updating import report
from kpis.record.writing import put, record

DOORS = (
    Request,
    undo,
    redo,
    RecordWriter.add_batch,
    RecordWriter.add_event,
    RecordWriter.add_entry,
    put,
    record,
    decide,
    report,
)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_write_door_takes_a_reader(door: Callable[..., Any]) -> None:
    hints = get_type_hints(door)
    given = [hints[name] for name in ("by", "author") if name in hints]
    assert given == [Reader]
