"""Run a command with DATABASE_URL set to a PostgreSQL that is thrown away afterwards.

`python -m tests.throwaway_postgres COMMAND…`: uses DATABASE_URL if it names a PostgreSQL, else starts
one from the machine's own binaries in a temporary folder, reachable by a socket in there alone. Where
there is none it says so and does nothing, or fails if STUDYAPP_REQUIRE_ALL is 1.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


def main(command: list[str]) -> int:
    """Run the command and return its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    binaries = _binaries()
    if binaries is None:
        print("skipped: this machine has no PostgreSQL (initdb); its tests were not run")
        return 1 if os.environ.get("STUDYAPP_REQUIRE_ALL") == "1" else 0
    with _server(binaries) as url:
        return subprocess.run(command, check=False, env=os.environ | {"DATABASE_URL": url}).returncode


def _binaries() -> Path | None:
    """The folder of the newest PostgreSQL that can make a cluster."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((file.parent for file in installed), key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def _server(binaries: Path) -> Iterator[str]:
    """A running server; yields its address. PostgreSQL refuses to run as root, so root steps down."""
    step_down = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="studyapp-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if step_down:
            shutil.chown(folder, "postgres")
        folder.chmod(0o700)
        data = str(folder / "data")

        def run(*words: str) -> None:
            subprocess.run([*step_down, *words], check=True, cwd=folder, stdout=subprocess.DEVNULL)

        run(
            str(binaries / "initdb"), "--pgdata", data, "--username", "studyapp",
            "--auth", "trust", "--encoding", "UTF8", "--no-sync",
        )  # fmt: skip
        options = (
            f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c log_min_messages=fatal"
        )
        log = str(folder / "log")
        run(str(binaries / "pg_ctl"), "--pgdata", data, "--log", log, "--options", options, "--wait", "start")
        try:
            yield f"postgres://studyapp@{quote(str(folder), safe='')}/postgres"
        finally:
            run(str(binaries / "pg_ctl"), "--pgdata", data, "--mode", "immediate", "stop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
