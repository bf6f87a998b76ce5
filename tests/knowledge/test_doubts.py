"""Names that could mean something else are listed once, with what was chosen, and nothing else is."""

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.folder_settings import FolderSettings
from studyapp.knowledge.names import gazetteer
from studyapp.notes.problems import Problem, Severity
from studyapp.notes.reading import read_document


def doubts(text: str, *, settings: FolderSettings | None = None) -> tuple[Problem, ...]:
    names = (settings or FolderSettings()).applied_to(gazetteer())
    return extract_note(read_document(text, path="note.md")[0], names=names)[2]


def messages(text: str, *, settings: FolderSettings | None = None) -> list[tuple[int, str]]:
    return [(doubt.line, doubt.message) for doubt in doubts(text, settings=settings)]


def test_a_name_that_two_clouds_have_is_listed_with_the_choice() -> None:
    (doubt,) = doubts("## API Gateway\n- checks each request before a handler sees it\n")

    assert (doubt.file, doubt.line, doubt.severity) == ("note.md", 1, Severity.INFO)
    assert doubt.message == '"API Gateway" was read as Amazon API Gateway; it could be Google API Gateway'
    assert 'studyapp.toml, under [names]: "API Gateway" = "api-gateway"' in doubt.hint


def test_the_notes_own_words_settle_whose_cloud_is_meant() -> None:
    assert messages("AWS at work\n\n## API Gateway\n- checks each request before a handler sees it\n") == []


def test_a_fuller_name_elsewhere_in_the_note_settles_it() -> None:
    text = "## API Gateway\n- checks requests\n\nUnlike Google Maps, Amazon API Gateway counts them.\n"

    assert messages(text) == []


def test_a_typing_error_is_listed_even_where_the_right_spelling_stands_too() -> None:
    text = "# AWS Fargate\n- runs containers without machines\n\nAWS Farget starts slower than a server.\n"

    assert messages(text) == [(4, '"Farget" was read as AWS Fargate with a typing error')]


def test_a_typing_error_in_a_heading_is_listed() -> None:
    text = "# Notes on AWS\n\n## The Elastic Beanstlak service\n- deploys an application\n"

    assert messages(text) == [
        (3, '"Elastic Beanstlak" was read as AWS Elastic Beanstalk with a typing error')
    ]


def test_an_everyday_word_that_was_taken_for_a_service_is_listed() -> None:
    text = "# AWS\n\n## Organizations\n- groups many accounts\n"

    assert messages(text) == [
        (3, '"Organizations" was read as AWS Organizations; it is an everyday word too')
    ]


def test_a_heading_that_was_not_taken_is_listed_with_what_it_could_be() -> None:
    text = "# Compute\n\n## Functions\n- run a handler for each event\n\n## SQS\n- keeps messages\n"

    assert messages(text) == [
        (3, '"Functions" was not read as a service; it could be Azure Functions or Google Cloud Functions')
    ]


def test_each_spelling_is_listed_once_for_a_note() -> None:
    text = "## API Gateway\n- checks requests\n\n### API Gateway\n- API Gateway: counts them\n"

    assert [line for line, _ in messages(text)] == [1]


def test_what_nothing_was_understood_of_is_not_worth_a_word() -> None:
    assert messages("## SQS\n- keeps messages of a Database Migration Service task\n") == []


def test_notes_without_doubt_list_nothing() -> None:
    assert messages("# Amazon SQS\n- keeps messages\n\n## Limits\n- 256 KB for a message\n") == []


def test_what_settings_say_is_no_longer_in_doubt() -> None:
    text = "## API Gateway\n- checks each request\n\n## Functions\n- run a handler\n"

    settled = FolderSettings(meanings=(("API Gateway", "api-gateway"), ("Functions", None)))

    assert len(messages(text)) == 2
    assert messages(text, settings=settled) == []
    assert [message for _, message in messages(text, settings=FolderSettings(provider="google"))] == [
        '"Functions" was read as Google Cloud Functions; it is an everyday word too',
    ]


def test_front_matter_settles_the_note_it_stands_in() -> None:
    text = "---\nservice: api-gateway\naliases: [API Gateway]\n---\n## API Gateway\n- checks each request\n"

    assert messages(text) == []
