"""The printer keeps nothing of a paper: a server that prints for months does not grow, and holds no
exact figures of a working pack when it is done."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from presentation.packs import Pack
from presentation.pdf import print_pdf

_STATUS = Path("/proc/self/status")


@pytest.mark.skipif(not _STATUS.exists(), reason="the system does not say how much is held")
def test_papers_that_differ_leave_no_memory_behind(small: Pack) -> None:
    held: list[int] = []
    for number in range(8):
        print_pdf(replace(small, meeting=f"Meeting {number}"))
        [kilobytes] = re.findall(r"VmRSS:\s+(\d+)", _STATUS.read_text(encoding="ascii"))
        held.append(int(kilobytes) // 1000)
    # The first ones find how much one paper takes.
    assert held[-1] - held[2] < 30, held
