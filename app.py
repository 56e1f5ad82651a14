"""Launches the dashboard: `streamlit run app.py`, or any ASGI server with `app:app`.

The pages lie beside pages/router.py, not beside this file: Streamlit would otherwise serve a folder
called `pages` by itself, past the router and so past whatever it guards (docs/decisions/0001).
"""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import cast

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.address import PostgresAddress
from data.audit import AuditError, Kind
from data.incident import details, outage_words
from data.private import keep_private
from data.reader import Reader
from data.settings import Settings
from data.sign_in import administers, sessions
from data.store import LAST_LOOK, DatabaseError, answer, end, held
from kpis.retention import RETAIN, retain_asked, retain_if_due
from pages.parts.access import (
    Belongings,
    Happened,
    NotStartedError,
    Quota,
    check_address,
    checked_settings,
    gate,
)
from pages.parts.api import api_routes
from pages.parts.headers import SecurityHeaders
from pages.parts.page_scripts import NAMES, WITH_SIGN_IN, PageScripts
from pages.parts.reader import SESSION
from pages.parts.recording import trail
from pages.parts.static import CompressedStatic, Filling, folder_of
from presentation.commands import ASKED

DAY = 24 * 60 * 60
"""Seconds."""
LOOK_SECONDS = 3
"""How often the database is looked at."""
ANSWER_SECONDS = 15
"""How long the database may take to answer before that is told as a fault."""
SILENT = f"The database has not answered for {ANSWER_SECONDS} seconds: look at its server."
ELSEWHERE = (
    "Rows that are too old are removed by python -m kpis retain --yes under the role that owns the "
    "tables, and not by this server (docs/postgresql.md, part 7)."
)


async def health(_: Request) -> JSONResponse:
    """The process answers, and could use its database when it last looked. Anybody may ask, so that
    nothing is looked at for them, and no more is said."""
    return _state(LAST_LOOK.fault)


def ready(request: Request) -> JSONResponse:
    """The database answers a query; if not, why, with what to do for whoever may administer it."""
    fault = _fault()
    if not fault:
        return _state("")
    may = administers(request.headers.get(SESSION, ""))
    return _state(str(fault), message=outage_words(fault, administers=may))


def _state(fault: str, **why: str) -> JSONResponse:
    if fault:
        return JSONResponse({"status": "the database cannot be used", **why}, status_code=503)
    return JSONResponse({"status": "ok"})


def _fault() -> DatabaseError | None:
    try:
        held().look()
    except DatabaseError as error:
        return error
    return None


async def _look_at_database() -> None:
    """Look whether it can be used, again and again. Where no answer comes, nobody waits for it: a
    server that is stopped, or its disk, may keep a query for hours."""
    asked = None
    while True:
        asked = asked or asyncio.ensure_future(asyncio.to_thread(_fault))
        done, _ = await asyncio.wait({asked}, timeout=ANSWER_SECONDS)
        _told(str(asked.result() or "") if done else SILENT)
        asked = None if done else asked
        await asyncio.sleep(LOOK_SECONDS)


def _told(fault: str) -> None:
    """Keep what a look has found; where it is another than before the log says so."""
    if fault != LAST_LOOK.fault:
        logging.getLogger("dashboard").error(fault or "The database can be used again.")
    LAST_LOOK.fault = fault


async def _log_digests() -> None:
    """Write the newest digest of the audit trail into the log, now and once a day: lines that are
    cut off its end later are found by it (docs/audit.md)."""
    while True:
        logging.getLogger("dashboard").warning(await asyncio.to_thread(_digest))
        await asyncio.sleep(DAY)


def _digest() -> str:
    try:
        lines, digest = trail().last()
    except AuditError as error:
        return str(error)
    return f"Audit trail: {lines} lines, digest {digest}" if lines else "Audit trail: no line yet"


async def _retain_daily() -> None:
    """Remove rows about people that are older than they are kept, now and once a day
    (docs/running.md, part 8). On a server only the role that owns the tables may do that."""
    if isinstance(Settings().database, PostgresAddress):
        if Settings().retain_months:
            logging.getLogger("dashboard").warning(ELSEWHERE)
        return
    while True:
        await asyncio.to_thread(_retain)
        await asyncio.sleep(DAY)


def _retain() -> None:
    """One run, in the background; one that fails is told in the log, and the server goes on."""
    log = logging.getLogger("dashboard")
    try:
        found = retain_if_due(held()) if Settings().retain_months else None
    except (DatabaseError, AuditError) as error:
        log.error("Rows that are too old could not be removed. %s", error)
    except Exception as error:
        log.error("\n".join(["Rows that are too old could not be removed.", *details(error)]))
    else:
        if found:
            rows = sum(one.rows for one in found.going)
            log.warning("Retention: %d rows from before %s removed", rows, found.before)


def witness(by: Reader, seen: Happened, words: str) -> None:
    """Put what happens at the door on the audit trail. Raises AuditError: then nobody passes."""
    trail().record(by, Kind(seen.value), words)


@asynccontextmanager
async def running(_: st.App) -> AsyncIterator[None]:
    """The life of the server."""
    BELONGINGS.watch(runtime.get_instance().media_file_mgr, _whose)
    print(f"\n  The dashboard is at {SIGN_IN.address or _own_address()}\n", flush=True)
    filling = asyncio.create_task(STATIC.fill())
    async with holding_the_database():
        yield
    filling.cancel()
    await asyncio.gather(filling, return_exceptions=True)


@asynccontextmanager
async def holding_the_database() -> AsyncIterator[None]:
    """Opens the database when the server starts, answers the commands that ask something of it,
    and closes it when the server ends."""
    ending = asyncio.Event()
    task = asyncio.create_task(_answer_until(ending))
    others = [
        asyncio.create_task(one) for one in (_log_digests(), _look_at_database(), _retain_daily())
    ]
    yield
    for one in others:
        one.cancel()
    ending.set()
    await task
    await asyncio.to_thread(end)


async def _answer_until(ending: asyncio.Event) -> None:
    while not ending.is_set():
        seconds = await asyncio.to_thread(_answer)
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), seconds)


def _answer() -> float:
    """Answers what was asked for; the seconds until the next time."""
    try:
        answer(held(), {RETAIN: retain_asked, **ASKED})
        return 0.5
    except DatabaseError:
        return 5  # the pages, /ready and the log say so
    except Exception as error:
        logging.getLogger("dashboard").error("\n".join(details(error)))
        return 5


def _whose() -> str:
    """Which of Streamlit's sessions is being drawn."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _held(runs: list[str]) -> int:
    """The bytes that Streamlit holds of the uploads of these of its sessions."""
    uploads = cast(MemoryUploadedFileManager, runtime.get_instance().uploaded_file_mgr)
    files = uploads.file_storage
    return sum(len(file.data) for run in runs for file in files.get(run, {}).values())


def _own_address() -> str:
    return f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"


keep_private()

try:
    SIGN_IN = checked_settings()
    check_address(SIGN_IN, st.get_option("server.address") or "")
except NotStartedError as error:
    sys.exit(f"\n{error}\n")

STATIC = Filling(folder_of(Settings()))
BELONGINGS = Belongings()
QUOTA = Quota(_held, st.get_option("server.maxUploadSize") * 1024 * 1024)

app = st.App(
    Path(__file__).parent / "pages" / "router.py",
    routes=[Route("/health", health), Route("/ready", ready), *api_routes(held)],
    middleware=[
        Middleware(SecurityHeaders),
        *gate(SIGN_IN, sessions(), BELONGINGS, QUOTA, witness),
        Middleware(CompressedStatic, STATIC),
        Middleware(PageScripts, WITH_SIGN_IN if SIGN_IN.configured else NAMES),
    ],
    lifespan=running,
)

# What was imported stays: without this each click pays for looking through all of it for garbage.
gc.freeze()
