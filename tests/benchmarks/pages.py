"""How long pages take in process, against the page that does nothing but answer."""

from collections.abc import Iterator

from django.test import Client

from tests.benchmarks.figure import Figure, median_seconds

ADDRESSES = (
    "/",
    "/services/",
    "/services/sqs/",
    "/compare/sns-vs-sqs/",
    "/decide/compute/",
    "/search/?q=queue",
)


def figures() -> Iterator[Figure]:
    """One figure for each page, over the library that `importing` left behind."""
    client = Client(HTTP_HOST="localhost")
    floor = median_seconds(lambda: client.get("/healthz"), times=50)
    for address in ADDRESSES:
        yield Figure(
            name=f"page {address}",
            amount=median_seconds(lambda address=address: client.get(address), times=20),
            floor="/healthz",
            floor_amount=floor,
        )
