"""GEXF, the format of Gephi."""

from __future__ import annotations

from typing import TYPE_CHECKING

from networkx.readwrite.gexf import GEXFWriter

from kg.export.networks import for_files

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as GEXF 1.2; see `kg.export.networks` for the attributes. The id of an edge is its fact's."""
    graph = for_files(contents)
    for _, _, key, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = key
    writer = GEXFWriter(graph, version="1.2draft")
    # The writer notes the day, and the same graph must give the same bytes on any day.
    del writer.xml.find("meta").attrib["lastmodifieddate"]
    writer.write(stream)
