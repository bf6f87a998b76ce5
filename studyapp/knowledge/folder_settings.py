"""What the author of a folder of notes has settled about names, for all notes in it."""

from dataclasses import dataclass

from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import Names

SETTINGS_FILE = "studyapp.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSettings:
    """The settings of one folder; `reading_settings.py` reads them.

    `provider` is the one whose cloud the notes are on, "" where that is open. `services` are declared
    for these notes. `meanings` are spellings with the slug of what they mean, None for nothing.
    """

    provider: str = ""
    services: tuple[Service, ...] = ()
    meanings: tuple[tuple[str, str | None], ...] = ()

    def applied_to(self, names: Names) -> Names:
        """The names as the notes of the folder use them."""
        if self.services:
            names = names.declared(self.services)
        if self.meanings:
            names = names.settled(self.meanings)
        return names.at_home_with(self.provider) if self.provider else names
