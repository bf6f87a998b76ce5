"""What is taken for what, in questions of every form."""

import pytest

from studyapp.cards.card import CardKind
from studyapp.studying.mixing_up import mixed_up
from tests.factories import NOW, QuizQuestionFactory, ServiceFactory, choice_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def services():
    return {slug: ServiceFactory(slug=slug) for slug in ("sns", "sqs", "mq")}


def sorting(services, given, *, correct=False, **more):
    """Two statements of SNS and one of SQS, with MQ to spare."""
    statements = [
        {**choice_json(f"Statement {at}", correct=True, service=services[slug]), "match": services[slug].name}
        for at, slug in enumerate(("sns", "sns", "sqs"))
    ]
    asked = {
        "kind": CardKind.MATCH,
        "front": "Which?",
        "form": "match",
        "choices": statements,
        "targets": [services[slug].name for slug in ("sqs", "mq", "sns")],
        "key": [2, 2, 0],
        "principle": "",
    }
    return QuizQuestionFactory(asked=asked, given=given, correct=correct, answered_at=NOW, **more)


def told(question, services):
    found = mixed_up(question.quiz.learner, services=services)
    return [(one.chosen.slug, one.right.slug, one.wrong, one.of) for one in found]


def test_each_statement_under_a_wrong_service_is_one_answer(services):
    assert told(sorting(services, [0, 2, 0]), services) == [("sqs", "sns", 1, 3)]
    assert told(sorting(services, [0, 0, 2]), services) == [("sqs", "sns", 2, 3), ("sns", "sqs", 1, 3)]


def test_what_is_there_to_spare_can_be_taken_too(services):
    assert told(sorting(services, [1, 2, 0]), services) == [("mq", "sns", 1, 2)]


def test_a_statement_that_nothing_was_said_of_takes_nothing_for_anything(services):
    assert told(sorting(services, [None, 2, 0]), services) == []


def test_what_is_sorted_rightly_mixes_nothing_up(services):
    assert told(sorting(services, [2, 2, 0], correct=True), services) == []


def test_an_exam_under_way_tells_nothing(services):
    assert told(sorting(services, [0, 0, 2], correct=None), services) == []


def test_services_that_are_gone_are_left_out(services):
    question = sorting(services, [1, 0, 0])

    assert told(question, {slug: services[slug] for slug in ("sns", "sqs")}) == [("sqs", "sns", 1, 3)]
