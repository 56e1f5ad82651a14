"""Draws pages of the second place, and prints what each says, as JSON by name.

`python -m tests.second_place.shown FOLDER` is a process of its own, because a process knows one
place and one plan.
"""

import json
import sys
from datetime import date
from pathlib import Path

import data.chosen
from data.reader import Reader

HERE = Path(__file__).parent
CHOSEN = data.chosen.Chosen(HERE / "place.toml", HERE / "plan", "tests.second_place.measures")
data.chosen.chosen = lambda: CHOSEN  # before anything else is imported: declarations are made of it

from streamlit.testing.v1 import AppTest  # noqa: E402

from data.loading.load import AUTO, Request, load  # noqa: E402
from data.store import open_database  # noqa: E402
from kpis.commands.check import check  # noqa: E402
from kpis.commands.document import document  # noqa: E402
from kpis.commands.report import report  # noqa: E402
from kpis.judging.read import read_results  # noqa: E402

AS_AT = date(2024, 4, 30)
MONTHS = ("2024-01", "2024-02", "2024-03", "2024-04")
PAGES = {
    "overview": ("overview", {}),
    "milestones": ("milestones", {"show": "all"}),
    "followers": ("measure", {"id": "social_media_followers"}),
    "average wait": ("measure", {"id": "nd_average_wait", "by": "icb"}),
    "sections": ("sections", {}),
    "governance": ("governance", {}),
    "plan": ("plan", {"part": "glossary"}),
    "accessibility": ("accessibility", {}),
}


def rows() -> dict[str, str]:
    """Extracts as text: the council has 30 followers for every 1,000 residents, more than its
    neighbours; 24 children wait, half of them at each board."""
    followers = {"399": (300, "Northmere"), "301": (100, "Alderby"), "302": (200, "Birchester")}
    media = [
        f"{month},{la},{name},Facebook,{n},9,10000"
        for month in MONTHS
        for la, (n, name) in followers.items()
    ]
    waits = [f"R{n},ASD,Clinic,{('HB', 'UP')[n % 2]},2023-{n % 9 + 1:02}-05" for n in range(24)]
    updates = ["1a.1,Green,2024-03-01,The letter is written"]
    return {
        "social_media": "\n".join(
            ["month,la_number,la_name,platform,followers,engagements,population", *media]
        ),
        "nd_waits": "\n".join(["referral_id,pathway,provider,icb,referral_date", *waits]),
        "milestone_updates": "\n".join(["milestone_id,status,status_date,update", *updates]),
    }


def filled(folder: Path) -> dict[str, object]:
    """Load the extracts, and give what the commands say of them."""
    database = open_database(folder / "second.duckdb")
    for name, text in rows().items():
        path = folder / f"{name}.csv"
        path.write_text(text + "\n", encoding="utf-8")
        found = load(database, Request(AUTO, path, path.name, AS_AT, Reader("test")))
        assert found.status == "loaded", found.problems
    told = report(read_results(database))
    database.close()
    return {"kpis": told, "check": check(AS_AT), "document": document()}


def values(test: AppTest, *kinds: str) -> list[str]:
    """The words of these elements."""
    return [getattr(one, "value") for kind in kinds for one in test.get(kind)]  # noqa: B009 - not every kind has one


def drawn(page: str, query: dict[str, str]) -> dict[str, object]:
    """What a page says, its charts included, and what went wrong with it."""
    test = AppTest.from_file(str(HERE.parents[1] / "pages" / "router.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test.switch_page(f"{page}.py").run()
    said = values(test, "html", "markdown", "caption", "subheader", "info")
    charts = [one.proto.spec for one in test.get("plotly_chart")]
    choices = [str(one.proto) for kind in ("button_group", "selectbox") for one in test.get(kind)]
    wrong = values(test, "exception", "error", "warning")
    return {"said": "\n".join([*said, *charts, *choices]), "wrong": wrong}


if __name__ == "__main__":
    told = filled(Path(sys.argv[1]))
    json.dump(told | {name: drawn(*asked) for name, asked in PAGES.items()}, sys.stdout)
