"""Facts as JSON, one a line: everything there is to know of each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `Fact.to_dict()` of each fact as a line of JSON."""
    stream.writelines(f"{json.dumps(fact.to_dict(), ensure_ascii=False)}\n".encode() for fact in contents.facts)
