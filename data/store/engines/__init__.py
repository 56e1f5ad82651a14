"""What an engine of the record does, and the one of a file."""

from data.store.engines.embedded import embedded_engine
from data.store.engines.engine import Engine
from data.store.engines.settling import STORE, ServerAsked, settle

__all__ = [
    "STORE",
    "Engine",
    "ServerAsked",
    "embedded_engine",
    "settle",
]
