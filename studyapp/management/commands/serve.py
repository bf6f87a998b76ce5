"""`manage.py serve`: what `make run` ends in."""

import os
import socket
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from granian import Granian
from granian.constants import Interfaces

from studyapp.management.telling import NOT_RUN
from studyapp.models import User

LARGEST_PORT = 65535


class Command(BaseCommand):
    """Serves the site until it is stopped."""

    help = (
        "Collects the static files into the data folder, prints the address and a one-time link with "
        "which the owner signs in, and serves until Ctrl-C. The port is --port, else $PORT, else 8000."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """[--port N] [--host ADDRESS] [--workers N]."""
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8000)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--workers", type=int, default=1, help="server processes")

    def handle(self, *, port: int, host: str, workers: int, **_: Any) -> None:
        """Serve."""
        if not 0 < port <= LARGEST_PORT:
            raise CommandError(f"{port} is not a port; give one from 1 to {LARGEST_PORT}", returncode=NOT_RUN)
        _be_free(host, port)
        call_command("collectstatic", interactive=False, verbosity=0)
        site = f"http://{_shown(host)}:{port}"
        self.stdout.write(f"Studyapp is at {site}/")
        self.stdout.write(f"Sign in as its owner, once: {site}{owner_sign_in_path()}")
        self.stdout.flush()
        Granian(
            "studyapp.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            websockets=False,
            log_access=False,
        ).serve()


def _shown(host: str) -> str:
    """The host as it stands in an address that this machine's browser can open."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared with, not bound to
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _be_free(host: str, port: int) -> None:
    """Say at once, and in words, that the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"cannot serve on {host}:{port}: {error.strerror}; choose another port, as in PORT=8001",
                returncode=NOT_RUN,
            ) from error


def owner_sign_in_path() -> str:
    """The path that signs the owner in, once and within a day; makes the owner if there is none."""
    owner = User.objects.filter(is_superuser=True).order_by("pk").first()
    if owner is None:
        owner = User.objects.create_superuser("owner")  # without a password none will do
    key = urlsafe_base64_encode(force_bytes(owner.pk))
    return reverse("owner_sign_in", args=[key, default_token_generator.make_token(owner)])
