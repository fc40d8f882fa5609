"""The exceptions that kg raises on purpose. This module imports nothing.

Every message says what was seen, what would be valid, and what to do next. The command line prints the message
alone and exits with status 1; a traceback means a defect in kg.
"""


class KgError(Exception):
    """Base of all errors raised on purpose."""


class InputError(KgError):
    """A document cannot be read or is no text.

    Args:
        source: the path or name of the document, as the user gave it.
        reason: why it cannot be used, as a phrase that completes "SOURCE: ...".
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class ConfigError(KgError):
    """A setting is unknown or has a value that is not valid."""


class ReviewError(KgError):
    """A review file cannot be read or written, a line of it is not valid, or its decisions contradict each other.

    Args:
        file: the file, as the user named it.
        line: the line, counted from one; 0 where it is the whole file.
        reason: what is wrong.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class PipelineError(KgError):
    """A spaCy pipeline cannot be loaded, or lacks what extraction needs."""


class GraphError(KgError):
    """A folder holds no graph, or one that cannot be read."""


class QueryError(KgError):
    """A SPARQL query is malformed, refused or failed."""


class ExportError(KgError):
    """A graph cannot be written: in the format asked for, or to the place."""


class CacheError(KgError):
    """What was extracted from a document cannot be kept."""


class WorkerError(KgError):
    """The processes that a build works in cannot be started."""


class RemoteError(KgError):
    """A store elsewhere cannot be reached, or refuses what it is sent."""
