"""The library: notes and what they say.

What comes from notes has no length that we could know, so it is text throughout.
"""

import uuid

from django.db import models
from django.urls import reverse

from studyapp.knowledge.facts import Aspect, FeatureKind, ServiceKind
from studyapp.models.retiring import RetiringQuerySet


class Folder(models.Model):
    """A folder of notes that was imported. `settings` is the text of its settings file in force."""

    name = models.SlugField(unique=True)
    location = models.TextField(unique=True)
    settings = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """A Markdown file as it was last imported.

    `path` is relative to the folder. `address` is the path, with the folder's name in front only
    where another folder has the same path already; it is what the note is called everywhere else.
    `declared` are the services that the note introduces itself, as `values.service_to_json` writes.
    """

    folder = models.ForeignKey(Folder, on_delete=models.CASCADE, related_name="notes")
    path = models.TextField()
    address = models.TextField(unique=True)
    title = models.TextField()
    source = models.TextField()
    html = models.TextField()
    digest = models.CharField(max_length=64, blank=True)
    declared = models.JSONField(default=list, blank=True)
    imported_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Note"].as_manager()

    class Meta:
        ordering = ("address",)
        constraints = (models.UniqueConstraint(fields=["folder", "path"], name="note_once_in_folder"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The note's page."""
        return reverse("note", args=[self.address])


class Import(models.Model):
    """An import that changed something. `report` is what `import_notes --json` printed.

    Imports are numbered without a gap: a plan made after import 7 is applied as import 8 or not at all.
    """

    number = models.PositiveIntegerField(unique=True)
    imported_at = models.DateTimeField()
    report = models.JSONField()

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"import {self.number}"


class Service(models.Model):
    """A cloud service, or a concept that notes explain."""

    slug = models.TextField(unique=True)
    name = models.TextField()
    aliases = models.JSONField(default=list, blank=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ServiceKind])
    category = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Service"].as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The service's page."""
        return reverse("service", args=[self.slug])


class Quotes(models.Model):
    """How questions would quote what is said of a live service, as digests one after the other.

    They are kept so that an import need not read the features of services that it does not reach
    (`cards.outline`). `reader` is the version of the code that made them; another makes them anew.
    """

    service = models.OneToOneField(Service, primary_key=True, on_delete=models.CASCADE, related_name="quotes")
    reader = models.CharField(max_length=64)
    digests = models.BinaryField()

    class Meta:
        verbose_name_plural = "quotes"

    def __str__(self) -> str:
        return f"quotes of {self.service}"


class Feature(models.Model):
    """One atomic statement about a service. `uid` stays while the statement is edited or moved.

    `ordinal` is its number where it is a step of a numbered list (`facts.Feature`).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="features")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in FeatureKind])
    label = models.TextField(blank=True)
    text = models.TextField()
    aspect = models.CharField(max_length=20, blank=True, choices=[(aspect, aspect) for aspect in Aspect])
    position = models.PositiveIntegerField(default=0)
    ordinal = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Feature"].as_manager()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text


class Comparison(models.Model):
    """Services set against each other. `stated` says that a note does so itself."""

    slug = models.TextField(unique=True)
    services = models.ManyToManyField(Service, related_name="comparisons")
    stated = models.BooleanField()
    principle = models.TextField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Comparison"].as_manager()

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        """The comparison's page."""
        return reverse("comparison", args=[self.slug])


class ComparisonCell(models.Model):
    """What one side has on one aspect; without a service it is shared by all sides."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="cells")
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="cells"
    )
    aspect = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.aspect}: {self.text}"


class Guidance(models.Model):
    """Advice: where the condition holds, take these services and not those."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    condition = models.TextField()
    services = models.ManyToManyField(Service, related_name="guidance")
    against = models.ManyToManyField(Service, related_name="guidance_against", blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Guidance"].as_manager()

    class Meta:
        verbose_name_plural = "guidance"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.condition


class Decision(models.Model):
    """A decision that a note describes. `definition` is its JSON form (`knowledge.decisions`)."""

    slug = models.TextField(unique=True)
    title = models.TextField()
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="decisions")
    definition = models.JSONField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Decision"].as_manager()

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The decision's page."""
        return reverse("decision", args=[self.slug])


class Source(models.Model):
    """Where a feature, a comparison or its cell, or a piece of guidance stands in a note."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="sources")
    line = models.PositiveIntegerField()
    end_line = models.PositiveIntegerField()
    quote = models.TextField()
    feature = models.ForeignKey(Feature, null=True, on_delete=models.CASCADE, related_name="sources")
    comparison = models.ForeignKey(Comparison, null=True, on_delete=models.CASCADE, related_name="sources")
    cell = models.ForeignKey(ComparisonCell, null=True, on_delete=models.CASCADE, related_name="sources")
    guidance = models.ForeignKey(Guidance, null=True, on_delete=models.CASCADE, related_name="sources")

    class Meta:
        ordering = ("note__address", "line", "id")
        constraints = (
            models.CheckConstraint(
                name="source_of_exactly_one",
                condition=models.Q(feature__isnull=False, comparison=None, cell=None, guidance=None)
                | models.Q(feature=None, comparison__isnull=False, cell=None, guidance=None)
                | models.Q(feature=None, comparison=None, cell__isnull=False, guidance=None)
                | models.Q(feature=None, comparison=None, cell=None, guidance__isnull=False),
            ),
            models.CheckConstraint(
                name="source_lines_in_order",
                condition=models.Q(line__gte=1, end_line__gte=models.F("line")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.note.address}:{self.line}"

    def get_absolute_url(self) -> str:
        """The line in the note."""
        return f"{self.note.get_absolute_url()}#line-{self.line}"
