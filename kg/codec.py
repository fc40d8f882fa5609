"""Frozen dataclasses as JSON and back, whatever their fields: how values of `kg.model` are kept on disk.

Reading makes objects of the classes that the code names, and of no others: no data can make it run code. A value that
occurs again is written once and referred to by its number, which makes an extraction, whose triples repeat its
mentions, about a quarter as long; reading it gives one object, too. Field names are not written: whoever keeps data has
to notice that the classes have changed (`kg.cache` does).
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_SCALARS = (str, int, float, bool, types.NoneType)


class Codec(Generic[T]):
    """Writes and reads the instances of one dataclass, with all the dataclasses that its fields hold.

    Fields may hold strings, numbers, truth values, None, enumerations of strings, dataclasses, tuples of these, and
    unions that JSON tells apart.

    Args:
        cls: the dataclass.
        given: names of fields, of whichever class, that are not written: reading is told their values.

    Raises:
        TypeError: a field's type is none of these.

    >>> from kg.model import Predicate
    >>> codec = Codec(Predicate, given=("end",))
    >>> codec.encode(Predicate(surface="founded", lemma="found", start=3, end=10))
    b'[[0,"founded","found",3]]'
    >>> codec.decode(b'[[0,"founded","found",3]]', end=10).end
    10
    """

    def __init__(self, cls: type[T], *, given: tuple[str, ...] = ()) -> None:
        self._given = given
        self._classes = list(_classes(cls, given, {}))
        self._numbers = {found: number for number, found in enumerate(self._classes)}
        self._fields = [list(_fields(found, given)) for found in self._classes]

    def encode(self, value: T) -> bytes:
        """Return `value` as a JSON array of records, each a class's number and its fields; the last is `value`."""
        records: dict[tuple[Any, ...], int] = {}

        def plain(item: Any) -> Any:
            if isinstance(item, tuple):
                return tuple(map(plain, item))
            if isinstance(item, Enum):
                return item.value
            return record(item) if type(item) in self._numbers else item

        def record(item: Any) -> int:
            number = self._numbers[type(item)]
            content = (number, *[plain(getattr(item, name)) for name, _ in self._fields[number]])
            return records.setdefault(content, len(records))

        record(value)
        return json.dumps(list(records), separators=(",", ":")).encode("ascii")

    def decode(self, data: bytes, **given: Any) -> T:
        """Return what `encode` has written.

        Args:
            data: the JSON array.
            given: the values of the fields that are not written.

        Raises:
            ValueError: the data are not what `encode` writes for this class.
        """
        objects: list[Any] = []
        presets = [
            {field.name: given[field.name] for field in fields(cls) if field.name in self._given}
            for cls in self._classes
        ]
        try:
            for number, *content in json.loads(data):
                found = {
                    name: read(item, objects) for (name, read), item in zip(self._fields[number], content, strict=True)
                }
                objects.append(self._classes[number](**found, **presets[number]))
            value = objects[-1]
        except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise ValueError(f"not an encoded {self._classes[0].__name__}: {error}") from error
        if not isinstance(value, self._classes[0]):
            raise ValueError(f"not an encoded {self._classes[0].__name__} but a {type(value).__name__}")
        return value  # type: ignore[no-any-return]


def _fields(cls: type[Any], given: tuple[str, ...]) -> Iterator[tuple[str, Callable[[Any, list[Any]], Any]]]:
    """Yield the name of each field that is written, and what reads it."""
    hints = get_type_hints(cls)
    for field in fields(cls):
        if field.name not in given:
            yield field.name, _reader(hints[field.name], f"{cls.__name__}.{field.name}")


def _classes(cls: type[Any], given: tuple[str, ...], seen: dict[type[Any], None]) -> dict[type[Any], None]:
    """Return the dataclass, and those that its fields hold."""
    seen[cls] = None
    hints = get_type_hints(cls)
    for field in fields(cls):
        if field.name not in given:
            for part in _parts(hints[field.name]):
                if isinstance(part, type) and is_dataclass(part) and part not in seen:
                    _classes(part, given, seen)
    return seen


def _parts(hint: Any) -> Iterator[Any]:
    """Yield all types that a type is made of, itself included."""
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def _reader(hint: Any, field: str) -> Callable[[Any, list[Any]], Any]:
    """Return what turns a field's JSON into its value, given the objects read so far."""
    if hint in _SCALARS:
        return _scalar_reader((hint,), field)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda item, _: hint(item)
    if is_dataclass(hint):
        return _object_reader((hint,), field)
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint), field)
    if get_origin(hint) in (Union, types.UnionType):
        return _union_reader(get_args(hint), field)
    raise TypeError(f"{field}: cannot be kept as {hint}")


def _scalar_reader(allowed: tuple[type[Any], ...], field: str) -> Callable[[Any, list[Any]], Any]:
    types_read = {*allowed, int} if float in allowed else set(allowed)

    def read(item: Any, _: list[Any]) -> Any:
        if type(item) not in types_read:
            raise ValueError(f"{field} is {item!r}")
        return item

    return read


def _object_reader(allowed: tuple[Any, ...], field: str) -> Callable[[Any, list[Any]], Any]:
    def read(item: Any, objects: list[Any]) -> Any:
        if type(item) is not int or item < 0 or type(objects[item]) not in allowed:
            raise ValueError(f"{field} is {item!r}")
        return objects[item]

    return read


def _tuple_reader(items: tuple[Any, ...], field: str) -> Callable[[Any, list[Any]], Any]:
    if len(items) == 2 and items[1] is ...:
        read_item = _reader(items[0], field)
        return lambda item, objects: tuple([read_item(part, objects) for part in _list(item, field)])
    readers = [_reader(part, field) for part in items]
    return lambda item, objects: tuple(
        [read_part(part, objects) for read_part, part in zip(readers, _list(item, field), strict=True)]
    )


def _union_reader(members: tuple[Any, ...], field: str) -> Callable[[Any, list[Any]], Any]:
    others = tuple(member for member in members if member is not types.NoneType)
    if len(others) == 1:
        read = _reader(others[0], field)
    elif all(is_dataclass(member) for member in others):
        read = _object_reader(others, field)
    elif all(member in _SCALARS for member in others):
        read = _scalar_reader(others, field)
    else:
        raise TypeError(f"{field}: JSON does not tell {' from '.join(map(str, others))}")
    if len(others) == len(members):
        return read
    return lambda item, objects: None if item is None else read(item, objects)


def _list(item: Any, field: str) -> list[Any]:
    if not isinstance(item, list):
        raise ValueError(f"{field} is {item!r}")
    return item
