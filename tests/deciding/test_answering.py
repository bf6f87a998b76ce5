import pytest

from studyapp.deciding.answering import change_answer, sort_answers
from tests.deciding.making import LUNCH, make_decision


def test_it_keeps_what_the_decision_knows_in_the_order_of_the_note():
    answered = sort_answers(make_decision(LUNCH), answers={"meat": "no", "time": "minutes"})

    assert list(answered.given.items()) == [("time", "minutes"), ("meat", "no")]
    assert answered.ignored == {}


def test_it_puts_unknown_questions_and_outdated_answers_aside():
    answers = {"mood": "good", "time": "a_week", "meat": "no"}

    answered = sort_answers(make_decision(LUNCH), answers=answers)

    assert answered.given == {"meat": "no"}
    assert answered.ignored == {"mood": "good", "time": "a_week"}


def test_not_sure_is_an_answer_to_every_question_and_counts_for_nothing():
    answered = sort_answers(make_decision(LUNCH), answers={"time": "not_sure", "meat": "no"})

    assert answered.given == {"time": "not_sure", "meat": "no"}
    assert answered.weighed == {"meat": "no"}


def test_changing_an_earlier_answer_keeps_the_later_ones():
    answers = {"time": "minutes", "weather": "hot", "meat": "no"}

    changed = change_answer(make_decision(LUNCH), answers=answers, question="time", answer="an_hour")

    assert changed == {"time": "an_hour", "weather": "hot", "meat": "no"}


def test_changing_an_answer_drops_the_others_that_are_no_longer_known():
    answers = {"mood": "good", "meat": "no"}

    changed = change_answer(make_decision(LUNCH), answers=answers, question="time", answer="an_hour")

    assert changed == {"time": "an_hour", "meat": "no"}


@pytest.mark.parametrize(("question", "answer"), [("mood", "good"), ("time", "a_week")])
def test_it_refuses_a_change_to_what_does_not_exist(question, answer):
    with pytest.raises(ValueError, match=f"{question}={answer}"):
        change_answer(make_decision(LUNCH), answers={}, question=question, answer=answer)
