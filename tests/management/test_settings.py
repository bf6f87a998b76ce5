"""What must hold of the settings, whatever else changes."""

import pytest
from django.conf import settings
from django.db import connection


def test_nothing_inline_is_ever_allowed():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'self'", "'none'"}


@pytest.mark.django_db
def test_sqlite_is_set_up_for_real_use():
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        values = {
            pragma: cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        }

    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_the_users_are_our_own_from_the_first_migration():
    assert settings.AUTH_USER_MODEL == "studyapp.User"
