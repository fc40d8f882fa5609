"""Which characters of a Markdown paragraph are prose, and which are markup.

markdown-it's inline tokens do not say where in the source they were read, so its rules are watched at work: each of
those that consume markup is wrapped, and what it consumed is blanked in a mask over the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
)

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]
    Blank = Callable[["_WatchedState", int], None]


def make_parser() -> MarkdownIt:
    """Return a CommonMark parser with tables whose inline rules can be watched."""
    md = MarkdownIt("commonmark").enable("table")
    # It would merge the delimiters that emphasis leaves over with the text beside them.
    md.inline.ruler2.disable("fragments_join")
    for name, rule, blank in _RULES:
        md.inline.ruler.at(name, _watched(rule, blank))
    return md


def prose_mask(content: str, md: MarkdownIt, env: MutableMapping[str, Any]) -> bytearray:
    """Return, for each character of the content of an inline token, 1 where it is prose and 0 where it is markup.

    Links keep their text, code spans their code; images, tags and link targets are markup. An entity stays as it is
    written, as no character of the file stands for what it means; of `&amp;` the `&` remains.

    >>> mask = prose_mask("a *b* [c](d)", make_parser(), {})
    >>> "".join(char for char, keep in zip("a *b* [c](d)", mask) if keep)
    'a b c'
    """
    state = _WatchedState(content, md, env, [])
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    for token, at in state.delimiter_tokens:
        if token.type != "text" or not token.content:  # the rule has made it the start or end of emphasis
            state.prose[at] = 0
    return state.prose


class _WatchedState(StateInline):
    """The parser's state, with the mask."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], outTokens: list[Token]) -> None:  # noqa: N803 - the base class's name
        super().__init__(src, md, env, outTokens)
        self.prose = bytearray(b"\1" * len(src))
        self.delimiter_tokens: list[tuple[Token, int]] = []

    def blank(self, start: int, end: int) -> None:
        self.prose[start:end] = bytes(end - start)


def _watched(rule: Rule, blank: Blank) -> Rule:
    """Return `rule`, calling `blank` with the start of whatever it consumes up to `state.pos`."""

    def watched(state: StateInline, silent: bool) -> bool:
        start = state.pos
        matched = rule(state, silent)
        # The text of an image is parsed with a state of its own, which is not watched.
        if matched and not silent and isinstance(state, _WatchedState):
            blank(state, start)
        return matched

    return watched


def _blank_all(state: _WatchedState, start: int) -> None:
    state.blank(start, state.pos)


def _blank_backslash(state: _WatchedState, start: int) -> None:
    token = state.tokens[-1]
    if token.type == "hardbreak" or token.content != token.markup:  # before a letter it is text
        state.blank(start, start + 1)


def _blank_ends(state: _WatchedState, start: int) -> None:
    state.blank(start, start + 1)
    state.blank(state.pos - 1, state.pos)


def _blank_backticks(state: _WatchedState, start: int) -> None:
    token = state.tokens[-1] if state.tokens and not state.pending else None
    if token is not None and token.type == "code_inline":  # else they had no partner and are text
        state.blank(start, start + len(token.markup))
        state.blank(state.pos - len(token.markup), state.pos)


def _blank_entity(state: _WatchedState, start: int) -> None:
    if state.tokens[-1].content == "&":
        state.blank(start + 1, state.pos)


def _blank_link(state: _WatchedState, start: int) -> None:
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    state.blank(start, start + 1)
    state.blank(label_end, state.pos)


def _note_delimiters(state: _WatchedState, start: int) -> None:
    """Remember the delimiters: whether they are markup is known only at the end of the paragraph."""
    count = state.pos - start
    state.delimiter_tokens += zip(state.tokens[-count:], range(start, state.pos), strict=True)


_RULES: tuple[tuple[str, Rule, Blank], ...] = (
    ("escape", escape, _blank_backslash),
    ("backticks", backtick, _blank_backticks),
    ("emphasis", emphasis.tokenize, _note_delimiters),
    ("link", link, _blank_link),
    ("image", image, _blank_all),
    ("autolink", autolink, _blank_ends),
    ("html_inline", html_inline, _blank_all),
    ("entity", entity, _blank_entity),
)
