"""What every test can count on."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from django.test.utils import override_settings
from hypothesis import settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

# How long an example takes is the machine's affair: timings belong in benchmarks.
settings.register_profile("studyapp", deadline=None)
settings.load_profile("studyapp")

# Fast ones first: a mistake in the pure half shows within seconds.
ORDER = ("notes", "knowledge", "cards", "deciding", "scheduling")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pure tests, then those with a database, then those in a browser."""

    def rank(item: pytest.Item) -> int:
        if item.get_closest_marker("browser"):
            return 2
        return 0 if item.path.parent.name in ORDER else 1

    items.sort(key=rank)


@pytest.fixture(scope="session", autouse=True)
def _plain_static_files() -> Iterator[None]:
    """Static files by their own names: hashed ones would have to be collected first."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(
        STORAGES=storages, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
    ):
        yield


def not_on_this_machine(message: str) -> NoReturn:
    """Skip what needs something that is missing, or fail where nothing may be: STUDYAPP_REQUIRE_ALL=1."""
    if os.environ.get("STUDYAPP_REQUIRE_ALL") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project with real notes; what needs it is skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the project")
    return SHARED
