"""How a category is called and coloured, and in which order categories stand."""

# The stylesheet has six accents; every category has one, never as its only sign.
_ACCENTS = {
    "compute": "is-compute",
    "integration": "is-integration",
    "networking": "is-network",
    "migration": "is-network",
    "iot": "is-network",
    "security": "is-security",
    "management": "is-security",
    "storage": "is-data",
    "database": "is-data",
    "analytics": "is-data",
    "machine learning": "is-data",
}
_ORDER = ("compute", "integration", "networking", "storage", "database", "security")
_CAPITALS = {"iot": "IoT"}


def accent(category: str) -> str:
    """The class that sets the accent of a category."""
    return _ACCENTS.get(category.casefold(), "is-concept")


def category_name(category: str) -> str:
    """The category as a heading."""
    return _CAPITALS.get(category, category[:1].upper() + category[1:]) or "Everything else"


def category_rank(category: str) -> tuple[int, str]:
    """Sorts categories: the best known first, then by name, concepts and what has none at the end."""
    known = category.casefold()
    if known in _ORDER:
        return (_ORDER.index(known), "")
    return ({"concepts": 98, "": 99}.get(known, len(_ORDER)), known)
