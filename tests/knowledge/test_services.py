"""What a note introduces itself."""

from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.services import concept_of, declared_services, title_of
from studyapp.notes.document import Document
from studyapp.notes.reading import read_document


def test_front_matter_declares_a_service() -> None:
    text = "---\nservice: Beacon Box\naliases: [BB]\ncategory: lights\nparent: Amazon SQS\n---\nIt shines.\n"

    assert declared_services(document(text), names=gazetteer()) == (
        Service(slug="beacon-box", name="Beacon Box", aliases=("BB",), category="lights", parent="sqs"),
    )


def test_a_note_about_nothing_known_is_about_its_title() -> None:
    (concept,) = declared_services(document("# Lantern keeping\nOil burns.\n"), names=gazetteer())

    assert (concept.slug, concept.kind) == ("lantern-keeping", ServiceKind.CONCEPT)


def test_a_note_about_something_known_declares_nothing() -> None:
    assert declared_services(document("# Compute\n## AWS Lambda\nRuns.\n"), names=gazetteer()) == ()


def test_a_part_number_and_a_tag_are_no_title() -> None:
    concept = concept_of("Practice Exam 13")

    assert concept is not None
    assert concept.slug == "practice-exam"
    assert title_of(document("# Amazon\ntext\n", path="notes/SQS delays.md")) == "SQS delays"
    assert concept_of("README") is None


def document(text: str, path: str = "x.md") -> Document:
    return read_document(text, path=path)[0]
