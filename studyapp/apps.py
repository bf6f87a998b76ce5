"""The one Django app. Its packages are named for the stages a note passes through."""

from django.apps import AppConfig


class StudyappConfig(AppConfig):
    """Registers the models and commands of studyapp."""

    name = "studyapp"
    default_auto_field = "django.db.models.BigAutoField"
