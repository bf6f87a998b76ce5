"""What a guest learnt is added to what the same person learnt signed in."""

from itertools import groupby

from django.db import transaction
from django.db.models import F

from studyapp.models import Learner, Memory, Quiz, Report, Review
from studyapp.studying.rebuilding import replay_log

# Beyond any ordinal, within what the column holds: nobody answers a card so often.
_ASIDE = 1_000_000_000
_AT_ONCE = 500


@transaction.atomic
def merge_guest(guest: Learner, *, into: Learner) -> None:
    """Move the guest's reviews, quizzes and reports to the learner `into`, and delete the guest.

    Reviews of a card that both answered are put in the order of their times. The memories of all cards
    that the guest answered are worked out anew from the log. An attempt that `into` has stored already
    is the same answer sent twice and is left behind, and so is the report of a card that `into` has
    reported. Nothing happens where the guest is gone by now.
    Raises ValueError where the guest is someone who can sign in, or `into` itself.
    """
    # The lock that answering takes, always in the same order, so that two sign-ins never wait in a ring.
    rows = Learner.objects.select_for_update(no_key=True).filter(pk__in=(guest.pk, into.pk)).order_by("pk")
    locked = {row.pk: row for row in rows}
    if guest.pk not in locked or into.pk not in locked:
        return
    if guest.pk == into.pk or locked[guest.pk].user_id is not None:
        message = f"Learner {guest.pk} is no guest beside learner {into.pk}: only guests are merged."
        raise ValueError(message)
    known = Review.objects.filter(learner=into).values("attempt")
    Review.objects.filter(learner=guest, attempt__in=known).delete()
    cards = list(
        Review.objects.filter(learner=guest).order_by("card").values_list("card", flat=True).distinct()
    )
    for begin in range(0, len(cards), _AT_ONCE):
        some = cards[begin : begin + _AT_ONCE]
        _move_reviews(guest, into=into, cards=some)
        replay_log(
            locked[into.pk],
            log=Review.objects.filter(learner=into, card__in=some),
            stored=Memory.objects.filter(learner=into, card__in=some),
        )
    Quiz.objects.filter(learner=guest).update(learner=into)
    reported = Report.objects.filter(learner=into, settled_at=None).values("card")
    Report.objects.filter(learner=guest).exclude(settled_at=None, card__in=reported).update(learner=into)
    locked[guest.pk].delete()


def _move_reviews(guest: Learner, *, into: Learner, cards: list[int]) -> None:
    """Give the guest's reviews of the cards to `into`, and number both's anew by time."""
    both = Review.objects.filter(learner__in=(guest, into), card__in=cards)
    # No two rows may have a number at the same time, so all of them step aside first.
    both.update(ordinal=F("ordinal") + _ASIDE)
    rows = list(both.order_by("card_id", "reviewed_at", "id"))
    for _, given in groupby(rows, key=lambda review: review.card_id):
        for ordinal, review in enumerate(given, start=1):
            review.learner, review.ordinal = into, ordinal
    Review.objects.bulk_update(rows, ["learner", "ordinal"], batch_size=_AT_ONCE)
