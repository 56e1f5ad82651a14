"""The table of rights for what a page may ask of the server while it is open: the fields of the
messages that its browser sends. What is not in it does not reach the server's code."""

from collections.abc import Mapping
from types import MappingProxyType

from data.access.rights import Right

ANOTHER = "backend_operation_request"
"""A message of this kind holds one of several more, which are judged by their own names."""

OPERATIONS: Mapping[str, Right | None] = MappingProxyType(
    {
        "rerun_script": Right.READ,
        "stop_script": Right.READ,
        "app_heartbeat": Right.READ,
        "file_urls_request": Right.LOAD,
        "clear_cache": None,
        "set_run_on_save": None,
        "load_git_info": None,
        "debug_disconnect_websocket": None,
        "debug_shutdown_runtime": None,
        f"{ANOTHER}.deferred_file": Right.READ,
        f"{ANOTHER}.dataframe_chunk": Right.READ,
        f"{ANOTHER}.install_skills": None,
        f"{ANOTHER}.dismiss_skills_nudge": None,
    }
)
"""The right that each asks for; None: nobody may."""
