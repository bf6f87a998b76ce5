"""What the server holds ready that worker processes are forked from: importing this module loads it.

The tasks' code, the gazetteer and the reader's version are the same for all workers, and take longer to
load than most notes take to read.
"""

from studyapp.importing import handing_out, note_tasks
from studyapp.importing.reader_version import reader_version
from studyapp.knowledge.names import gazetteer

__all__ = ["handing_out", "note_tasks"]

gazetteer()
reader_version()
