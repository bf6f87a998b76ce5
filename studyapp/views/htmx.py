"""The whole page, or only the part of it that htmx swaps."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails


def wants_part(request: HttpRequest) -> bool:
    """Whether a swap was asked for. Boosted and history-restore requests replace the whole page."""
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render_page(
    request: HttpRequest, template: str, page: object, *, part: str = "", status: int = 200
) -> HttpResponse:
    """`template` rendered with `page`, or `part`, the template of what htmx swaps, where that is wanted."""
    chosen = part if part and wants_part(request) else template
    response = render(request, chosen, {"page": page}, status=status)
    if part:
        patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def go_to(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect that leads to another page as a whole, also where only a part was asked for."""
    return HttpResponseClientRedirect(url) if wants_part(request) else redirect(url)
