"""A folder of two notes, on queues and on topics, to import."""

import datetime as dt
from pathlib import Path

from studyapp.importing.notes_import import ImportReport, import_notes
from studyapp.models import Feature

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)

QUEUES = """# Amazon SQS

Amazon SQS is a managed queue that keeps messages until a worker has taken them.

## Key Features

- **Visibility timeout**: a message that was received stays hidden from other workers for a while.
- **Dead-letter queue**: messages that keep failing are put aside in a queue of their own.

## Limits

- **Message size**: one message may carry at most 256 KB of text.
"""

TOPICS = """# Amazon SNS

Amazon SNS is a publish and subscribe service that hands each message to every subscriber.

## Key Features

- **Fan-out**: one published message reaches queues, functions and phones at the same time.
- **Filter policy**: a subscriber may ask for some of the messages only.
"""


def folder_of_two(place: Path) -> Path:
    """The folder `place` with both notes in it."""
    (place / "queues.md").write_text(QUEUES)
    (place / "topics.md").write_text(TOPICS)
    return place


def run(folder: Path, *, now: dt.datetime = NOW, dry_run: bool = False) -> ImportReport:
    """Import the folder."""
    return import_notes([folder], now=now, dry_run=dry_run)


def feature(words: str) -> Feature:
    """The one feature whose text holds the words."""
    return Feature.objects.get(text__contains=words)
