"""What to study."""

import pytest
from django.http import QueryDict

from studyapp.cards.card import CardKind
from studyapp.studying.scope import Scope, sides_of
from tests.factories import CardFactory, ComparisonFactory, FeatureFactory, NoteFactory, ServiceFactory


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(services=("sns", "sqs")),
        Scope(category="Compute & more", note="deep folder/é.md"),
        Scope(comparison="sns-vs-sqs"),
    ],
)
def test_an_address_names_it_and_gives_it_back(scope):
    assert Scope.from_query(QueryDict(scope.query())) == scope
    assert bool(scope.query()) == (scope != Scope())


def test_it_cleans_what_an_address_brings():
    scope = Scope.from_query({"services": " sqs,, sns ,sqs", "note": "a\0b", "colour": "red"})

    assert scope == Scope(services=("sqs", "sns"), note="a\N{REPLACEMENT CHARACTER}b")


@pytest.mark.django_db
def test_empty_it_is_every_live_card():
    live = CardFactory()
    CardFactory(retired_at=live.note.imported_at)

    assert list(Scope().cards()) == [live]


@pytest.mark.django_db
def test_services_any_of_which_a_card_is_about():
    sns, sqs, lambda_ = (ServiceFactory(slug=slug) for slug in ("sns", "sqs", "lambda"))
    both = CardFactory(services=[sns, sqs])
    CardFactory(services=[lambda_])

    assert list(Scope(services=("sns", "sqs")).cards()) == [both]


@pytest.mark.django_db
def test_a_category_and_a_note_together():
    note = NoteFactory()
    queue = FeatureFactory(service=ServiceFactory(category="Queues"))
    wanted = CardFactory(feature=queue, note=note)
    CardFactory(feature=queue)
    CardFactory(note=note)

    assert list(Scope(category="Queues", note=note.address).cards()) == [wanted]


@pytest.mark.django_db
def test_a_comparison_is_its_own_cards_and_those_about_all_its_sides():
    sns, sqs = ServiceFactory(slug="sns"), ServiceFactory(slug="sqs")
    pair = ComparisonFactory(services=[sns, sqs])
    own = CardFactory(comparison=pair, question=[sns, sqs], kind=CardKind.CONTRAST, services=[sns])
    about_both = CardFactory(services=[sns, sqs])
    CardFactory(services=[sns])

    assert set(Scope(comparison="sns-vs-sqs").cards()) == {own, about_both}


@pytest.mark.django_db
def test_an_address_with_a_thousand_sides_finds_nothing():
    CardFactory()

    assert not Scope(comparison="-vs-".join(f"s{number}" for number in range(1000))).cards().exists()


def test_an_address_names_at_most_fifty_services():
    named = [f"s{number}" for number in range(5_000)]

    assert Scope.from_query({"services": ",".join(named)}).services == tuple(named[:50])


@pytest.mark.parametrize(
    ("comparison", "sides"),
    [
        ("sqs-vs-sns", ("sns", "sqs")),
        ("sns", ("sns",)),
        ("", ()),
        ("-vs-".join("abcdefghi"), ()),
        ("sns-vs-" + "s" * 1_000, ()),
    ],
)
def test_a_comparisons_sides_are_in_its_slug(comparison, sides):
    assert sides_of(comparison) == sides


@pytest.mark.django_db
def test_what_does_not_exist_holds_no_cards():
    CardFactory()

    for scope in (Scope(services=("no",)), Scope(category="no"), Scope(comparison="no"), Scope(note="no")):
        assert not scope.cards().exists()
