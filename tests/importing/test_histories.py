"""Real notes, version after version: what nobody touched keeps its card, and what was learnt with it."""

import datetime as dt
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from studyapp.importing.notes_import import import_notes
from studyapp.models import Card, Feature
from tests.factories import LearnerFactory, ReviewFactory
from tests.importing.replaying import Library, Replay
from tests.importing.staying import Tally, reworded, unchanged

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
HISTORIES = ("analytics-pt", "databases", "ec2", "other-aws-services")
UNCHANGED = 0.995
REWORDED = 0.95


@pytest.fixture(params=HISTORIES)
def versions(request: pytest.FixtureRequest, shared: Path, db: None) -> tuple[Library, ...]:
    """The library after each version of one note."""
    return replayed(shared / "history" / request.param)


@cache
def replayed(folder: Path) -> tuple[Library, ...]:
    replay = Replay()
    return tuple(
        replay.read({"note.md": version.read_text("utf-8")}) for version in sorted(folder.glob("*.md"))
    )


def test_cards_of_unchanged_sentences_keep_their_keys(versions):
    tally = Tally()
    for before, after in pairwise(versions):
        tally.add(unchanged(before, after), after=after)

    assert tally.cards > 300
    assert tally.share >= UNCHANGED, tally.lost


def test_cards_of_lightly_reworded_sentences_keep_their_keys(versions):
    tally = Tally()
    for before, after in pairwise(versions):
        tally.add(reworded(before, after), after=after)

    assert tally.share >= REWORDED, tally.lost


def test_a_sentence_that_stands_to_the_end_is_asked_under_its_first_key(versions):
    """From each version to the last: where the sentence is asked the same way still, by the same key."""
    last = versions[-1]
    asked = {sentence(card): card.key for card in last.cards.values()}
    swapped = [
        (card.key, asked[sentence(card)])
        for library in versions
        for card in unchanged(library, last)
        if card.key not in last.cards and sentence(card) in asked
    ]

    assert swapped == []


def test_no_key_goes_to_another_sentence_while_its_own_stands(versions):
    for before, after in pairwise(versions):
        for card in unchanged(before, after):
            if card.key in after.cards and card.feature:
                assert card.source.quote in quotes(after, card.feature)


def test_the_histories_have_reworded_sentences(shared, db):
    tally = Tally()
    for name in HISTORIES:
        versions = replayed(shared / "history" / name)
        for before, after in pairwise(versions):
            tally.add(reworded(before, after), after=after)

    assert tally.cards > 30


@pytest.mark.django_db
def test_reviews_stay_with_their_cards_through_a_history_and_back(shared, tmp_path):
    versions = sorted((shared / "history" / "other-aws-services").glob("*.md"))
    store(tmp_path, versions[0])
    first = set(Card.objects.live().values_list("pk", flat=True))
    learner = LearnerFactory()
    for card in Card.objects.live():
        ReviewFactory(learner=learner, card=card)

    for day, version in enumerate(versions[1:], start=1):
        store(tmp_path, version, now=NOW + dt.timedelta(days=day))
    stayed = Card.objects.live().filter(pk__in=first).count()
    gone = Feature.objects.exclude(retired_at=None).count()
    store(tmp_path, versions[0], now=NOW + dt.timedelta(days=99))

    assert stayed > 0
    assert gone > 0
    awake = Card.objects.live().filter(pk__in=first)
    assert set(awake.values_list("pk", flat=True)) == first
    assert set(awake.values_list("reviews__learner", flat=True)) == {learner.pk}


def store(folder: Path, version: Path, *, now: dt.datetime = NOW) -> None:
    (folder / "note.md").write_bytes(version.read_bytes())
    import_notes([folder], now=now)


def sentence(card):
    return card.kind, card.services, card.front, card.source.quote


def quotes(library: Library, feature: str) -> set[str]:
    return {source.quote for source in library.features[feature].sources}
