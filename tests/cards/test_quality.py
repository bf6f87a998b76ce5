"""Each rule of the linter is held against a card that breaks just it, and the twin that does not."""

from dataclasses import replace

import pytest

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.quality import RULES, Severity, blocks, lint_card
from tests.cards.making import SERVICES, SOURCE, choice, cloze, question, recall, source

SQS = choice("Amazon SQS", correct=True, service="sqs")
SNS = choice("Amazon SNS", service="sns")
MQ = choice("Amazon MQ", service="mq")
PHRASES = (
    choice("waits until somebody asks", correct=True),
    choice("goes out at once to many"),
    choice("stays for a day and is gone"),
)


def phrased(*choices: Choice, front: str = "Which of these do your notes say of Amazon SQS?") -> Card:
    return question(*(choices or PHRASES), front=front)


def ordering(*texts: str, lines: tuple[int, ...] = (1, 2, 3, 4)) -> Card:
    texts = texts or ("A sender hands it over.", "It waits in line.", "A worker asks for it.")
    return Card(
        key="f1:order:",
        kind=CardKind.ORDER,
        services=("sqs",),
        front="Amazon SQS: in what order do your notes give these steps?",
        back="in their order",
        source=SOURCE,
        choices=tuple(
            replace(choice(text, correct=True), source=source(line))
            for text, line in zip(texts, lines, strict=False)
        ),
    )


def sorting(*matches: str, spare: str = "") -> Card:
    texts = ("Delivery: goes out to many", "Waiting: until somebody asks", "Length: two weeks", "End: a day")
    slugs = {service.name: slug for slug, service in SERVICES.items()}
    return Card(
        key="sns-vs-sqs:sort:",
        kind=CardKind.MATCH,
        services=("sns", "sqs"),
        front="Amazon SNS or Amazon SQS: of which do your notes say each of these?",
        back="each where it belongs",
        source=SOURCE,
        choices=tuple(
            replace(choice(text, correct=bool(text), service=slugs[match], why="As told."), match=match)
            for text, match in (*zip(texts, matches, strict=False), *([("", spare)] if spare else []))
        ),
    )


SNS_SQS = ("Amazon SNS", "Amazon SQS", "Amazon SNS", "Amazon SQS")
SEVERAL = replace(
    question(
        replace(PHRASES[0], text="wait until somebody asks"),
        choice("stay where they were put", correct=True),
        choice("go out at once to many"),
        choice("hold on for a day and go"),
        front="Amazon SNS and Amazon SQS: which two of these do your notes say of both?",
    ),
    kind=CardKind.CONTRAST,
    back="wait until somebody asks; stay where they were put",
)
MUTANTS = [
    ("R01", question(), question(SQS, replace(SNS, correct=True), MQ)),
    ("R01", question(), question(SQS, replace(SNS, source=None), MQ)),
    ("R01", question(), replace(question(), back="Amazon SNS")),
    ("R02", question(), question(SQS, SNS, choice("amazon  sns", service="sns"))),
    ("R02", phrased(), phrased(PHRASES[0], choice("goes out to many"), choice("goes out to many at once"))),
    (
        "R03",
        phrased(),
        phrased(replace(PHRASES[0], text="waits " * 12 + "until asked"), *PHRASES[1:]),
    ),
    ("R05", question(), question(SQS, SNS, choice("14 days"))),
    ("R05", question(), question(SQS, SNS, choice("AWS Lambda", service="lambda"))),
    (
        "R06",
        phrased(front="For how long is it kept, according to your notes? As a ____"),
        phrased(
            PHRASES[0],
            choice("until an hour is over"),
            PHRASES[2],
            front="For how long is it kept, according to your notes? As a ____",
        ),
    ),
    (
        "R07",
        question(),
        question(front="Which service do your notes describe like this? “A queue where work waits.”"),
    ),
    ("R08", phrased(), phrased(*PHRASES[:2], choice("always stays a day and goes"))),
    ("R09", phrased(), phrased(*PHRASES[:2], choice("both of the above, it stays"))),
    ("R10", recall(), recall(front="What is Amazon SQS not?")),
    ("R11", recall(), recall(front="Amazon SQS")),
    ("R11", question(), question(front="Which one waits?")),
    ("R14", question(), question(*(choice(f"Amazon {name}", correct=name == "A") for name in "ABCDEF"))),
    ("R16", recall(), replace(recall(), source=replace(SOURCE, line=0))),
    ("R17", question(), question(SQS, SNS, replace(MQ, why=" "))),
    ("R19", recall(), recall(back="A `place` where work waits for a worker.")),
    ("R19", recall(), recall(back="A place where work waits, see https://example.org")),
    ("R19", question(), question(SQS, SNS, replace(MQ, why="🚀 Amazon MQ: what it is."))),
    ("R01", SEVERAL, replace(SEVERAL, back="wait until somebody asks")),
    ("R20", SEVERAL, replace(SEVERAL, front=SEVERAL.front.replace("two of", "of"))),
    (
        "R20",
        SEVERAL,
        replace(SEVERAL, choices=SEVERAL.choices[:2]),
    ),
    ("R21", sorting(*SNS_SQS), sorting("Amazon SNS", "Amazon SQS", "Amazon MQ", "Amazon EventBridge")),
    (
        "R21",
        sorting("Amazon SNS", "Amazon SQS", "Amazon MQ", spare="Amazon EventBridge"),
        sorting("Amazon SNS", "Amazon SQS", "Amazon MQ", spare="Amazon MQ"),
    ),
    ("R21", sorting(*SNS_SQS), sorting(*SNS_SQS[:2])),
    ("R21", sorting(*SNS_SQS), sorting(*SNS_SQS[:1] * 4)),
    (
        "R07",
        sorting(*SNS_SQS),
        replace(
            sorting(*SNS_SQS),
            choices=(
                *sorting(*SNS_SQS).choices[:3],
                replace(sorting(*SNS_SQS).choices[3], text="Waiting: in a queue"),
            ),
        ),
    ),
    (
        "R02",
        sorting(*SNS_SQS),
        replace(sorting(*SNS_SQS), choices=sorting(*SNS_SQS).choices[:1] * 2 + sorting(*SNS_SQS).choices[1:]),
    ),
    ("R22", ordering(), ordering(lines=(1, 3, 2))),
    ("R22", ordering(), ordering("It comes in.", "It goes out.")),
    ("R22", ordering(), ordering("It comes in.", "It is kept a while.", "Then a worker takes it.")),
    (
        "R17",
        ordering(),
        replace(ordering(), choices=(*ordering().choices[:2], replace(ordering().choices[2], why=""))),
    ),
    ("C02", ordering(), ordering("word " * 31, "It waits in line.", "A worker asks for it.")),
    ("R23", cloze(), cloze(front="Amazon SQS: Keeps a ____ for ____ at most.")),
    ("R23", cloze(), cloze(back="the")),
    ("C01", recall(), recall(front="What is a place where work waits for a worker?")),
    ("C01", cloze(), cloze(front="Amazon SQS: Keeps a message for ____, 14 days at most.")),
    ("C02", recall(), recall(back="word " * 31)),
    ("C02", recall(), recall(back=" ")),
    ("C03", recall(), recall(front="Amazon SQS: is it a place to wait?")),
]


def rules_broken(card: Card) -> set[str]:
    return {finding.rule for finding in lint_card(card, services=SERVICES)}


@pytest.mark.parametrize(("rule", "twin", "mutant"), MUTANTS)
def test_it_catches_the_mutant_and_passes_the_twin(rule: str, twin: Card, mutant: Card) -> None:
    assert rules_broken(mutant) == {rule}
    assert rules_broken(twin) == set()


def test_every_rule_has_a_mutant() -> None:
    assert {rule for rule, _, _ in RULES} == {rule for rule, _, _ in MUTANTS}


def test_a_finding_names_rule_card_severity_and_what_is_wrong() -> None:
    (finding,) = lint_card(recall(back="word " * 31))

    assert (finding.rule, finding.card, finding.severity) == ("C02", "f1:recall:", Severity.BLOCK)
    assert "31 words" in finding.message


def test_a_warning_does_not_block() -> None:
    assert not blocks(lint_card(recall(front="What is Amazon SQS not?")))
    assert blocks(lint_card(recall(back=" ")))
