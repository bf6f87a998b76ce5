"""Every address of the application that has a name, and the pages to look at there.

Whoever adds an address to `urls.py` names its pages here; `test_pages.py` fails until then. What stands in
braces is a field of `Kept`: what the owner whose pages these are has made.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver

from studyapp.cards.card import CardKind
from studyapp.management.commands.serve import owner_sign_in_path
from studyapp.models import Card, Quiz, User
from studyapp.quizzing.opening import asked

BATCH = "location=cloud&workload=batch_jobs"
VERDICT = f"{BATCH}&run_time=over_15_min&servers=aws_manages&kubernetes=no&package=container_image"
TIE = (
    "workload=hpc&location=not_sure&servers=not_sure&os_control=not_sure&package=not_sure"
    "&kubernetes=not_sure&run_time=not_sure&job_control=not_sure&load=not_sure"
)
CONFLICT = "package=function_code&kubernetes=yes&billing=only_while_running"
STALE = "moon=full&run_time=perhaps"

PAGES: Mapping[str, Sequence[str]] = {
    "today": ["/"],
    "services": ["/services/"],
    "service": ["/services/sqs/", "/services/lambda/"],
    "notes": ["/notes/"],
    "note": ["/notes/services/sqs.md/", "/notes/decisions/compute.md/"],
    "comparisons": ["/compare/", "/compare/?a=sns&more="],
    "comparison": [
        "/compare/sns-vs-sqs/",
        "/compare/batch-vs-sqs/",
        "/compare/ecs-vs-eks-vs-fargate/",
        "/compare/batch-vs-ecs-vs-eks-vs-fargate/",
    ],
    "study": ["/study/", "/study/?services=sqs"],
    "card": ["/cards/{card}/", "/cards/{order}/", "/cards/{sorting}/"],
    "quiz": [
        "/quiz/",
        "/quiz/?comparison=sns-vs-sqs",
        "/quiz/?decision=compute",
        "/quiz/?topic=mistakes",
        "/quiz/?decision=nobody",
    ],
    "quiz_sitting": [
        "{practice}",
        "{practice}?question=1",
        "{scenarios}",
        "{scenarios}?question=1",
        "{exam}",
        "{result}",
    ],
    "question": ["/questions/{sorting}/", "/questions/{scenario}/"],
    "reports": ["/questions/reported/"],
    "decisions": ["/decide/"],
    "decision": [
        "/decide/compute/",
        f"/decide/compute/?{BATCH}",
        f"/decide/compute/?{BATCH}&change=workload",
        f"/decide/compute/?{VERDICT}",
        f"/decide/compute/?{TIE}",
        f"/decide/compute/?{CONFLICT}",
        f"/decide/compute/?{STALE}",
    ],
    "decision_questions": ["/decide/compute/questions/", f"/decide/compute/questions/?{BATCH}&{STALE}"],
    "decision_picture": ["/decide/compute/picture/", f"/decide/compute/picture/?{VERDICT}"],
    "progress": ["/progress/"],
    "search": ["/search/", "/search/?q=queue", "/search/?q=zeppelin"],
}
# What only somebody who is not signed in sees, or sees otherwise.
STRANGERS: Mapping[str, Sequence[str]] = {
    "today": ["/"],
    "study": ["/study/"],
    "quiz": ["/quiz/"],
    "progress": ["/progress/"],
    "sign_in": ["/accounts/sign-in/"],
    "owner_sign_in": ["{sign_in_link}"],
}
# What goes wrong for a stranger, with the status that the browser's console tells of.
WRONG: Mapping[str, int] = {"/nowhere/": 404, "/questions/reported/": 403, "/accounts/sign-in/MQ/used/": 410}
# Addresses without a page of their own: they take a form, are downloaded, or are asked by machines.
NO_PAGE = {
    "study_answer",
    "report_settle",
    "question_report",
    "sign_out",
    "decision_record",
    "healthz",
    "readyz",
}


def named_addresses() -> set[str]:
    """The names of all addresses in `urls.py`; Django's admin is not ours to look at."""
    return {
        pattern.name
        for pattern in get_resolver().url_patterns
        if isinstance(pattern, URLPattern) and pattern.name
    }


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What an owner has made: the session to be that owner, and what fills the braces of `PAGES`."""

    session: str
    card: str
    order: str
    sorting: str
    scenario: str
    practice: str
    scenarios: str
    exam: str
    result: str
    sign_in_link: str

    def at(self, address: str) -> str:
        """The address with the braces filled in."""
        return re.sub(r"{(\w+)}", lambda found: str(getattr(self, found[1])), address)


def keep() -> Kept:
    """An owner who has studied a card, has quizzes begun and finished, and has a report to read."""
    owner_sign_in_path()  # it makes the owner
    client = Client()
    client.force_login(User.objects.get())
    recall, order, sorting, scenario = (
        Card.objects.live().filter(kind=kind).order_by("pk")[0]
        for kind in (CardKind.RECALL, CardKind.ORDER, CardKind.MATCH, CardKind.SCENARIO)
    )
    _send(
        client,
        "/study/answer/",
        {"card": str(recall.uid), "attempt": str(recall.uid), "ordinal": "0", "rating": "1"},
    )
    _send(client, f"/questions/{sorting.uid}/report/", {"reason": "unclear", "words": "Which of the two?"})
    practice = _send(client, "/quiz/", {"comparison": "sns-vs-sqs", "count": "5"})
    _ask(practice, {1: sorting, 2: order})
    _send(client, practice, {"position": "1", **{f"item-{at}": "0" for at in range(len(sorting.choices))}})
    scenarios = _send(client, "/quiz/", {"decision": "compute", "count": "5"})
    _send(client, scenarios, {"position": "1", "chosen": "0"})
    exam = {"comparison": "sns-vs-sqs", "kind": "exam", "count": "5"}
    result = _send(client, "/quiz/", exam)
    _send(client, result, {"go": "finish"})
    return Kept(
        session=client.cookies[settings.SESSION_COOKIE_NAME].value,
        card=str(recall.uid),
        order=str(order.uid),
        sorting=str(sorting.uid),
        scenario=str(scenario.uid),
        practice=practice,
        scenarios=scenarios,
        exam=_send(client, "/quiz/", exam),
        result=result,
        sign_in_link=owner_sign_in_path(),
    )


def _send(client: Client, address: str, form: Mapping[str, str]) -> str:
    """Sends a form, and returns the address that it leads to."""
    response = client.post(address, form)
    assert response.status_code == 302, (address, response.status_code)
    return str(response["Location"])


def _ask(quiz: str, cards: Mapping[int, Card]) -> None:
    """Puts these cards in these places of the quiz at the address."""
    for position, card in cards.items():
        question = Quiz.objects.get(uid=quiz.strip("/").split("/")[-1]).questions.get(position=position)
        question.card, question.asked = card, asked(card, rng=random.Random(position))
        question.save()
