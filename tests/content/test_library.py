"""The library that ships: clean, plentiful, in our own words, and its README keeps its promises."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from studyapp.exporting.knowledge import export_knowledge
from studyapp.importing.checking import check_notes
from studyapp.importing.notes_import import import_notes
from studyapp.models import Card, Comparison, Decision, Feature, Service

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
FEWEST_ASPECTS = 6
SHARED_RUN = 8


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The library that ships, imported once for all of these."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_notes([CONTENT], now=NOW)
        yield
        transaction.set_rollback(True)


def test_it_has_no_problem():
    assert [str(one) for one in check_notes([CONTENT])] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("library")
def test_there_is_plenty_to_study():
    cards = Card.objects.live()
    assert cards.count() >= 600
    assert cards.filter(kind="contrast").count() >= 150
    assert set(Decision.objects.live().values_list("slug", flat=True)) == {
        "compute",
        "load-balancer",
        "messaging",
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("library")
def test_every_page_says_what_its_service_is():
    defined = set(Feature.objects.live().filter(kind="definition").values_list("service__slug", flat=True))
    pages = {page.stem for page in (CONTENT / "services").glob("*.md")}
    assert pages - defined == set()
    assert pages - set(Service.objects.live().values_list("slug", flat=True)) == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("library")
def test_every_comparison_has_both_sides_and_a_principle():
    pages = {page.stem for page in (CONTENT / "comparisons").glob("*.md")}
    assert pages
    for comparison in Comparison.objects.live().filter(slug__in=pages).prefetch_related("cells", "services"):
        sides = {service.pk for service in comparison.services.all()}
        filled: dict[str, set[int | None]] = {}
        for cell in comparison.cells.all():
            filled.setdefault(cell.aspect, set()).add(cell.service_id)
        shared = filled.pop("", set())
        assert len(filled) >= FEWEST_ASPECTS, comparison
        assert all(served == sides for served in filled.values()), comparison
        assert shared == {None}, comparison
        assert comparison.principle, comparison
    assert Comparison.objects.live().filter(slug__in=pages).count() == len(pages)


@pytest.mark.django_db
@pytest.mark.usefixtures("library")
def test_nothing_in_it_contradicts_itself():
    assert export_knowledge()["conflicts"] == []


def test_it_shares_no_run_of_words_with_the_notes_it_covers(shared: Path):
    theirs = {run for note in (shared / "notes").glob("*.md") for run in runs(note)}

    ours = {(page.name, run) for page in CONTENT.rglob("*.md") for run in runs(page) & theirs}

    assert theirs
    assert ours == set()


def runs(page: Path) -> set[tuple[str, ...]]:
    """Every run of eight words in a page."""
    words = re.findall(r"[a-z0-9]+", page.read_text(encoding="utf-8").lower())
    return {tuple(words[start : start + SHARED_RUN]) for start in range(len(words) - SHARED_RUN + 1)}
