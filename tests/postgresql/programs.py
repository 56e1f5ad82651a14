"""PostgreSQL's programs on this machine, and the user under whom they run."""

import os
import pwd
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

OLDEST = 15
"""The version that is supported at least."""
DEBIAN = Path("/usr/lib/postgresql")
NOT_ROOT = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this user for it."""


class NoPostgresqlError(Exception):
    """PostgreSQL cannot be started here; the words say what to do."""


@cache
def programs() -> Path:
    """The folder of the newest `initdb` and `postgres`. Raises NoPostgresqlError."""
    named = shutil.which("initdb")
    found = [path.resolve().parent for path in DEBIAN.glob("*/bin/initdb")]
    found += [Path(named).resolve().parent] if named else []
    newest = max(found, key=_version, default=None)
    if not newest or _version(newest) < OLDEST:
        raise NoPostgresqlError(
            f"There is no PostgreSQL {OLDEST} or later: run tools/ensure_postgresql.sh, which "
            "installs it or says how."
        )
    return newest


@cache
def runs_as() -> pwd.struct_passwd:
    """Whose the server's process and files are. Raises NoPostgresqlError."""
    try:
        return pwd.getpwnam(NOT_ROOT) if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    except KeyError:
        raise NoPostgresqlError(
            f"PostgreSQL does not run as root, and there is no user {NOT_ROOT}: install it with "
            "tools/ensure_postgresql.sh, which makes one, or run the tests as another user."
        ) from None


def line(program: str, *arguments: str | Path) -> list[str]:
    """The command that runs a program. What it runs is stopped when the thread that started it
    ends, however that ends."""
    user = runs_as()
    other = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    own = ["setpriv", *(other if os.geteuid() == 0 else []), "--pdeathsig=QUIT"]
    return [*own, str(programs() / program), *map(str, arguments)]


def _version(folder: Path) -> int:
    told = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True)
    return int(re.findall(r"\) (\d+)", told.stdout)[0])
