"""The network, switched off: whatever would leave this machine raises, in this process and, on request, in a child."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest


class NetworkUsed(AssertionError):
    """Something tried to leave the machine. No ``OSError``, so that nobody catches it as a failed connection."""


def is_local(address: object) -> bool:
    """Whether an address (of any family) stays on this machine."""
    if not isinstance(address, tuple) or not address:
        return True  # sockets of the file system
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


def block(patch: pytest.MonkeyPatch) -> None:
    """Replace what opens connections and asks for names by functions that refuse everything but this machine."""

    class Guarded(socket.socket):
        def connect(self, address: Any) -> None:
            self._check(address)
            super().connect(address)

        def connect_ex(self, address: Any) -> int:
            self._check(address)
            return super().connect_ex(address)

        def sendto(self, *arguments: Any) -> int:
            self._check(arguments[-1])
            return super().sendto(*arguments)

        def _check(self, address: object) -> None:
            if not is_local(address):
                raise NetworkUsed(f"a test wanted to reach {address!r}; mark it with @pytest.mark.network if it may")

    find = socket.getaddrinfo

    def find_local(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_local((name,)):
            raise NetworkUsed(f"a test wanted the address of {name!r}; mark it with @pytest.mark.network if it may")
        return find(host, *rest, **more)

    patch.setattr(socket, "socket", Guarded)
    patch.setattr(socket, "getaddrinfo", find_local)


#: What ``sitecustomize`` of a child process holds: no socket at all, not even to this machine.
NO_SOCKETS = """
import socket
def refuse(*arguments, **options):
    raise AssertionError("a socket was opened")
class Refused(socket.socket):
    __init__ = refuse
socket.socket = Refused
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""


def folder_without_sockets(folder: Path) -> Path:
    """A folder that, first on a child's module path, takes every socket away from it."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
    return folder


def path_with(folder: Path, *more: Path) -> str:
    """A ``PYTHONPATH`` of these folders."""
    return os.pathsep.join(str(f) for f in (folder, *more))
