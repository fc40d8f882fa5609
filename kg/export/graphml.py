"""GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx import write_graphml_xml

from kg.export.networks import for_files

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as GraphML; see `kg.export.networks` for the attributes."""
    # Not `write_graphml`, whose bytes depend on whether lxml is installed.
    write_graphml_xml(for_files(contents), stream, named_key_ids=True)
