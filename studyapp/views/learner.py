"""Who is asking. Whoever only reads leaves no trace: no session, no row, no cookie that tells them apart.

A page with a form that stores something sets one cookie, Django's `csrftoken`, which proves that the
form came from here; all other pages set none.
"""

import datetime as dt
import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest

from studyapp.models import Learner, User
from studyapp.studying.learners import new_guest
from studyapp.studying.merging import merge_guest

GUEST = "guest"


def learner_of(request: HttpRequest) -> Learner | None:
    """The learner behind the request, None for someone who has not answered anything yet."""
    if isinstance(request.user, User):
        return Learner.objects.filter(user=request.user).first()
    return _guest(request)


def learner_to_answer(request: HttpRequest, *, now: dt.datetime) -> Learner:
    """The learner behind the request, made at the first answer; a guest is kept in the session."""
    known = learner_of(request)
    if known:
        return known
    if isinstance(request.user, AnonymousUser):
        guest = new_guest(now=now)
        request.session[GUEST] = str(guest.uid)
        return guest
    learner, _ = Learner.objects.get_or_create(user=request.user, defaults={"created_at": now})
    return learner


@transaction.atomic
def bring_guest_along(request: HttpRequest, user: User) -> None:
    """What was learnt as a guest becomes the user's, beside what the user has learnt here before."""
    guest = _guest(request)
    request.session.pop(GUEST, None)
    own = Learner.objects.filter(user=user).first()
    if guest and own:
        merge_guest(guest, into=own)
    elif guest:
        Learner.objects.filter(pk=guest.pk, user=None).update(user=user)


def _guest(request: HttpRequest) -> Learner | None:
    kept = request.session.get(GUEST)
    try:
        uid = uuid.UUID(kept) if kept else None
    except ValueError:
        return None
    return Learner.objects.filter(uid=uid, user=None).first() if uid else None
