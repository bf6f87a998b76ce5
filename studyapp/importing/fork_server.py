"""The server that worker processes are forked from: it has loaded the tasks and nothing else.

They are not forked from this process, since that may have threads and an open database.
"""

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext

# Imported once, by the server.
PRELOADED = "studyapp.importing.preloaded"


def get_ready() -> None:
    """Let the server start, if it has not, and load by itself while something else is done.

    It takes half a second to, and ends with this process.
    """
    server_context()
    forkserver.ensure_running()


def server_context() -> ForkServerContext:
    """What starts processes from the server."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context
