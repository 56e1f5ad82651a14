"""Launches the dashboard: `streamlit run app.py`, or any ASGI server with `app:app`.

The pages lie beside pages/router.py, not beside this file: Streamlit would otherwise serve a folder called `pages`
by itself, past the router and so past whatever it guards (docs/decisions/0001).
"""

import gc
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from data.store import DatabaseError
from pages.parts.headers import SecurityHeaders
from pages.parts.source import database


async def health(_: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "ok"})


def ready(_: Request) -> JSONResponse:
    """The database answers a query: after some faults of the engine it never does again until a restart."""
    try:
        with database().reading() as cursor:
            cursor.execute("SELECT count(*) FROM batches").fetchall()
    except DatabaseError:
        return JSONResponse({"status": "the database cannot be used"}, status_code=503)
    return JSONResponse({"status": "ok"})


app = st.App(
    Path(__file__).parent / "pages" / "router.py",
    routes=[Route("/health", health), Route("/ready", ready)],
    middleware=[Middleware(SecurityHeaders)],
)

# What was imported stays: without this each click pays for looking through all of it for garbage.
gc.freeze()
