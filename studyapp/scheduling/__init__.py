"""Ratings and time become memory, due dates and the order to ask in. Pure; the clock is handed in."""
