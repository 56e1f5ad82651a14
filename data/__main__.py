"""`python -m data`: loads extracts and looks after the database. `python -m data --help` lists what it can do."""

import sys

from data.commands import main

if __name__ == "__main__":
    sys.exit(main())
