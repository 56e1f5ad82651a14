"""The dashboard, which says how much it holds whenever it is asked on its standard input: for
test_growth.py, in a process of its own.

What Streamlit keeps of a page that was left, in case it comes back, it keeps for a second here and
not for two minutes: otherwise all of it would stand in memory at once.
"""

import ctypes
import gc
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any, cast

import uvicorn
from streamlit import config, runtime

KEPT_SECONDS = 1


def counts(belongings: Any, sessions: Any) -> dict[str, int]:
    """What the process holds once everything that was left is gone."""
    now = cast(Any, runtime.get_instance())
    time.sleep(KEPT_SECONDS)
    kept = len(now._session_mgr._session_storage._cache)  # forgets what is over
    gc.collect()
    ctypes.CDLL("libc.so.6").malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return {
        "kilobytes": int(resident.split()[1]),
        "open files": len(list(Path("/proc/self/fd").iterdir())),
        "threads": len(list(Path("/proc/self/task").iterdir())),
        "open pages": now._session_mgr.num_active_sessions() + kept,
        "uploads held": sum(map(len, now.uploaded_file_mgr.file_storage.values())),
        "sign-ins": len(sessions._shelf.every()),
        "pages that belong to somebody": len(belongings._owners),
    }


def answer(belongings: Any, sessions: Any) -> None:
    """A line of figures for each line that comes."""
    for _ in sys.stdin:
        print(json.dumps(counts(belongings, sessions)), flush=True)


def main(port: int) -> None:
    """Serve until the process is ended."""
    ours = {"port": port, "address": "127.0.0.1", "disconnectedSessionTTL": KEPT_SECONDS}
    for name, value in ours.items():
        config.set_option(f"server.{name}", value)
    import app

    told = app.BELONGINGS, app.sessions()
    threading.Thread(target=answer, args=told, daemon=True).start()
    uvicorn.run(app.app, host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    main(int(sys.argv[1]))
