"""Remarks in brackets: when a figure was looked up, and what others say instead.

    - **Message size**: 1 MB (until 2025: 256 KB) (checked 2026-11).

They are for who reads the page. They are no part of what the statement says, so no card asks for them.
"""

import re

# What does not hold any more, or never did; the group is how others put it.
CORRECTION = re.compile(
    r"\((?:until (?:\d{1,2}\.? )?(?:[a-z]{3,9} )?\d{4}(?:-\d{2}){0,2}|not): ([^()\n]{2,80})\)", re.IGNORECASE
)
LOOKED_UP = re.compile(r"\((?:checked|as of) (?:\d{4}(?:-\d{2}){0,2}|[a-z]{3,9} \d{4})\)", re.IGNORECASE)
_ANY = re.compile(rf" ?(?:{CORRECTION.pattern}|{LOOKED_UP.pattern})", re.IGNORECASE)


def without_remarks(text: str) -> str:
    """The text without its remarks; the sign after one stays."""
    return _ANY.sub("", text) if "(" in text else text
