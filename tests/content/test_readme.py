"""The guide for authors keeps its promises: each rule has an example, and the example does what it says."""

import re
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from studyapp.cards.generating import generate_cards
from studyapp.deciding.verdict import decide
from studyapp.importing.checking import check_notes
from studyapp.importing.note_jobs import Told
from studyapp.importing.note_tasks import told_by
from studyapp.knowledge import facts
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.facts import FeatureKind, comparison_slug
from studyapp.knowledge.folder_settings import SETTINGS_FILE
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.reading_settings import KEYS, SERVICE_KEYS, read_folder_settings
from studyapp.notes.problems import Severity
from studyapp.notes.reading import read_document

CONTENT = Path(__file__).resolve().parent.parent.parent / "content"
GUIDE = (CONTENT / "README.md").read_text(encoding="utf-8")
DEFINED = "# Amazon SQS\n\nAmazon SQS is a queue for the messages of programs.\n"
# The words of the table, and the kind that they speak of.
KINDS = {
    "use cases": FeatureKind.USE_CASE,
    "components": FeatureKind.COMPONENT,
    "steps": FeatureKind.STEP,
    "features": FeatureKind.FEATURE,
    "limits": FeatureKind.LIMIT,
    "pricing": FeatureKind.PRICING,
    "advantages": FeatureKind.ADVANTAGE,
    "drawbacks": FeatureKind.DRAWBACK,
}


def section(heading: str) -> str:
    """What the guide says under a heading, without its examples' own headings getting in the way."""
    sections = re.split(r"^## (?=[^\n]*$)", without_examples(GUIDE), flags=re.MULTILINE)
    (found,) = [text for text in sections if text.startswith(f"{heading}\n")]
    return found


def without_examples(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def example(heading: str) -> str:
    """The example in Markdown under a heading."""
    (found,) = re.findall(
        rf"^## {heading}$\n(?:(?!^## |^```)[^\n]*\n)*?^```markdown\n(.*?)^```$",
        GUIDE,
        re.DOTALL | re.MULTILINE,
    )
    return str(found)


def table(heading: str) -> list[tuple[str, str]]:
    """The rows of the table with two columns under a heading."""
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", section(heading), re.MULTILINE)
    return [(first, second) for first, second in rows[1:]]


def told(note: str) -> Told:
    return told_by(read_document(note, path="note.md")[0], names=gazetteer())


def said(note: str) -> list[tuple[str, str, str]]:
    """Of each statement its service, kind and label."""
    return [(one.service, str(one.kind), one.label) for one in told(note).knowledge.features]


def test_every_example_reads_without_a_problem(tmp_path: Path) -> None:
    examples = re.findall(r"^```markdown\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
    for number, text in enumerate(examples):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "note.md").write_text(text, encoding="utf-8")
        if "decision:" in text:  # its reasons are borne out by the pages on its services
            for page in ("sns", "sqs"):
                shutil.copy(CONTENT / "services" / f"{page}.md", folder)

        assert [one for one in check_notes([folder]) if one.severity is not Severity.INFO] == []
    assert len(examples) == GUIDE.count("```markdown")


def test_ordinary_notes_are_understood_as_they_are() -> None:
    assert said(example("What works without any rule")) == [
        ("sqs", "limit", "Retention"),
        ("sqs", "feature", ""),
        ("sqs", "limit", "Long polling"),
    ]


def test_front_matter_says_what_a_page_is_about() -> None:
    knowledge = told(example("A service")).knowledge

    ((definition,), (service,)) = knowledge.features, knowledge.services
    assert (definition.service, definition.kind) == ("sqs", FeatureKind.DEFINITION)
    assert (service.name, service.aliases, service.category) == (
        "Amazon SQS",
        ("Simple Queue Service", "SQS"),
        "integration",
    )


def test_it_tells_every_key_of_a_services_front_matter() -> None:
    assert [key for key in ("service", *SERVICE_KEYS) if f"- `{key}" not in section("A service")] == []


@pytest.mark.parametrize(
    ("note", "slug"),
    [
        ("## 3. Amazon EBS:\n- lends disks\n", "ebs"),
        ("## SNS - Simple Notification Service\n- tells everyone\n", "sns"),
        ("# O que é o Amazon RDS?\n- um banco de dados\n", "rds"),
    ],
)
def test_the_headings_that_it_names_are_understood(note: str, slug: str) -> None:
    heading = note.split("\n", maxsplit=1)[0]

    assert f"`{heading}`" in section("Names")
    assert {service for service, _, _ in said(note)} == {slug}


def test_it_shows_every_setting_and_each_does_what_it_says() -> None:
    ((text),) = re.findall(r"^```toml\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)

    settings, problems = read_folder_settings(text, path=SETTINGS_FILE)

    assert problems == ()
    tables = tomllib.loads(text)
    assert tuple(tables) == KEYS
    assert all(tuple(service) == SERVICE_KEYS for service in tables["services"].values())
    assert settings is not None
    names = settings.applied_to(gazetteer())
    assert names.home == "aws"
    assert {spelling: slug_or_none(names.resolve(spelling)) for spelling in tables["names"]} == {
        "DMS": "dms",
        "Deploy Line": "codepipeline",
        "PC": "parcel-conveyor",
        "Config": None,
    }
    assert slug_or_none(names.resolve("AWS Config")) == "config"
    assert names.service("parcel-conveyor").parent == "sqs"
    assert slug_or_none(names.resolve("Conveyor Belt")) == "parcel-conveyor"


def test_the_bold_beginning_is_the_front_of_a_card_and_the_rest_its_back() -> None:
    knowledge = told(f"# Amazon SQS\n\n{example('A statement')}").knowledge
    (feature,) = knowledge.features

    cards = generate_cards(replace(knowledge, features=(replace(feature, id="1"),)))

    assert '"Amazon SQS — Visibility timeout" can be answered' in section("A statement")
    assert feature.label == "Visibility timeout"
    (card,) = [card for card in cards if card.kind == "recall"]
    assert "“Visibility timeout” in Amazon SQS" in card.front
    assert card.back == feature.text


def test_each_heading_of_its_table_does_what_the_table_says() -> None:
    rows = table("Headings that say what comes below")
    for headings, becomes in rows:
        for heading in headings.split(", "):
            if becomes.startswith("advice"):
                note = f"{DEFINED}\n## {heading}\n- Use Amazon SQS when work can wait.\n"
                assert told(note).knowledge.guidance, heading
                continue
            kind = next(kind for words, kind in KINDS.items() if becomes.startswith(words))
            bullet = "1." if kind is FeatureKind.STEP else "-"
            note = f"{DEFINED}\n## {heading}\n{bullet} **Orders**: Come in and go out 10 at a time.\n"
            _, (_, read, _) = said(note)
            assert read == kind, heading
    assert len(rows) == len(KINDS) + 2


def test_a_full_page_has_the_headings_of_the_table() -> None:
    (listed,) = re.findall(r"in this order.*?: (.*)\.$", section("A service"), re.MULTILINE)
    explained = {
        heading for cell, _ in table("Headings that say what comes below") for heading in cell.split(", ")
    }

    assert set(listed.split(", ")) <= explained


def test_numbered_items_are_steps() -> None:
    features = told(f"# Amazon SQS\n\n{example('Steps')}").knowledge.features

    assert [one.kind for one in features] == [FeatureKind.STEP] * 3
    assert features[0].text.startswith("A producer")


def test_a_limit_is_a_limit() -> None:
    (feature,) = told(f"# Amazon SQS\n\n{example('A limit')}").knowledge.features

    assert (feature.kind, feature.label) == (FeatureKind.LIMIT, "Retention")


def test_a_statement_puts_others_right() -> None:
    (new,) = told(example("What other notes have wrong")).knowledge.features
    (old,) = told("# Amazon SQS\n\n## Limits\n- Size of a message: 256KB\n").knowledge.features
    old = replace(old, sources=(replace(old.sources[0], note="old.md"),))

    (conflict,) = find_conflicts([old, new])

    assert (conflict.right, conflict.features) == (new, (new, old))


def test_advice_is_the_service_and_the_situation() -> None:
    advice, warning = told(example("Advice")).knowledge.guidance

    assert (advice.services, advice.condition) == (("sqs",), "when work arrives faster than it can be done")
    assert (warning.against, warning.condition) == (("sqs",), "when several systems must each get a copy")


def test_a_comparison_has_its_rows_what_both_share_and_its_principle() -> None:
    (comparison,) = told(example("A comparison")).knowledge.comparisons

    assert f"`{comparison_slug(comparison.services)}.md`" in section("A comparison")
    assert [set(row.values) for row in comparison.rows] == [{"sns", "sqs"}] * 2
    assert [cell.text for cell in comparison.shared] == ["can be set to take messages of up to 1 MB."]
    assert comparison.principle.startswith("SNS tells everyone now")


def test_a_decision_decides() -> None:
    decision = told(example("A decision")).decision
    assert decision is not None

    winners = [
        decide(decision, answers={"receivers": answer}).winner for answer in ("one", "all", "not_sure")
    ]

    assert [one.outcome.id if one else None for one in winners] == ["sqs", "sns", None]


def test_a_link_leads_to_its_heading() -> None:
    document, _ = read_document(example("Links"), path="note.md")

    assert '<a href="#section-the-shop">' in document.html
    assert 'id="section-the-shop"' in document.html


def test_a_page_that_is_not_to_be_learnt_says_nothing() -> None:
    page = example("A page that is not to be learnt") + "\nAmazon SQS is a queue for messages of programs.\n"

    assert told(page).knowledge.features == ()
    assert told(page.replace("study: false", "title: x")).knowledge.features != ()


def slug_or_none(service: facts.Service | None) -> str | None:
    return service.slug if service else None
