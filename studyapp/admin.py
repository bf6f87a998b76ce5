"""The admin site: a window on what is stored, for the owner."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from studyapp.models import Card, Comparison, Decision, Feature, Guidance, Learner, Note, Service, User

admin.site.register(User, UserAdmin)
admin.site.register(Learner)


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    """Notes as imported."""

    list_display = ("address", "title", "imported_at", "retired_at")
    search_fields = ("address", "title")


@admin.register(Service)
class ServiceAdmin(admin.ModelAdmin):
    """Services and concepts."""

    list_display = ("slug", "name", "kind", "category", "retired_at")
    list_filter = ("category", "kind")
    search_fields = ("slug", "name")


@admin.register(Feature)
class FeatureAdmin(admin.ModelAdmin):
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


for model in (Comparison, Decision, Guidance):
    admin.site.register(model)
