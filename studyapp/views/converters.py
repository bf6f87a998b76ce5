"""What may stand in an address. Slugs and notes are named in any script, but never with control characters.

PostgreSQL takes no NUL in a text: such an address is wrong before anything is asked of the store.
"""

from django.urls.converters import StringConverter

_CONTROL = r"\x00-\x1f\x7f-\x9f"


class SlugConverter(StringConverter):
    """The slug of a service, a comparison or a decision."""

    regex = f"[^/{_CONTROL}]+"


class NoteAddressConverter(StringConverter):
    """The address of a note, which may have folders in it."""

    regex = f"[^{_CONTROL}]+"
