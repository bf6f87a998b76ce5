"""The admin site: a window on what is stored, for the owner."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from studyapp.models import (
    Card,
    Comparison,
    Decision,
    Feature,
    Guidance,
    Learner,
    Note,
    Quotes,
    Report,
    Service,
    User,
)

admin.site.register(User, UserAdmin)
admin.site.register(Learner)


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    """Notes as imported."""

    list_display = ("address", "title", "imported_at", "retired_at")
    search_fields = ("address", "title")


class QuotedAdmin(admin.ModelAdmin):
    """What quotes are made of: changed by hand, the next import makes them anew."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's
        """Save, and forget the quotes."""
        super().save_model(request, obj, form, change)
        Quotes.objects.all().delete()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete, and forget the quotes."""
        super().delete_model(request, obj)
        Quotes.objects.all().delete()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete, and forget the quotes."""
        super().delete_queryset(request, queryset)
        Quotes.objects.all().delete()


@admin.register(Service)
class ServiceAdmin(QuotedAdmin):
    """Services and concepts."""

    list_display = ("slug", "name", "kind", "category", "retired_at")
    list_filter = ("category", "kind")
    search_fields = ("slug", "name")


@admin.register(Feature)
class FeatureAdmin(QuotedAdmin):
    """Statements."""

    list_display = ("label", "text", "service", "kind", "aspect", "retired_at")
    list_filter = ("kind", "aspect")
    list_select_related = ("service",)
    search_fields = ("label", "text")


@admin.register(Card)
class CardAdmin(admin.ModelAdmin):
    """Cards."""

    list_display = ("front", "kind", "retired_at")
    list_filter = ("kind",)
    raw_id_fields = ("feature", "comparison", "note", "services")
    search_fields = ("front", "back", "key")


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """What learners say is wrong with questions."""

    list_display = ("card", "reason", "words", "reported_at", "settled_at")
    list_filter = ("reason",)
    raw_id_fields = ("learner", "card")


for model in (Comparison, Decision, Guidance):
    admin.site.register(model)
