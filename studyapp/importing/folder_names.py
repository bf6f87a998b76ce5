"""Which names the notes of a folder use: what notes declare holds for all, settings for their folder."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from studyapp.importing.settings_files import settings_in
from studyapp.knowledge.facts import Service
from studyapp.knowledge.folder_settings import FolderSettings
from studyapp.knowledge.names import Names, gazetteer, gazetteer_services


class FolderNames:
    """The names of each folder, made when they are first asked for.

    `declared` are the services that notes declare, `texts` the settings in force by folder. All that
    is handed in can be pickled, so that another process may make the same names.
    """

    def __init__(self, *, declared: Iterable[Service], texts: Mapping[str, str]) -> None:
        self.declared = tuple(declared)
        self.texts = dict(texts)
        self.settings = {folder: settings_in(text) for folder, text in sorted(texts.items())}
        self._made: dict[FolderSettings, Names] = {}

    def of(self, folder: str) -> Names:
        """The names that the notes of a folder use."""
        settings = self.settings.get(folder, FolderSettings())
        if settings not in self._made:
            self._made[settings] = settings.applied_to(self._everywhere)
        return self._made[settings]

    @cached_property
    def _everywhere(self) -> Names:
        return gazetteer().declared(self.declared)

    def settled(self) -> tuple[Service, ...]:
        """The services that settings declare: like those that notes declare, they are part of the library."""
        return tuple(service for settings in self.settings.values() for service in settings.services)

    def services(self) -> Mapping[str, Service]:
        """Every service as the library knows it, whatever folder speaks of it.

        A note's own declaration comes before one in settings, that before the gazetteer's row. Where
        two folders declare one service, the first by its location has it.
        """
        own = {service.slug: service for service in self.declared}
        settled = {
            service.slug: service
            for settings in reversed(self.settings.values())
            for service in settings.services
            if service.slug not in own
        }
        return {**gazetteer_services(), **own, **settled}


@lru_cache(maxsize=64)
def settled_names(text: str) -> Names:
    """The names of a folder with this text of settings before any note declares one."""
    return settings_in(text).applied_to(gazetteer())
