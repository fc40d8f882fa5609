"""Node-link JSON, for D3 and networkx."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.export.networks import to_networkx

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `contents` as one JSON object with `nodes` and `edges`, one a line; see `networks` for their attributes.

    `networkx.node_link_graph(json.load(file), edges="edges")` reads it. A node has an `id`; an edge a `source`, a
    `target` and a `key`, the id of its fact.
    """
    graph = to_networkx(contents)
    nodes = ({"id": node, **attributes} for node, attributes in graph.nodes(data=True))
    edges = (
        {"source": source, "target": target, "key": key, **attributes}
        for source, target, key, attributes in graph.edges(keys=True, data=True)
    )
    stream.write(b'{\n"directed": true,\n"multigraph": true,\n"graph": {},\n"nodes": [')
    _list(nodes, stream)
    stream.write(b'],\n"edges": [')
    _list(edges, stream)
    stream.write(b"]\n}\n")


def _list(items: Any, stream: BinaryIO) -> None:
    separator = "\n"
    for item in items:
        stream.write(f"{separator}{json.dumps(item, ensure_ascii=False)}".encode())
        separator = ",\n"
    if separator != "\n":
        stream.write(b"\n")
