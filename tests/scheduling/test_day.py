from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.day import day_bounds, study_day

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
        "Europe/Berlin",
        "America/Sao_Paulo",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Asia/Kathmandu",
    )
]


def test_the_small_hours_belong_to_yesterday() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    assert study_day(datetime(2026, 5, 5, 3, 59, tzinfo=berlin), zone=berlin) == date(2026, 5, 4)
    assert study_day(datetime(2026, 5, 5, 4, 0, tzinfo=berlin), zone=berlin) == date(2026, 5, 5)


def test_it_is_two_dates_at_once_on_earth() -> None:
    now = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)

    assert study_day(now, zone=ZoneInfo("Pacific/Kiritimati")) == date(2026, 5, 6)
    assert study_day(now, zone=ZoneInfo("Pacific/Honolulu")) == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_over_a_clock_change_has_an_hour_less_or_more(day: date, hours: int) -> None:
    start, end = day_bounds(day, zone=ZoneInfo("Europe/Berlin"))

    assert end - start == timedelta(hours=hours)


def test_a_beginning_inside_the_hour_that_is_left_out_is_still_one_moment() -> None:
    berlin = ZoneInfo("Europe/Berlin")

    _, end = day_bounds(date(2026, 3, 28), zone=berlin, starts_at=time(2, 30))
    start, _ = day_bounds(date(2026, 3, 29), zone=berlin, starts_at=time(2, 30))

    assert end == start == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_it_refuses_a_time_without_a_zone() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        study_day(datetime(2026, 1, 1), zone=ZoneInfo("UTC"))  # noqa: DTZ001


@given(
    moment=st.datetimes(datetime(2008, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    zone=st.sampled_from(ZONES),
    starts_at=st.times(),
)
def test_every_moment_is_within_the_bounds_of_its_day(
    moment: datetime, zone: ZoneInfo, starts_at: time
) -> None:
    day = study_day(moment, zone=zone, starts_at=starts_at)

    start, end = day_bounds(day, zone=zone, starts_at=starts_at)
    assert start <= moment < end
