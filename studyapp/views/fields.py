"""What forms send, as numbers."""

MOST_DIGITS = 9


def whole_number(text: str) -> int | None:
    """A number without a sign of at most nine digits; None for anything else, which people do send."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
