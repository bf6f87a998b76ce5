"""A name belongs to one service."""

from studyapp.knowledge.claims import Claim, claimed_twice
from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import gazetteer


def claim(note: str, slug: str, *aliases: str, name: str = "") -> Claim:
    service = Service(slug=slug, name=name or slug.title(), aliases=aliases)
    return Claim(note=note, line=3, service=service)


def told(*claims: Claim) -> list[tuple[str, int, str]]:
    problems = claimed_twice(claims, names=gazetteer())
    return [(problem.file, problem.line, problem.message) for problem in problems]


def test_names_of_their_own_are_fine() -> None:
    assert told(claim("a.md", "lantern", "lamp"), claim("b.md", "beacon", "light")) == []


def test_two_notes_about_one_service_may_give_it_the_same_names() -> None:
    assert told(claim("a.md", "lantern", "lamp"), claim("b.md", "lantern", "lamp", "Lamps")) == []


def test_a_name_given_twice_is_told_at_the_later_note() -> None:
    assert told(claim("b.md", "beacon", "Lamp"), claim("a.md", "lantern", "lamp")) == [
        ("b.md", 3, "“Lamp”, here a name of Beacon, is a name of Lantern at a.md:3 too")
    ]


def test_another_way_to_write_it_is_the_same_name() -> None:
    assert len(told(claim("a.md", "lantern", "oil-lamp"), claim("b.md", "beacon", "Oil Lamp"))) == 1


def test_a_name_that_a_known_service_has_cannot_be_taken() -> None:
    assert told(claim("a.md", "lantern", "Simple Queue Service")) == [
        ("a.md", 3, "“Simple Queue Service”, here a name of Lantern, is known as a name of Amazon SQS")
    ]


def test_the_page_of_the_service_that_is_known_by_a_name_is_not_told_of_who_takes_it() -> None:
    taker = claim("a.md", "lantern", name="Amazon SQS")
    rightful = claim("b.md", "sqs", name="Amazon SQS")

    assert [(file, message) for file, _, message in told(taker, rightful)] == [
        (
            "a.md",
            "“Amazon SQS”, here a name of Amazon SQS (lantern), is a name of Amazon SQS (sqs) at b.md:3 too",
        )
    ]


def test_two_that_are_called_the_same_are_told_apart_by_their_slugs() -> None:
    assert told(claim("a.md", "lantern", name="AWS Lamp"), claim("b.md", "beacon", name="AWS Lamp"))[0][
        2
    ] == ("“AWS Lamp”, here a name of AWS Lamp (beacon), is a name of AWS Lamp (lantern) at a.md:3 too")


def test_a_known_service_keeps_its_own_names() -> None:
    assert told(claim("a.md", "sqs", "SQS", "Simple Queue Service", name="Amazon SQS")) == []


def test_a_word_that_means_a_service_only_sometimes_is_free() -> None:
    assert told(claim("a.md", "lantern", "Config")) == []


def test_a_name_of_its_own_is_told_at_its_own_line() -> None:
    first = claim("a.md", "lantern", name="Lamp")
    second = Claim(note="b.md", line=4, service=Service(slug="beacon", name="Lamp"), name_line=3)

    assert [(file, line) for file, line, _ in told(first, second)] == [("b.md", 3)]
