"""What an answer did, in a sentence for those who do not see the candidates move."""

from urllib.parse import parse_qsl, urlsplit

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from studyapp.deciding.changes import what_changed
from studyapp.deciding.verdict import Ranked, decide
from studyapp.knowledge.decisions import Fit
from studyapp.views.decide.opened import Opened
from studyapp.views.wording import counted

MOST_TOLD = 3


def what_happened(request: HttpRequest, opened: Opened) -> str:
    """Who fell and who came back since the address that the swap was asked for from; "" for a whole page.

    As in "AWS Lambda is out: an ordinary invocation stops at 15 minutes."
    """
    before = HtmxDetails(request).current_url
    if not before:
        return ""
    answers = dict(parse_qsl(urlsplit(before).query))
    changes = what_changed(before=decide(opened.definition, answers=answers), after=opened.verdict)
    told = [_fall(ranked) for ranked in changes.fallen[:MOST_TOLD]]
    if len(changes.fallen) > MOST_TOLD:
        told.append(f"Out as well: {counted(len(changes.fallen) - MOST_TOLD, 'other')}.")
    return " ".join([*told, *(f"{ranked.outcome.name} is back." for ranked in changes.back)])


def _fall(ranked: Ranked) -> str:
    reason = next(one.reason for one in ranked.against if one.reason.fit is Fit.NO)
    return f"{ranked.outcome.name} is out: {reason.text}."
