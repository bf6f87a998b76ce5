"""Signing in: by name and password, or by the owner's one-time link."""

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from studyapp.models import User
from studyapp.views.learner import bring_guest_along


class SignIn(LoginView):
    """Django's sign-in, which also brings along what was learnt as a guest."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The name and password were right."""
        response = super().form_valid(form)
        bring_guest_along(self.request, User.objects.get(pk=form.get_user().pk))
        return response


@never_cache
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def owner_sign_in(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """A one-time link: it shows a button, and the button signs in.

    Signing in by itself would let a mail scanner or a preview use the link up. `login` stores the
    time in `last_login`, which is part of the token: after that the link is worth nothing.
    """
    user = _user(uidb64)
    if user is None or not default_token_generator.check_token(user, token):
        return render(request, "accounts/used_link.html", status=410)
    if request.method != "POST":
        return render(request, "accounts/owner_sign_in.html", {"name": user.get_username()})
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    bring_guest_along(request, user)
    return redirect("today")


def _user(uidb64: str) -> User | None:
    try:
        key = int(force_str(urlsafe_base64_decode(uidb64)))
    except ValueError:
        return None
    # A number beyond what the database can hold is nobody's.
    return User.objects.filter(pk=key, is_active=True).first() if 0 < key < 2**63 else None
