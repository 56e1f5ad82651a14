"""The OpenAPI document of what machines ask for, made of the models."""

from typing import Any

from data.loading import LoadResult
from pages.parts.api.asked import LoadOptions, Message

_REF = "#/components/schemas/{model}"
_REFUSALS = {
    "400": "The options or the mapping cannot be used (exit status 2).",
    "401": "The token is missing, not known, or has ended (exit status 2).",
    "403": "The token may not load this extract (exit status 2).",
    "404": "There is no such extract (exit status 2).",
    "500": "Something unexpected went wrong; nothing was loaded by halves (exit status 3).",
    "503": "The database or the audit trail cannot be used now (exit status 3).",
}


def openapi() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    options = LoadOptions.model_json_schema(ref_template=_REF)
    result = LoadResult.model_json_schema(mode="serialization", ref_template=_REF)
    message = Message.model_json_schema(ref_template=_REF)
    return {
        "openapi": "3.1.0",
        "info": {"title": "SEND improvement dashboard", "version": "1"},
        "paths": {"/api/extracts/{name}": {"post": _post(options["properties"])}},
        "components": {
            "schemas": result.pop("$defs") | {"LoadResult": result, "Message": message},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


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
            "200": _answer("Loaded, loaded already, or a dry run (exit status 0).", "LoadResult"),
            "422": _answer("Refused, because of the file's content (exit status 1).", "LoadResult"),
            **{status: _answer(about, "Message") for status, about in _REFUSALS.items()},
        },
    }


def _answer(about: str, model: str) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=model)}
    return {"description": about, "content": {"application/json": {"schema": schema}}}
