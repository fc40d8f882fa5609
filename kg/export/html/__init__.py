"""The interactive page: one HTML file with the whole graph, that opens from disk and asks nothing of any network.

pyvis makes the page: it holds the nodes and edges, brings vis-network, and fills the template. The template, the style
and the scripts are those of this folder in place of pyvis's own, because those load a style sheet and a script from a
CDN, put labels into the markup, and leave no room for a panel. Every text of the graph travels as JSON and reaches
the document as text alone; a Content-Security-Policy allows the scripts of the page by their hashes and nothing else.

For tests and for scripts of others the page offers `window.kgPage`: `showEntity(i)`, `showFact(i)`,
`pointOfEntity(i)` and `pointOfFact(i)` (the place in the window, for a click), `scene()` (what is in the picture),
`names()` (what is written in it, and where), `network` (vis-network's).
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.html.notebook import Page

if TYPE_CHECKING:
    from kg.model import Contents

__all__ = ["Page", "render", "write"]

SCRIPTS = (
    *("data.js", "filter.js", "state.js", "scene.js", "arrange.js", "names.js", "picture.js"),
    *("search.js", "controls.js", "sparql.js", "panel.js", "list.js", "saving.js", "main.js"),
)
"""Sources of the page's own script, in the order in which they run."""

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

_UNSAFE = "<>&'\u2028\u2029"
"""What HTML or JavaScript could read as more than text; in a JSON string each may stand as an escape."""


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write the page for `contents` to `stream`, in UTF-8."""
    stream.write(render(contents).encode("utf-8"))


def render(contents: Contents) -> str:
    """Return the page for `contents`; the same contents give the same page.

    >>> from kg.model import Contents
    >>> page = render(Contents(base="https://kg.example/", documents=(), entities=(), facts=()))
    >>> page.startswith("<!doctype html>"), "https://cdn" in page
    (True, False)
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader
    from markupsafe import Markup
    from pyvis.network import Network

    from kg.export.html.content import describe
    from kg.export.html.picture import draw

    data = describe(contents)
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes, network.edges = draw(data)
    network.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False, "randomSeed": 1},
        "interaction": {
            "keyboard": {"enabled": True, "bindToWindow": False},
            "hover": True,
            "tooltipDelay": 150,
        },
        "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
    }
    own = resources.files("kg.export.html")
    style = own.joinpath("page.css").read_text(encoding="utf-8")
    vis = resources.files("pyvis").joinpath(_VIS).read_text(encoding="utf-8").partition("\n//# sourceMappingURL=")[0]
    code = script()

    environment = Environment(loader=ChoiceLoader([PackageLoader("kg.export.html", ".")]), autoescape=True)
    environment.policies["json.dumps_function"] = _compact
    environment.globals.update(
        data=data,
        style=Markup(style),  # noqa: S704  # the project's own sources, not text of a document
        scripts=[Markup(vis), Markup(code)],  # noqa: S704
        style_hash=_hash(style),
        script_hashes=" ".join([_hash(vis), _hash(code)]),
    )
    network.templateEnv = environment
    network.path = "page.html"
    return str(network.generate_html())


def script() -> str:
    """Return the page's own script: `SCRIPTS` in one function, so that nothing of it is global but `kgPage`."""
    own = resources.files("kg.export.html")
    parts = [own.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join(['(() => {\n"use strict";', *parts, "})();\n"])


def _compact(value: Any, **_: Any) -> str:
    """Return `value` as JSON without spaces that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in _UNSAFE:
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _hash(source: str) -> str:
    """Return the source expression with which a Content-Security-Policy allows an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"
