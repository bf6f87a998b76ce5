"""What says nothing is told from what only looks so."""

import pytest

from studyapp.knowledge.asides import is_aside, is_chatter, is_contents, names_only_pages
from studyapp.knowledge.wording import Words, words_of
from studyapp.notes.document import Paragraph
from studyapp.notes.reading import read_document


@pytest.mark.parametrize(
    "line",
    [
        "Next: [SNS](sns.md)",
        "← [Back](a.md) | [Home](b.md) →",
        "See also: [SNS](sns.md), [MQ](mq.md)",
        "Docs: https://example.org/sqs",
        "Read more [here](https://example.org)",
        "Back to top",
        "Figure 3: the queue from above",
        "sqs use 2",
        "notes/sqs.md",
    ],
)
def test_a_line_that_only_leads_elsewhere_is_an_aside(line: str) -> None:
    assert is_aside(first(line))


@pytest.mark.parametrize(
    "line",
    [
        "Sends letters to [SNS](sns.md)",
        "[SQS](sqs.md) keeps letters",
        "Back up to S3 every night",
        "Next-day retrieval",
        "Shows a figure for each of 3 zones",
        "Learn what clients ask with [Comprehend](c.md)",
        "Pages 4 people at once",
    ],
)
def test_a_line_with_a_link_may_say_something(line: str) -> None:
    assert not is_aside(first(line))


@pytest.mark.parametrize(
    "sentence",
    [
        "TODO: limits",
        "See also the other page.",
        "See the next section",
        "revise this again",
        "Coming soon...",
        "Good luck!",
        "Last updated: 3 May 2024",
    ],
)
def test_a_learners_word_to_itself_is_chatter(sentence: str) -> None:
    assert is_chatter(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Updated every 5 minutes",
        "Written to 3 zones at once",
        "Data: 30 GB",
        "Enjoy low latency anywhere",
        "Review findings in one place",
        "Repeated letters are possible",
        "Create a date: it expires after 30 days",
        "This service keeps letters",
    ],
)
def test_a_fact_that_begins_like_chatter_is_none(sentence: str) -> None:
    assert not is_chatter(sentence)


def test_contents_are_announced_by_nothing_else() -> None:
    assert is_contents("Table of Contents")
    assert not is_contents("Contents of a message")


def test_pages_and_tags_alone_lead_through_a_vault() -> None:
    assert names_only_pages(["[[AWS index]]", "[[2024-03-01]] #queues"])
    assert not names_only_pages(["[[SNS]] shouts"])


def first(line: str) -> Words:
    paragraph = read_document(line, path="x.md")[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    return words_of(paragraph.text)
