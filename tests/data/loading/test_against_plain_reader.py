"""Whole files, good and bad and laid out anyhow: the loader sees exactly what a reader in plain
Python loops sees."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.data.conftest import AS_AT, Send
from tests.data.contract import EXTRACTS
from tests.data.plain_reader import read_file
from tests.data.whole_files import files
from tests.sampling import sample

# The rules of the plan for milestones have tests of their own.
READ = sorted(set(EXTRACTS) - {"milestone_updates"})
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("extract", READ)
@settings(
    max_examples=sample(5, 120),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=SLOW,
)
@given(st.data())
def test_a_file_is_refused_with_every_fault_in_its_place_or_stored_as_it_says(
    send: Send, extract: str, data: st.DataObject
) -> None:
    file = data.draw(files(extract))
    expected = read_file(file.text, file.separator, extract, AS_AT)
    sent = send(file.text.encode(file.encoding), extract)
    assert set(sent.found) == expected.faults
    assert len(sent.found) == sent.result.problems_total == len(expected.faults)
    if not expected.faults:
        assert sent.result.rows == len(expected.rows)
        assert sorted(map(repr, map(_ordered, sent.rows))) == sorted(
            map(repr, map(_ordered, expected.rows))
        )


def _ordered(row: Mapping[str, object]) -> list[tuple[str, object]]:
    # 2.0 and 2 are the same number to a reader of a column of numbers.
    return sorted(
        (name, float(value) if isinstance(value, int | float) else value)
        for name, value in row.items()
    )
