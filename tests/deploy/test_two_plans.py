"""Two places at one host, each with an installation of its own: another plan, another target, other
people. Nothing of one is found at the other."""

import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx2

from tests.deploy.places_behind_nginx import PEOPLE, Host, places_installed
from tests.deploy.test_places import own_name, sign_in, stream, trusted
from tests.several.reading import OpenPage

FOLDERS = ("data", "kpis", "pages", "presentation", ".streamlit")
MEASURE = "annual_review_decision_4_weeks"
NAMES = dict(zip(PEOPLE, ("Northmere", "Southmere"), strict=True))
TARGETS = dict(zip(PEOPLE, (71, 83), strict=True))
PAGES = (("sections", ""), ("measure", f"id={MEASURE}"), ("accessibility", ""))
RELEASE = """
import sys
from pathlib import Path
from data.reader import Reader
from data.store import open_database
from kpis.editions import EditionWish, approve, make
database = open_database(Path(sys.argv[1]))
make(database, EditionWish(name=f"Board of {sys.argv[2]}"), Reader("Ann"))
assert approve(database, 1, Reader("Ad")) == []
database.close()
"""


def installed(project: Path, folder: Path, place: str) -> Path:
    """The program, with a plan of the place: another name, heading and target."""
    for one in FOLDERS:
        shutil.copytree(project / one, folder / one)
    shutil.copy(project / "app.py", folder)
    (folder / ".venv").symlink_to(sys.prefix)
    name, target = NAMES[place], TARGETS[place]
    changed(folder / "data/place/place.toml", "Westmorland and Furness", name)
    changed(folder / "data/plan/section_3.toml", '"EHC plan quality"', f'"Plans in {name}"')
    changed(folder / f"kpis/measures/{MEASURE}.py", "figure=60", f"figure={target}")
    changed(folder / f"kpis/measures/{MEASURE}.py", "60% or more", f"{target}% or more")
    return folder


def changed(file: Path, there: str, here: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert there in text, file
    file.write_text(text.replace(there, here), encoding="utf-8")


def filled(example: Path, folder: Path, place: str, installation: Path) -> None:
    """The record of a place, with an edition that its own installation has made."""
    (folder / place).mkdir()
    record = shutil.copy(example, folder / place / "record.duckdb")
    line = [sys.executable, "-c", RELEASE, record, NAMES[place]]
    subprocess.run(line, cwd=installation, check=True, timeout=100)


def test_each_place_has_its_own_plan_and_people_and_nothing_of_the_other(
    tmp_path: Path, project: Path, example_file: Path
) -> None:
    own = {place: installed(project, tmp_path / f"program-{place}", place) for place in PEOPLE}
    with ThreadPoolExecutor() as both:
        list(both.map(lambda one: filled(example_file, tmp_path, *one), own.items()))
        with places_installed(tmp_path, project / "deploy", own) as host:
            told = dict(zip(PEOPLE, both.map(partial(all_that_is_said, host), PEOPLE), strict=True))
    one, other = PEOPLE
    for here, there in ((one, other), (other, one)):
        said = told[here]
        ours = (f"{kind} {NAMES[here]}" for kind in ("Plans in", "partnership of", "Board of"))
        assert [word for word in (*ours, f"{TARGETS[here]}% or more") if word not in said] == []
        assert f"{PEOPLE[here]}@example.gov.uk" in said
        foreign = (there, NAMES[there], f"{TARGETS[there]}%", f"{PEOPLE[there]}@", str(own[there]))
        assert [word for word in (*foreign, "60% or more") if word in said] == []


def all_that_is_said(host: Host, place: str) -> str:
    """All that a place says to its analyst: pages, figures for machines, headers and cookies. To
    the analyst of the other place it says nothing."""
    client = httpx2.Client(base_url=host.address, verify=trusted(host), trust_env=False, timeout=90)
    with client as analyst:
        other = next(name for name in PEOPLE if name != place)
        assert sign_in(analyst, place, PEOPLE[other]).status_code == 403
        assert analyst.get(f"/{place}/api/measures.json").status_code == 401
        back = sign_in(analyst, place, PEOPLE[place])
        assert back.status_code == 303
        assert analyst.get(f"/{other}/api/measures.json").status_code == 401
        answers = [back, *(analyst.get(f"/{place}/{one}") for one in ADDRESSES)]
        assert {one.status_code for one in answers[1:]} == {200}
        (session,) = [one for one in analyst.cookies.jar if one.name == own_name(place)]
        return "\n".join(
            [
                *(f"{one.headers}\n{one.text}" for one in answers),
                *drawn(host, place, f"{session.name}={session.value}"),
            ]
        )


ADDRESSES = ("", "api/measures.json", "api/measures.csv", "api/milestones.csv", "ready")


def drawn(host: Host, place: str, cookie: str) -> list[str]:
    """The words of pages, as the analyst is shown them."""
    pages = []
    for page, query in PAGES:
        with stream(host, place, cookie) as socket:
            pages.append(re.sub(r"\s+", " ", OpenPage(socket, page, query).drawn()))
    return pages
