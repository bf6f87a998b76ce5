import socket

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core.management import CommandError, call_command

from studyapp.management.commands.serve import owner_sign_in_path
from studyapp.models import User


@pytest.mark.django_db
def test_it_makes_an_owner_without_a_password_once():
    owner_sign_in_path()
    owner_sign_in_path()

    owner = User.objects.get()
    assert owner.is_superuser
    assert not owner.has_usable_password()


@pytest.mark.django_db
def test_the_link_is_the_owners():
    *_, token, _ = owner_sign_in_path().split("/")

    assert default_token_generator.check_token(User.objects.get(), token)


@pytest.mark.django_db
def test_a_port_that_is_taken_is_said_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(CommandError, match="choose another port") as caught:
            call_command("serve", port=taken.getsockname()[1])

    assert caught.value.returncode == 2
