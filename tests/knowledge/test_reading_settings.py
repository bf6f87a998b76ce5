"""A folder's settings file: what it can say, and what is said of its errors."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.folder_settings import FolderSettings
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.reading_settings import read_folder_settings

WHOLE = """
provider = "aws"

[names]
"DMS" = "dms"
"Line" = "AWS CodePipeline"
"PL" = "parcel-line"
"Config" = false

[services.parcel-line]
name = "Parcel Line"
aliases = ["Belt"]
category = "integration"
parent = "Amazon SQS"

[services.parcel-thinking]
name = "Thinking in parcels"
kind = "concept"
parent = "parcel-line"
"""


def read(text: str) -> tuple[FolderSettings | None, list[tuple[int, str]]]:
    settings, problems = read_folder_settings(text, path="notes/studyapp.toml")
    assert all(problem.file == "notes/studyapp.toml" and problem.hint for problem in problems)
    return settings, [(problem.line, problem.message) for problem in problems]


def test_everything_that_it_can_say() -> None:
    settings, problems = read(WHOLE)

    assert problems == []
    assert settings == FolderSettings(
        provider="aws",
        services=(
            Service(
                slug="parcel-line",
                name="Parcel Line",
                aliases=("Belt",),
                category="integration",
                parent="sqs",
            ),
            Service(
                slug="parcel-thinking",
                name="Thinking in parcels",
                kind=ServiceKind.CONCEPT,
                parent="parcel-line",
            ),
        ),
        meanings=(("DMS", "dms"), ("Line", "codepipeline"), ("PL", "parcel-line"), ("Config", None)),
    )


def test_the_names_of_the_folder_follow_it() -> None:
    settings, _ = read(WHOLE)
    assert settings is not None

    names = settings.applied_to(gazetteer())

    found = {
        phrase: service.slug if service else None
        for phrase in ("DMS", "Line", "PL", "Belt", "Parcel Line", "Config", "AWS Config")
        for service in [names.resolve(phrase)]
    }
    assert found == {
        "DMS": "dms",
        "Line": "codepipeline",
        "PL": "parcel-line",
        "Belt": "parcel-line",
        "Parcel Line": "parcel-line",
        "Config": None,
        "AWS Config": "config",
    }
    assert names.home == "aws"


def test_a_known_service_keeps_what_is_not_said_anew() -> None:
    settings, problems = read('[services.sqs]\nname = "Our queues"\n')

    assert problems == []
    assert settings is not None
    (service,) = settings.services
    assert (service.name, service.category) == ("Our queues", gazetteer().service("sqs").category)


def test_it_can_be_handed_to_another_process() -> None:
    settings, _ = read(WHOLE)

    assert pickle.loads(pickle.dumps(settings)) == settings


def test_an_empty_file_says_nothing() -> None:
    assert read("") == (FolderSettings(), [])


def test_what_is_no_toml_has_its_line_and_gives_no_settings() -> None:
    settings, problems = read('provider = "aws"\n\n[names\n"x" = "sqs"\n')

    assert settings is None
    ((line, message),) = problems
    assert line == 3
    assert message.startswith("this file is not valid TOML")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('# ours\ncolour = "red"\n', 2, "the key 'colour' is not known"),
        ('\nprovider = "ovh"\n', 2, "this provider is not known"),
        ("provider = []\n", 1, "this provider is not known"),
        ("names = 3\n", 1, "names is a table"),
        ('[names]\n"X1" = "No Such Thing"\n', 2, "no service is called 'No Such Thing'"),
        ('[names]\n"X1" = true\n', 2, "'X1' is given no service"),
        ('[names]\n"..." = false\n', 2, "'...' has neither letters nor digits"),
        ('[names]\n"Event Bus" = false\n"event-bus" = "sns"\n', 3, "given a meaning in line 2 already"),
        ("services.x1 = 3\n", 1, "'x1' is a table"),
        ('[services."My Line"]\nname = "x"\n', 1, "'My Line' cannot be an address"),
        ('[services.line]\nhue = "red"\n', 2, "the key 'hue' is not known"),
        ('[services.line]\nname = "Line"\nkind = "idea"\n', 3, "the kind 'idea' is not known"),
        ("[services.line]\nname = 3\n", 2, "name is a text"),
        ("[services.line]\naliases = [1]\n", 2, "aliases is a list of texts"),
        ('[services.line]\nparent = "Nothing Known"\n', 2, "no service is called 'Nothing Known'"),
        ('[services.line]\nparent = "line"\n', 2, "'line' would be a part of itself"),
        (
            '[services.a1]\naliases = ["Belt"]\n[services.b1]\naliases = ["belt"]\n',
            4,
            "given a meaning in line 2 already",
        ),
    ],
)
def test_an_error_has_its_line_and_spoils_nothing_else(text: str, line: int, words: str) -> None:
    settings, problems = read(f'{text}[services.good-one]\nname = "Good One"\n')

    ((found, message),) = problems
    assert (found, words in message) == (line, True)
    assert settings is not None
    assert "good-one" in {service.slug for service in settings.services} or "services" in words


def test_a_circle_of_parents_is_refused() -> None:
    settings, problems = read('[services.a1]\nparent = "b1"\n[services.b1]\nparent = "a1"\n')

    assert [line for line, _ in problems] == [2, 4]
    assert settings is not None
    assert [service.parent for service in settings.services] == [None, None]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read_folder_settings(text, path="studyapp.toml")


def test_a_number_beyond_all_bounds_is_a_problem() -> None:
    settings, (problem,) = read(f"a = {'1' * 5000}\n")

    assert settings is None
    assert "not valid TOML" in problem[1]


def test_a_control_character_in_a_name_is_refused() -> None:
    settings, problems = read('[services.belt]\nname = "Be\\u0000lt"\n')

    assert settings is not None
    assert settings.services[0].name == "belt"
    assert problems == [(2, "name is a text")]


def test_what_a_table_leaves_out_stays_as_it_is_known() -> None:
    settings, _ = read('[services.sqs]\ncategory = "carriers"\n')

    assert settings is not None
    assert settings.services[0].aliases == gazetteer().service("sqs").aliases
