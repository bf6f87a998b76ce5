"""Scenarios drawn from a decision: what it comes to under some answers, and why not something else.

Nothing here is made up. The situation is told in the decision's own questions and answers, the options
are its outcomes and reasons, and each is explained by a line of it. Right is what the verdict says:

- "which fits best" is asked only where the verdict is one outcome and no answer is lost, by a margin that
  settles it (`walk.SETTLED`) if such a story is found; every other option has a reason against it, or
  less that recommends it;
- "why not X" offers one reason that rules X out; the others are said against other outcomes, by answers
  that recommend X or say nothing of it, or are said for X.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.option_rules import no_duplicates
from studyapp.cards.quality import blocks, lint_card
from studyapp.deciding.clashing import find_clash, lost_answers
from studyapp.deciding.verdict import Argument, Ranked, Verdict, decide
from studyapp.deciding.walk import SETTLED
from studyapp.deciding.weighing import POINTS, Weights, stand, weigh
from studyapp.knowledge.decisions import Decision, Fit

# Few and good: each outcome is the right answer once or twice, and asked about once as a wrong one.
MOST_CARDS = 30
_STORIES = 2
_MOST_ANSWERS = 4
_FEWEST_WRONG, _MOST_WRONG = 2, 3
# So many stories are tried for one outcome: the best come first, and what they ask may break a rule.
_TRIED = 60
_TOLD_AGAIN = 6
# A decision of hundreds of answers has millions of stories; the first in the note will do.
_LOOKED_AT = 800
# The owner in the keys of these cards; no comparison and no fact is called so.
OWNER = "decision"
_WHICH, _WHY_NOT = "which", "why_not"

Answers = Mapping[str, str]


def practice_cards(decision: Decision) -> tuple[Card, ...]:
    """Up to MOST_CARDS scenario cards, in the order of the outcomes: "which" first, then "why not".

    The result depends on the decision alone. A card's key is made of the ids of the decision, the outcome
    and the answers, so rewording any of them leaves it the same card. No card breaks a blocking rule of
    the item linter; an outcome that no story of few answers leads to clearly is not asked about.
    """
    stories = _stories(decision)
    told: dict[str, list[Answers]] = {}
    first: list[Card] = []
    second: list[Card] = []
    for outcome, among in stories.items():
        for answers, card in _which_cards(decision, among):
            (second if told.get(outcome) else first).append(card)
            told.setdefault(outcome, []).append(answers)
    known = [answers for own in told.values() for answers in own]
    known += [answers for among in stories.values() for answers in among[:_TOLD_AGAIN]]
    verdicts = [decide(decision, answers=answers) for answers in known]
    why_not = [card for one in decision.outcomes for card in _why_not_card(decision, one.id, verdicts)]
    chosen = {card.key for card in (*first, *why_not, *second)[:MOST_CARDS]}
    return tuple(card for card in (*first, *second, *why_not) if card.key in chosen)


def owner_of(slug: str) -> str:
    """What the keys of all cards of a decision begin with."""
    return f"{OWNER}:{slug}:"


def situation(key: str) -> tuple[str, Answers] | None:
    """The slug of the decision and the answers that the card with this key tells of; None for other cards."""
    owner, _, rest = key.partition(":")
    if owner != OWNER:
        return None
    slug, _, _, given = rest.split(":", 3)
    return slug, dict(pair.split("=", 1) for pair in given.split(","))


def _stories(decision: Decision) -> Mapping[str, Sequence[Answers]]:
    """By outcome, the sets of answers that come to it alone, best first.

    Best is what settles the matter (SETTLED), then a story of more than one answer but of few, then the one
    that says most for the outcome.
    """
    weights = weigh(decision)
    return {
        outcome: sorted(_coming_to(weights, place), key=lambda answers: _worth(weights, place, answers))
        for place, outcome in enumerate(weights.outcomes)
    }


def _coming_to(weights: Weights, place: int) -> Iterator[Answers]:
    return (
        answers
        for answers in islice(_sets_of_answers(weights, place), _LOOKED_AT)
        if stand(weights, answers=answers).leaders() == (place,)
        and any(
            weights.questions[question][answer].points[place] >= POINTS[Fit.BEST]
            for question, answer in answers.items()
        )
        and not _is_contested(weights, answers)
    )


def _sets_of_answers(weights: Weights, place: int) -> Iterator[Answers]:
    """Answers that recommend the outcome, one to _MOST_ANSWERS, with at most one that rules others out.

    None stands there for nothing: the one that rules out does so to some that the others leave in.
    """
    given = {
        (question, answer): one for question, own in weights.questions.items() for answer, one in own.items()
    }
    kind = [pair for pair, weight in given.items() if weight.points[place] > 0]
    ruling = [
        pair
        for pair, weight in given.items()
        if weight.points[place] == 0 and weight.excluded and not weight.excluded >> place & 1
    ]
    for size in range(1, _MOST_ANSWERS + 1):
        for chosen in combinations(kind, size):
            answers = dict(chosen)
            if len(answers) < size:
                continue
            yield answers
            out = stand(weights, answers=answers).excluded
            for question, answer in ruling if size < _MOST_ANSWERS else ():
                if question not in answers and given[question, answer].excluded & ~out:
                    yield {**answers, question: answer}


def _worth(weights: Weights, place: int, answers: Answers) -> tuple[bool, bool, int, int]:
    """The less, the better."""
    standing = stand(weights, answers=answers)
    return standing.lead() < SETTLED, len(answers) == 1, len(answers), -standing.points[place]


def _is_contested(weights: Weights, answers: Answers) -> bool:
    return bool(find_clash(weights, answers=answers) or lost_answers(weights, answers=answers))


def _which_cards(decision: Decision, stories: Sequence[Answers]) -> Iterator[tuple[Answers, Card]]:
    """Up to _STORIES cards with what these stories come to as the right answer.

    The second is as unlike the first as may be.
    """
    made: list[Answers] = []
    left = list(stories[:_TRIED])
    while left and len(made) < _STORIES:
        answers = min(left, key=lambda one: max((len(one.items() & old.items()) for old in made), default=0))
        left.remove(answers)
        card = _which_card(decision, decide(decision, answers=answers))
        if card is not None:
            made.append(answers)
            yield answers, card


def _which_card(decision: Decision, verdict: Verdict) -> Card | None:
    winner = verdict.winner
    if winner is None or not winner.in_favour:
        return None
    right = _outcome_choice(winner, winner.in_favour[0], correct=True)
    card = Card(
        key=_key(decision, _WHICH, winner.outcome.id, verdict.answers),
        kind=CardKind.SCENARIO,
        services=winner.outcome.services,
        front=f"{_title(decision)}: which fits best here? “{_story(decision, verdict.answers)}”",
        back=winner.outcome.name,
        source=winner.in_favour[0].reason.source,
        choices=(right,),
    )
    others = [ranked for ranked in verdict.outcomes if ranked is not winner]
    wrong = [_outcome_choice(ranked, ranked.against[0], correct=False) for ranked in others if ranked.against]
    wrong += [_runner_up(ranked, winner) for ranked in others if not ranked.against]
    return _with_wrong(card, wrong)


def _outcome_choice(ranked: Ranked, argument: Argument, *, correct: bool) -> Choice:
    return Choice(
        text=ranked.outcome.name,
        correct=correct,
        why=f"{ranked.outcome.name}: {argument.reason.text}",
        source=argument.reason.source,
    )


def _runner_up(ranked: Ranked, winner: Ranked) -> Choice:
    """What nothing speaks against, and less for: explained by the reason that it lacks."""
    theirs = {(one.question, one.reason.fit) for one in ranked.in_favour}
    lacking = [one for one in winner.in_favour if (one.question, one.reason.fit) not in theirs]
    (first, *_) = lacking or winner.in_favour
    return Choice(
        text=ranked.outcome.name,
        correct=False,
        why=f"{ranked.outcome.name} is recommended less. {winner.outcome.name}: {first.reason.text}",
        source=first.reason.source,
    )


def _why_not_card(decision: Decision, outcome: str, verdicts: Sequence[Verdict]) -> Iterator[Card]:
    """The first card that asks why the outcome is ruled out, or none."""
    cards = (
        card
        for verdict in verdicts
        for ranked in verdict.outcomes
        if ranked.outcome.id == outcome and ranked.excluded and verdict.winner
        for card in _why_not(decision, verdict, ranked)
    )
    yield from islice(cards, 1)


def _why_not(decision: Decision, verdict: Verdict, target: Ranked) -> Iterator[Card]:
    ruling = [one for one in target.arguments if one.reason.fit is Fit.NO]
    if len(ruling) != 1:
        return  # more than one option would be right
    (no,) = ruling
    name = target.outcome.name
    told = _story(decision, verdict.answers)
    card = Card(
        key=_key(decision, _WHY_NOT, target.outcome.id, verdict.answers),
        kind=CardKind.SCENARIO,
        services=target.outcome.services,
        front=f"What does “{_title(decision)}” say against {name} here? “{told}”",
        back=no.reason.text,
        source=no.reason.source,
        choices=(_reason_choice(no, name=name, why=f"It rules {name} out.", correct=True),),
    )
    made = _with_wrong(card, _said_otherwise(verdict, target))
    if made is not None:
        yield made


def _said_otherwise(verdict: Verdict, target: Ranked) -> Iterator[Choice]:
    """Reasons that are provably not said against the target.

    Those against others come first, by answers that say nothing against it; then those for it.
    """
    against = {one.question for one in target.against}
    own = {one.reason.text for one in target.arguments}
    for ranked in verdict.outcomes:
        for one in ranked.against if ranked is not target else ():
            if one.question not in against and one.reason.text not in own:
                why = f"This is said of {ranked.outcome.name}."
                yield _reason_choice(one, name=ranked.outcome.name, why=why, correct=False)
    for one in target.in_favour:
        why = f"This speaks for {target.outcome.name}."
        yield _reason_choice(one, name=target.outcome.name, why=why, correct=False)


def _reason_choice(argument: Argument, *, name: str, why: str, correct: bool) -> Choice:
    text = argument.reason.text
    return Choice(text=text, correct=correct, why=f"{why} {name}: {text}", source=argument.reason.source)


def _with_wrong(card: Card, wrong: Iterable[Choice]) -> Card | None:
    """The card with up to _MOST_WRONG wrong options, None where too few are left or a rule is broken."""
    for choice in wrong:
        grown = replace(card, choices=(*card.choices, choice))
        if not no_duplicates(grown, {}):
            card = grown
        if len(card.choices) > _MOST_WRONG:
            break
    if len(card.choices) <= _FEWEST_WRONG or blocks(lint_card(card)):
        return None
    return card


def _story(decision: Decision, answers: Answers) -> str:
    """The answers in their own words, each behind its question."""
    parts = []
    for question in decision.questions:
        answer = question.answer(answers.get(question.id, ""))
        if answer is not None:
            parts.append(f"{question.text} {answer.text}")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _title(decision: Decision) -> str:
    return decision.title.rstrip(".?!:")


def _key(decision: Decision, kind: str, outcome: str, answers: Answers) -> str:
    given = ",".join(f"{question}={answer}" for question, answer in sorted(answers.items()))
    return f"{owner_of(decision.slug)}{kind}:{outcome}:{given}"
