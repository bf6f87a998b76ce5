"""Quizzes as hard as they are asked for."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.cards.card import CardKind
from studyapp.cards.difficulty import Difficulty
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.opening import open_quiz
from studyapp.quizzing.topics import on_comparison
from tests.factories import (
    NOW,
    CardFactory,
    ComparisonCellFactory,
    ComparisonFactory,
    LearnerFactory,
    QuizQuestionFactory,
    ServiceFactory,
    choice_json,
)

pytestmark = pytest.mark.django_db
FRONT = "Which service do your notes describe like this? “Keeps a blue parcel for days.”"
SAID = {
    "alike": "keeps a blue parcel for hours",
    "near": "tells everybody of a blue parcel",
    "far": "draws maps",
    "farther": "rings at noon",
}


@pytest.fixture
def services():
    """One that is right, and four that are less and less alike to it."""
    return {slug: ServiceFactory(slug=slug, name=slug.title()) for slug in ("right", *SAID)}


def option(service, said):
    return {**choice_json(service.name, service=service), "why": f"{service.name}: {said}"}


def asking(services, *wrong, spare=(), **more):
    right = {**option(services["right"], "keeps a blue parcel for days"), "correct": True}
    return CardFactory(
        question=[services["right"], *(services[one] for one in wrong)],
        front=FRONT,
        choices=[right, *(option(services[one], SAID[one]) for one in wrong)],
        spare=[option(services[one], SAID[one]) for one in spare],
        **more,
    )


def opened(difficulty, *, learner=None, **how):
    quiz = open_quiz(learner or LearnerFactory(), difficulty=difficulty, now=NOW, rng=random.Random(1), **how)
    return sitting(quiz).questions


def offered(question):
    return {one["service"] for one in question.asked["choices"] if not one["correct"]}


@pytest.mark.parametrize(
    ("difficulty", "wrong"),
    [
        (None, {"alike", "far"}),
        (Difficulty.EASY, {"far", "farther"}),
        (Difficulty.MEDIUM, {"alike", "far"}),
        (Difficulty.HARD, {"alike", "near"}),
    ],
)
def test_the_options_are_as_alike_as_it_was_asked_for(services, difficulty, wrong):
    asking(services, "alike", "far", spare=("near", "farther"))

    (question,) = opened(difficulty)

    assert offered(question) == wrong
    assert question.quiz.difficulty == (difficulty or "")


def test_questions_that_are_as_hard_come_first(services):
    cards = {
        Difficulty.EASY: asking(services, "far", "farther"),
        Difficulty.MEDIUM: asking(services, "near", "far"),
        Difficulty.HARD: asking(services, "alike", "near"),
    }

    for difficulty, card in cards.items():
        assert [question.card for question in opened(difficulty, length=1)] == [card]
    assert len(opened(Difficulty.HARD)) == 3


def test_a_quiz_on_a_pair_offers_the_pair(services):
    asking(services, "far", "near", spare=("alike", "farther"), kind=CardKind.CONTRAST)

    (question,) = opened(Difficulty.EASY, topic=on_comparison("far-vs-right"))

    assert offered(question) == {"far", "near"}


def test_what_the_notes_tell_apart_is_harder(services):
    told_apart = ComparisonFactory(services=[services["right"], services["farther"]])
    ComparisonCellFactory.create_batch(2, comparison=told_apart)
    asking(services, "far")
    harder = asking(services, "farther")

    assert opened(Difficulty.HARD, length=1)[0].card == harder


def test_what_the_learner_mixes_up_is_harder(services):
    learner = LearnerFactory()
    mixed = asking(services, "farther", retired_at=NOW)
    QuizQuestionFactory(quiz__learner=learner, card=mixed, chosen=1, correct=False, answered_at=NOW)
    asking(services, "far")
    harder = asking(services, "farther")

    assert opened(Difficulty.HARD, learner=learner, length=1)[0].card == harder


def test_no_more_is_asked_of_the_store_for_more_questions(services):
    learner = LearnerFactory()
    asking(services, "alike", "far", spare=("near",))

    def asked():
        with CaptureQueriesContext(connection) as statements:
            opened(Difficulty.HARD, learner=learner, length=20)
        return len(statements)

    few = asked()
    for _ in range(12):
        asking(services, "alike", "far", spare=("near",))

    assert asked() == few
