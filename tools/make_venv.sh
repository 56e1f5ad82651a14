#!/bin/sh
# Makes the virtual environment $1 with the newest Python that will do: 3.11 or later, with its venv module.
set -eu

# Each is run, not looked up: a version manager's stub is found by name and still may not run.
works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

without_venv=
for python in python3.13 python3.12 python3.11 python3; do
    works "$python" || continue
    has_venv "$python" && exec "$python" -m venv --clear "$1"
    without_venv=${without_venv:-$python}
done

if [ -n "$without_venv" ]; then
    echo "$without_venv has no venv module. On Debian or Ubuntu: sudo apt-get install $without_venv-venv" >&2
else
    echo "The dashboard needs Python 3.11 or later; found: $({ python3 --version || echo none; } 2>/dev/null)." >&2
    echo "Install one (python.org, or your system's packages) and run this again." >&2
fi
exit 1
