"""What a process costs, as Linux counts it: the time of its threads on a processor, and its
memory."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class ProcessCost:
    """Seconds of processor since it began, and the megabytes that it has now."""

    processor: float
    megabytes: float


def process_cost(id: int) -> ProcessCost:
    """What the process with this number has cost until now. Raises OSError."""
    folder = Path(f"/proc/{id}")
    fields = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    status = (folder / "status").read_text(encoding="utf-8")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return ProcessCost((user + system) / _TICKS, int(resident.split()[1]) / 1024)
