"""Predicted recall in whole per cent, as pages show it."""


def percent(recall: float | None) -> int | None:
    """A probability as a whole number from 0 to 100; None where nothing was studied."""
    return None if recall is None else round(100 * recall)
