"""Pages for what went wrong. Each says what happened and offers a way on."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What happened, in a headline and a sentence."""

    headline: str
    lede: str


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be understood."""
    del exception
    return misunderstood(request, "The address or the form did not arrive whole.")


def misunderstood(request: HttpRequest, why: str) -> HttpResponse:
    """400: the request could not be understood. `why` is a sentence or two that say what it lacked."""
    page = ErrorPage(
        headline="That request made no sense", lede=f"{why} Go back, reload the page and try again."
    )
    return _shown(request, page, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: not for this reader."""
    del exception
    page = ErrorPage(
        headline="This page is not yours to open",
        lede="It belongs to somebody else, or you are not signed in.",
    )
    return _shown(request, page, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form came without its proof of origin. Django has logged the `reason`."""
    del reason
    page = ErrorPage(
        headline="That form had expired",
        lede="Nothing was stored. Go back, reload the page and send it again; it needs cookies.",
    )
    return _shown(request, page, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: a wrong address, or something that left the notes."""
    del exception
    page = ErrorPage(
        headline="Nothing stands at this address",
        lede="It may have left your notes, or the address may be mistyped. The search finds what is there.",
    )
    return _shown(request, page, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. The page asks the database for nothing, for that may be what is broken."""
    return render(request, "errors/500.html", status=500)


def _shown(request: HttpRequest, page: ErrorPage, *, status: int) -> HttpResponse:
    return render(request, "errors/error.html", {"page": page}, status=status)
