"""Places with real processes that are quick to start, behind a launcher."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.places import SharedPlace
from places.launcher import Launcher
from places.process import OwnProcess
from tests.servers import free_ports

ANSWER = "f\"{os.getpid()} {os.environ.get('SEND_KPIS_DATABASE')} {self.path}\""
"""What one of them says; a test may have it say something else."""
SERVER = f"""
import http.server, os, sys, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/die": os._exit(1)
        if self.path == "/hold": time.sleep(1)
        text = ({ANSWER}).encode()
        self.send_response(200); self.send_header("Content-Length", len(text)); self.end_headers()
        self.wfile.write(text)
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
"""
Ask = Callable[..., Coroutine[Any, Any, str]]


def together(
    folder: Path, test: Callable[[Ask, dict[str, OwnProcess]], Awaitable[None]], **kwargs: Any
) -> None:
    """Run the launcher with the places a, b and c, and a test beside it."""
    programs = {"a": SERVER, "b": SERVER, "c": SERVER} | kwargs.pop("programs", {})
    made = {}
    for (name, program), port in zip(programs.items(), free_ports(3), strict=True):
        settings = folder / f"{name}.env"
        settings.write_text(f"# {name}\nSEND_KPIS_DATABASE='{name}.duckdb'\n")
        place = SharedPlace(title=name, settings=settings, port=port)
        made[name] = OwnProcess(name, place, ("-c", program))

    async def ask(name: str, path: str = "/") -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", made[name].place.port)
        writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        text = ""
        with suppress(ConnectionResetError):
            text = (await reader.read()).decode()
        writer.close()
        return text.rpartition("\r\n")[2]

    async def run() -> None:
        until = asyncio.Event()
        serving = asyncio.create_task(Launcher(made, **kwargs).serve(until))
        await asyncio.sleep(0.1)
        try:
            await test(ask, made)
        finally:
            until.set()
            await serving

    asyncio.run(run())
    assert not [one for one in made.values() if one.running]
