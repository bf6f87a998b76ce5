import datetime as dt

import pytest

from studyapp.views.categories import accent, category_name, category_rank
from studyapp.views.forecast import forecast
from studyapp.views.sources import line_words, short_name
from studyapp.views.wording import counted, figure, joined, spelled


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("0-batch.md", "0-batch"),
        ("aws/3-application-services.md", "3-application…"),
        ("Notes.MARKDOWN", "Notes"),
        ("a" * 40 + ".md", "a" * 19 + "…"),
    ],
)
def test_a_note_has_a_short_name(address: str, short: str) -> None:
    assert short_name(address) == short


def test_lines_are_said_in_words() -> None:
    assert line_words(39, 39) == "line 39"
    assert line_words(101, 102) == "lines 101 to 102"


def test_numbers_are_words_up_to_twenty() -> None:
    assert spelled(14) == "fourteen"
    assert spelled(1204) == "1,204"
    assert counted(1, "card") == "one card"
    assert counted(0, "card") == "no cards"
    assert figure(14, "card") == "14 cards"


def test_names_are_joined_as_in_a_sentence() -> None:
    assert joined([]) == ""
    assert joined(["SNS", "SQS"]) == "SNS and SQS"
    assert joined(["ECS", "EKS", "Fargate"]) == "ECS, EKS and Fargate"


def test_every_category_has_a_name_an_accent_and_a_place() -> None:
    assert sorted(["", "concepts", "media", "security", "compute"], key=category_rank) == [
        "compute",
        "security",
        "media",
        "concepts",
        "",
    ]
    assert accent("compute") == "is-compute"
    assert accent("something new") == "is-concept"
    assert category_name("iot") == "IoT"
    assert category_name("") == "Everything else"


def test_a_forecast_stands_on_its_baseline_and_names_the_busiest_day() -> None:
    monday = dt.date(2026, 3, 2)

    chart = forecast([(monday, 2), (monday + dt.timedelta(days=1), 4), (monday + dt.timedelta(days=2), 0)])

    assert [bar.y + bar.height for bar in chart.bars] == [70, 70, 70]
    assert [bar.height for bar in chart.bars] == [33, 66, 2]
    assert chart.sentence == "6 cards in all; most on Tuesday, 3 March, with 4."
    assert chart.heading == "Due in the next three days"
