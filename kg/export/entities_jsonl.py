"""Entities as JSON, one a line, with every place where a text mentions them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from kg.model import Contents


def write(contents: Contents, stream: BinaryIO) -> None:
    """Write `Entity.to_dict()` of each entity as a line of JSON."""
    stream.writelines(f"{json.dumps(entity.to_dict(), ensure_ascii=False)}\n".encode() for entity in contents.entities)
