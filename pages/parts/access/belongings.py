"""What Streamlit keeps for whom: its own sessions, of which a person may have several, and the
files that it made for them. Its addresses open to whoever has them; here they belong to
somebody."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol

_MEDIA = "/media/"
_UPLOADED = "/_stcore/upload_file/"


class Media(Protocol):
    """What makes the addresses of files: Streamlit's keeper of media. What is wanted later is
    promised under a name of its own first."""

    add: Callable[..., str]
    add_deferred: Callable[..., str]
    execute_deferred: Callable[[str], str]


class _Recent(OrderedDict[Hashable, str]):
    """The newest of what was put in."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def put(self, key: Hashable, value: str) -> None:
        self[key] = value
        self.move_to_end(key)
        while len(self) > self._most:
            self.popitem(last=False)


class Belongings:
    """Which of Streamlit's sessions belongs to which of ours, and which file to which of its own.
    Any thread may ask. What is older than the `most` newest is forgotten, and belongs to nobody."""

    def __init__(self, most: int = 20_000) -> None:
        self._lock = threading.Lock()
        self._owners = _Recent(most)
        self._promised = _Recent(most)
        self._made = _Recent(most)

    def joined(self, run: str, session_id: str) -> None:
        """One of Streamlit's sessions was opened for one of ours."""
        with self._lock:
            self._owners.put(run, session_id)

    def owned(self, run: str, session_id: str) -> bool:
        """One of Streamlit's sessions belongs to one of ours."""
        with self._lock:
            return self._owners.get(run) == session_id

    def may_have(self, session_id: str, path: str) -> bool:
        """What lies at an address of Streamlit's was made for one of our sessions."""
        if path.startswith(_UPLOADED):
            return self.owned(path.removeprefix(_UPLOADED).partition("/")[0], session_id)
        with self._lock:
            runs = [run for run, owner in self._owners.items() if owner == session_id]
            return any((path, run) in self._made for run in runs)

    def runs(self, session_id: str) -> list[str]:
        """Streamlit's sessions of one of ours."""
        with self._lock:
            return [str(run) for run, owner in self._owners.items() if owner == session_id]

    def watch(self, media: Media, whose: Callable[[], str]) -> None:
        """Learn from now on for which of Streamlit's sessions a file is made; `whose` names that of
        the page that is being drawn."""
        add, promise, keep = media.add, media.add_deferred, media.execute_deferred

        def added(*args: object, **kwargs: object) -> str:
            return self._note(add(*args, **kwargs), whose())

        def promised(*args: object, **kwargs: object) -> str:
            name = promise(*args, **kwargs)
            with self._lock:
                self._promised.put(name, whose())
            return name

        def kept(name: str) -> str:
            with self._lock:
                run = self._promised.get(name, "")
            return self._note(keep(name), run)

        media.add, media.add_deferred, media.execute_deferred = added, promised, kept

    def _note(self, address: str, run: str) -> str:
        with self._lock:
            self._made.put((address, run), "")
        return address
