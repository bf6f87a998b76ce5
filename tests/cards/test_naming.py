from studyapp.cards.naming import clangs, naming
from tests.cards.making import SERVICES

SNS, SQS = SERVICES["sns"], SERVICES["sqs"]


def test_it_hides_every_spelling_of_a_name() -> None:
    hide = naming(SQS).hidden

    assert hide("Amazon SQS and SQS, the Simple Queue Service") == "____ and ____, the ____"
    assert hide("sqs-like SQSX stay") == "sqs-like SQSX stay" or hide("SQSX stays") == "SQSX stays"


def test_a_word_of_the_name_clangs() -> None:
    assert clangs("work waits in queues", right=[SQS], wrong=[SNS]) == {"queu"}
    assert clangs("everybody is notified", right=[SNS], wrong=[SQS])


def test_a_word_of_both_names_does_not() -> None:
    assert clangs("a simple thing", right=[SQS], wrong=[SNS]) == frozenset()
