"""Keeps Streamlit's files compressed: `python -m pages.parts.static [FOLDER]`, at installation."""

import argparse
import os
import sys
from pathlib import Path

from data.settings import Settings
from pages.parts.static.filling import folder_of
from pages.parts.static.making import made
from pages.parts.static.shelf import ShelfError, source_folder


def main() -> None:
    """Compress them, where that has not been done, and say where they lie."""
    parser = argparse.ArgumentParser(
        prog="python -m pages.parts.static", description="Keeps Streamlit's files compressed."
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", default=folder_of(Settings()), help="%(default)s"
    )
    folder = parser.parse_args().folder
    if not folder:
        sys.exit("SEND_KPIS_STATIC_CACHE says that none are kept. Name a folder.")
    if hasattr(os, "nice"):
        os.nice(10)  # readers come first
    try:
        shelf = made(folder, source_folder())
    except ShelfError as error:
        sys.exit(str(error))
    print(f"{len(shelf.files)} files are kept in {shelf.folder}")


if __name__ == "__main__":
    main()
