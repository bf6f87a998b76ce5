"""A folder's settings file, `studyapp.toml`, becomes FolderSettings.

    provider = "aws"

    [names]
    "DMS" = "dms"
    "Pipeline" = "AWS CodePipeline"
    "Config" = false

    [services.parcel-line]
    name = "Parcel Line"
    aliases = ["PL"]

`content/README.md` explains it to authors. What is wrong in one line never spoils another.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from studyapp.knowledge.clouds import PROVIDERS
from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.folder_settings import FolderSettings
from studyapp.knowledge.names import gazetteer, slug_of
from studyapp.knowledge.settings_lines import KeyLines
from studyapp.knowledge.terms import key_of
from studyapp.notes.problems import Problem, Severity

KEYS = ("provider", "names", "services")
SERVICE_KEYS = ("name", "aliases", "category", "kind", "parent")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
BROKEN_AT = re.compile(r"\(at line (\d+)")
UNKNOWN_SERVICE = "write its address or its name as the library has them, or declare it: [services.{}]"


def read_folder_settings(text: str, *, path: str) -> tuple[FolderSettings | None, tuple[Problem, ...]]:
    """The settings in the text of a settings file, and everything in it that is not used.

    None where it is no TOML at all. `path` is what the Problems call the file.
    """
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError too for a number of thousands of digits
        place = BROKEN_AT.search(str(error))
        problem = Problem(
            file=path,
            line=int(place[1]) if place else text.count("\n") + 1,
            severity=Severity.ERROR,
            message=f"this file is not valid TOML: {str(error).partition(' (at')[0]}",
            hint="mend that line; until then, what the file said before stays in force",
        )
        return None, (problem,)
    reader = _Reader(lines=KeyLines(text), path=path)
    settings = reader.settings(tables)
    return settings, tuple(sorted(reader.problems, key=_line))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads the tables one by one. `spellings` are those that have a meaning, with the line of it."""

    lines: KeyLines
    path: str
    problems: list[Problem] = field(default_factory=list)
    spellings: dict[str, int] = field(default_factory=dict)

    def settings(self, tables: Mapping[str, Any]) -> FolderSettings:
        self._refuse_unknown((), tables, known=KEYS)
        provider = tables.get("provider", "")
        if provider not in ("", *PROVIDERS):
            self._problem(("provider",), "this provider is not known", hint=f"one of {', '.join(PROVIDERS)}")
            provider = ""
        services = self._services(self._table("services", tables))
        meanings = self._meanings(self._table("names", tables), services={one.slug: one for one in services})
        return FolderSettings(provider=provider, services=services, meanings=meanings)

    def _table(self, name: str, tables: Mapping[str, Any]) -> Mapping[str, Any]:
        table = tables.get(name, {})
        if isinstance(table, dict):
            return table
        self._problem((name,), f"{name} is a table, not a value", hint=f"begin it with [{name}]")
        return {}

    def _services(self, tables: Mapping[str, Any]) -> tuple[Service, ...]:
        declared: dict[str, Service] = {}
        for slug, table in tables.items():
            place = ("services", slug)
            if not isinstance(table, dict):
                self._problem(place, f"{slug!r} is a table, not a value", hint=f"write [services.{slug}]")
            elif slug != slug_of(slug):
                hint = f"use lower case with hyphens: [services.{slug_of(slug) or 'my-service'}]"
                self._problem(place, f"{slug!r} cannot be an address", hint=hint)
            else:
                declared[slug] = self._service(slug, table)
        return tuple(self._with_parent(service, tables, declared) for service in declared.values())

    def _service(self, slug: str, table: Mapping[str, Any]) -> Service:
        """What a table declares; what it leaves out stays as it is known."""
        self._refuse_unknown(("services", slug), table, known=SERVICE_KEYS)
        known = gazetteer().services.get(slug, Service(slug=slug, name=slug))
        kind = self._words(slug, "kind", table) or str(known.kind)
        if kind not in tuple(ServiceKind):
            place = ("services", slug, "kind")
            self._problem(place, f"the kind {kind!r} is not known", hint="service or concept")
            kind = str(known.kind)
        return replace(
            known,
            name=self._words(slug, "name", table) or known.name,
            aliases=self._aliases(slug, table) if "aliases" in table else known.aliases,
            kind=ServiceKind(kind),
            category=self._words(slug, "category", table) or known.category,
        )

    def _words(self, slug: str, key: str, table: Mapping[str, Any]) -> str:
        value = table.get(key, "")
        if isinstance(value, str) and not CONTROL.search(value):
            return value.strip()
        self._problem(("services", slug, key), f"{key} is a text", hint=f'{key} = "…"')
        return ""

    def _aliases(self, slug: str, table: Mapping[str, Any]) -> tuple[str, ...]:
        place = ("services", slug, "aliases")
        values = table.get("aliases", [])
        if isinstance(values, str):
            values = [values]
        if not isinstance(values, list) or not all(
            isinstance(value, str) and not CONTROL.search(value) for value in values
        ):
            self._problem(place, "aliases is a list of texts", hint='aliases = ["…", "…"]')
            return ()
        return tuple(alias for alias in values if self._is_free(alias, place))

    def _with_parent(
        self, service: Service, tables: Mapping[str, Any], declared: Mapping[str, Service]
    ) -> Service:
        named = self._words(service.slug, "parent", tables[service.slug])
        if not named:
            return service
        place = ("services", service.slug, "parent")
        parent = self._slug(named, declared)
        if parent is None:
            hint = UNKNOWN_SERVICE.format(slug_of(named) or "my-service")
            self._problem(place, f"no service is called {named!r}", hint=hint)
        elif self._is_below(parent, service.slug, tables, declared):
            self._problem(place, f"{service.slug!r} would be a part of itself", hint="remove one parent")
        else:
            return replace(service, parent=parent)
        return service

    def _is_below(
        self, slug: str | None, top: str, tables: Mapping[str, Any], declared: Mapping[str, Service]
    ) -> bool:
        """Whether a service is `top`, or a part of it, as the file says or as is known."""
        passed: set[str] = set()
        while slug is not None and slug not in passed:
            if slug == top:
                return True
            passed.add(slug)
            stated = tables[slug].get("parent") if slug in declared else None
            known = gazetteer().services.get(slug)
            if isinstance(stated, str):
                slug = self._slug(stated, declared)
            else:
                slug = known.parent if known is not None else None
        return False

    def _meanings(
        self, table: Mapping[str, Any], *, services: Mapping[str, Service]
    ) -> tuple[tuple[str, str | None], ...]:
        meanings: list[tuple[str, str | None]] = []
        for spelling, value in table.items():
            place = ("names", spelling)
            if value is not False and not isinstance(value, str):
                hint = f'"{spelling}" = "the service", or false where it means none'
                self._problem(place, f"{spelling!r} is given no service", hint=hint)
                continue
            slug = self._slug(value, services) if isinstance(value, str) else None
            if value is not False and slug is None:
                hint = UNKNOWN_SERVICE.format(slug_of(value) or "my-service")
                self._problem(place, f"no service is called {value!r}", hint=hint)
            elif self._is_free(spelling, place):
                meanings.append((spelling, slug))
        return tuple(meanings)

    def _slug(self, named: str, declared: Mapping[str, Service]) -> str | None:
        """The service that an address or a name stands for: one of this file, or one that is known."""
        for service in declared.values():
            if key_of(named) in map(key_of, (service.slug, service.name, *service.aliases)):
                return service.slug
        if named in gazetteer().services:
            return named
        known = gazetteer().resolve(named)
        return known.slug if known is not None else None

    def _is_free(self, spelling: str, place: tuple[str, ...]) -> bool:
        key, line = key_of(spelling), self.lines.of(place)
        if not key:
            self._problem(place, f"{spelling!r} has neither letters nor digits", hint="remove it")
        elif key in self.spellings:
            message = f"{spelling!r} is given a meaning in line {self.spellings[key]} already"
            self._problem(place, message, hint="keep one of them")
        else:
            self.spellings[key] = line
            return True
        return False

    def _refuse_unknown(
        self, place: tuple[str, ...], table: Mapping[str, Any], *, known: tuple[str, ...]
    ) -> None:
        for key in table:
            if key not in known:
                self._problem(
                    (*place, key), f"the key {key!r} is not known", hint=f"one of {', '.join(known)}"
                )

    def _problem(self, place: tuple[str, ...], message: str, *, hint: str) -> None:
        self.problems.append(
            Problem(
                file=self.path,
                line=self.lines.of(place),
                severity=Severity.ERROR,
                message=message,
                hint=hint,
            )
        )


def _line(problem: Problem) -> int:
    return problem.line
