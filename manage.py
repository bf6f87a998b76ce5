#!/usr/bin/env python
"""Run a studyapp command: `manage.py help` lists them."""

import os
import sys


def main() -> None:
    """Hand the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studyapp.settings")
    if sys.argv[1:2] in (["import_notes"], ["check_notes"]):
        # What reads the notes loads while Django does.
        from studyapp.importing.fork_server import get_ready  # noqa: PLC0415

        get_ready()
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
