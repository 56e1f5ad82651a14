"""`python -m data`: loads extracts and looks after the database. `python -m data --help` lists what
it can do."""

import sys


def _run() -> int:
    try:
        from data.commands import main

        return main()
    except KeyboardInterrupt:
        return 130  # stopped while starting or ending: nothing was under way


if __name__ == "__main__":
    sys.exit(_run())
