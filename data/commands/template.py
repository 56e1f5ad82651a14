"""`template`: writes an empty file of an extract, to be filled in."""

from argparse import Namespace
from pathlib import Path

from data.commands.arguments import extract
from data.commands.shell import Answer, Commands, Parser, command, using_file
from data.extracts import extracts
from data.loading import csv_template, workbook_template


def declare(commands: "Commands[Parser]") -> None:
    """Declare the command."""
    parser = command(
        commands, "template", "Write an empty file of an extract, to be filled in.", _template
    )
    parser.add_argument("extract", type=extract, metavar="EXTRACT", help="the name of the extract")
    parser.add_argument(
        "--xlsx", action="store_true", help="a workbook, with lists and notes on its columns"
    )
    parser.add_argument(
        "--output", type=Path, metavar="PATH", help="where to (default: its name, in this folder)"
    )


def _template(options: Namespace) -> Answer:
    chosen = extracts()[options.extract]
    content = workbook_template(chosen) if options.xlsx else csv_template(chosen)
    path = options.output or Path(f"{chosen.name}.{'xlsx' if options.xlsx else 'csv'}")
    with using_file(path), path.open("xb") as file:
        file.write(content)
    return Answer({"status": "written", "file": str(path)}, [str(path)])
