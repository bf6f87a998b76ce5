"""One thin module per page: what was asked for, the use case that answers it, and a page to show."""
