"""Learners and their own days."""

import datetime as dt

import pytest

from studyapp.models import Learner
from studyapp.studying.learners import new_guest, scheduling_settings, today_of
from tests.factories import NOW, LearnerFactory


@pytest.mark.django_db
def test_a_guest_is_stored_without_a_user():
    guest = new_guest(now=NOW)

    assert Learner.objects.get(uid=guest.uid).user is None
    assert guest.created_at == NOW


def test_a_visitor_has_the_defaults():
    assert scheduling_settings(None).desired_retention == 0.9


def test_a_learner_has_their_own_retention():
    assert scheduling_settings(LearnerFactory.build(desired_retention=0.85)).desired_retention == 0.85


def test_the_day_is_the_learners_own():
    kiritimati = LearnerFactory.build(time_zone="Pacific/Kiritimati")
    honolulu = LearnerFactory.build(time_zone="Pacific/Honolulu")

    assert today_of(kiritimati, now=NOW)[0] == dt.date(2026, 3, 4)
    assert today_of(honolulu, now=NOW)[0] == dt.date(2026, 3, 3)
    for learner in (kiritimati, honolulu):
        _, begin, end = today_of(learner, now=NOW)
        assert begin <= NOW < end
