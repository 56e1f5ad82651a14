"""The OpenAPI document of what machines ask for, made of the models."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from data.loading import LoadResult
from pages.parts.api.asked import LoadOptions, Message
from pages.parts.api.newest import MEASURES_CSV, MEASURES_JSON, MILESTONES_CSV
from pages.parts.api.reading import FILES
from pages.parts.api.told import ToldMeasures
from presentation.rows import ReleasedFigure, ReleasedMilestone

_REF = "#/components/schemas/{model}"
_REFUSALS = {
    "400": "The options or the mapping cannot be used (exit status 2).",
    "401": "The token is missing, not known, or has ended (exit status 2).",
    "403": "The token may not load this extract (exit status 2).",
    "404": "There is no such extract (exit status 2).",
    "500": "Something unexpected went wrong; nothing was loaded by halves (exit status 3).",
    "503": "The database or the audit trail cannot be used now (exit status 3).",
}
_NOT_READ = {
    "403": "The token may not read an edition.",
    "404": "No edition has been approved yet.",
    "500": "Something unexpected went wrong.",
    "503": "The database or the audit trail cannot be used now.",
}
_NO_CALENDAR = {
    "404": "There is no such secret.",
    "410": "It was ended, or whose it was may not see it any more.",
    "500": "Something unexpected went wrong.",
    "503": "The database or the audit trail cannot be used now.",
}
_KNOWN = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The ETag of the answer before.",
    "schema": {"type": "string"},
}
_LINES: dict[str, type[BaseModel]] = {
    MEASURES_CSV: ReleasedFigure,
    MILESTONES_CSV: ReleasedMilestone,
}
_AS_CSV = (
    "UTF-8 with a byte order mark; the first line has the columns, in the order of the fields; "
    "what is null is empty; true and false are `True` and `False`. A text that a spreadsheet would "
    "take for a formula has an apostrophe before it."
)


def openapi() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    options = LoadOptions.model_json_schema(ref_template=_REF)
    _, schemas = models_json_schema(
        [
            (LoadResult, "serialization"),
            *((one, "validation") for one in (Message, ToldMeasures, *_LINES.values())),
        ],
        ref_template=_REF,
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "SEND improvement dashboard", "version": "1"},
        "paths": {
            "/api/extracts/{name}": {"post": _post(options["properties"])},
            **{f"/api/{name}": {"get": _get(name)} for name in FILES},
            "/calendar/{secret}.ics": {"get": _calendar()},
        },
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "password": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "Any name, and the token as the password.",
                },
            },
        },
    }


def _get(name: str) -> dict[str, Any]:
    return {
        "operationId": name.replace(".", "_"),
        "summary": FILES[name],
        "security": [{"token": []}, {"password": []}],
        "parameters": [_KNOWN],
        "responses": {
            **_given(FILES[name], _content(name)),
            "401": {
                "description": "Nobody has signed in, or the token is not known or has ended.",
                "content": {"application/json": {"schema": _ref(Message)}, "text/plain": {}},
            },
            **{status: _answer(about, Message) for status, about in _NOT_READ.items()},
        },
    }


def _given(about: str, content: dict[str, Any]) -> dict[str, Any]:
    """The answers with a file, or that it is still the one that the asker has."""
    tag = {"schema": {"type": "string"}, "description": "Another one for each byte that is."}
    return {
        "200": {"description": about, "headers": {"ETag": tag}, "content": content},
        "304": {"description": "It is still the one of that ETag.", "headers": {"ETag": tag}},
    }


def _calendar() -> dict[str, Any]:
    secret = {"name": "secret", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": "calendar",
        "summary": "What one person answers for, as a calendar program asks for it.",
        "security": [],
        "parameters": [secret, _KNOWN],
        "responses": {
            **_given("The calendar (RFC 5545).", {"text/calendar": {}}),
            **{status: _answer(about, Message) for status, about in _NO_CALENDAR.items()},
        },
    }


def _content(name: str) -> dict[str, Any]:
    if name == MEASURES_JSON:
        return {"application/json": {"schema": _ref(ToldMeasures)}}
    lines = {"type": "array", "items": _ref(_LINES[name]), "description": _AS_CSV}
    return {"text/csv": {"schema": lines}}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}


def _post(options: dict[str, Any]) -> dict[str, Any]:
    name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    query = [
        {
            "name": option,
            "in": "query",
            "description": schema["description"],
            "schema": {key: said for key, said in schema.items() if key != "description"},
        }
        for option, schema in options.items()
    ]
    binary = {"application/octet-stream": {}}
    return {
        "operationId": "load",
        "summary": "Read, check and load one file as one batch, as python -m data load does.",
        "security": [{"token": []}],
        "parameters": [name, *query],
        "requestBody": {"required": True, "content": binary},
        "responses": {
            "200": _answer("Loaded, loaded already, or a dry run (exit status 0).", LoadResult),
            "422": _answer("Refused, because of the file's content (exit status 1).", LoadResult),
            **{status: _answer(about, Message) for status, about in _REFUSALS.items()},
        },
    }


def _answer(about: str, model: type[BaseModel]) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": _ref(model)}}}
