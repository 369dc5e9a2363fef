"""Serve the stream of changes in one process: `python -m sejuk.runtime.hub_server HOST PORT`."""

import asyncio
import os
import signal
import sys

from granian.constants import Interfaces
from granian.server.embed import Server


async def serve(host: str, port: int) -> None:
    """Serve until SIGTERM, then end at once: nothing is kept here, and open streams would wait."""
    from sejuk.desk.hub import application

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, os._exit, 0)
    await Server(application, address=host, port=port, interface=Interfaces.ASGI).serve()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
