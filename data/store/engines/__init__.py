"""What an engine of the record does, and the one of a file."""

from data.store.engines.embedded import embedded_engine
from data.store.engines.engine import Engine
from data.store.engines.recognising import Recognised
from data.store.engines.settling import LOCK, STORE, TURN, ServerAsked, kept, on_server
from data.store.engines.transactions import roll_back, transaction

__all__ = [
    "LOCK",
    "STORE",
    "TURN",
    "Engine",
    "Recognised",
    "ServerAsked",
    "embedded_engine",
    "kept",
    "on_server",
    "roll_back",
    "transaction",
]
