"""The page in a notebook."""

from __future__ import annotations

from html import escape

HEIGHT = 680
"""Of the page in a notebook's cell, in pixels."""


class Page(str):
    """The text of a page, which a notebook shows as a page; the scripts in it reach nothing of the notebook.

    >>> Page("<p>")._repr_html_().startswith('<iframe title="Knowledge graph" srcdoc="&lt;p&gt;"')
    True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        return (
            f'<iframe title="Knowledge graph" srcdoc="{escape(self)}" sandbox="allow-scripts allow-downloads" '
            f'style="width: 100%; height: {HEIGHT}px; border: 0"></iframe>'
        )
