"""What a machine is answered where nothing is done: a status and a sentence, as JSON."""

import logging
from collections.abc import Awaitable, Mapping

from starlette.responses import JSONResponse, Response

from data.audit import AuditError
from data.beside import BesideError
from data.incident import details, outage_words, reference
from data.post import PostError
from data.store import DatabaseError
from pages.parts.api.asked import Message


class TurnedAwayError(Exception):
    """Why nothing is done, with the status of the answer and what else stands at its head."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


def message(status: int, words: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The answer that says why."""
    return JSONResponse(Message(message=words).model_dump(), status, headers)


async def answered(act: Awaitable[Response], unexpected: str) -> Response:
    """The answer of an act, or why there is none. `unexpected` says what to do about a fault that
    nobody thought of, with `{}` for its reference."""
    try:
        return await act
    except TurnedAwayError as refusal:
        return message(refusal.status, str(refusal), refusal.headers)
    except (DatabaseError, AuditError, BesideError, PostError) as error:
        return message(503, outage_words(error, administers=False))
    except Exception as error:
        # The words of an error may quote a cell: only its kind and place go into the log.
        logging.getLogger("dashboard").error("\n".join(details(error)))
        return message(500, unexpected.format(reference(error)))
