"""Reading: from files, folders and standard input to documents."""

from kg.read.documents import Reader, read, read_source
from kg.read.inputs import Rejected, Source, plan

__all__ = ["Reader", "Rejected", "Source", "plan", "read", "read_source"]
