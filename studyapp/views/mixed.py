"""A pair that gets mixed up, in words."""

from dataclasses import dataclass

from django.urls import reverse

from studyapp.knowledge.facts import comparison_slug
from studyapp.studying.mixing_up import MixedUp
from studyapp.views.wording import capitalised, counted, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """A pair, how often it was mixed up, and where to sort it out."""

    one: str
    other: str
    sentence: str
    words: str
    compare_url: str
    quiz_url: str


def mixed(pair: MixedUp) -> Mixed:
    """The pair as pages show it."""
    slug = comparison_slug((pair.chosen.slug, pair.right.slug))
    return Mixed(
        one=pair.chosen.name,
        other=pair.right.name,
        sentence=f"{capitalised(spelled(pair.wrong))} of your last {counted(pair.of, 'answer')} "
        f"on the two took {pair.chosen.name} for {pair.right.name}.",
        words=f"{pair.wrong} of {pair.of}",
        compare_url=reverse("comparison", args=[slug]),
        quiz_url=f"{reverse('quiz')}?comparison={slug}",
    )
