"""The list of reading rules: each with its linguistic reason, each to be switched off alone to see what it carries.

    @rule("a meeting needs two parties: who 'spoke on Friday' made a speech", off=lambda *_: False)
    def _alone(words, verb, cue, actors): ...

A rule's name is its module and function ("events_told.alone"). A table of words counts as one rule under its file's
name (`listed`, `is_off`). `benchmarks/ablation.py` reads reports once without each; docs/rules.md is what it printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Rule(NamedTuple):
    """A reading rule and the reason that language gives for it; a table has neither function nor `off`."""

    name: str
    reason: str
    function: Callable[..., Any] | None = None
    off: Callable[..., Any] | None = None


class Cache(Protocol):
    """What `functools.cache` makes of a function."""

    def cache_clear(self) -> None:
        """Forget all results."""


C = TypeVar("C", bound=Cache)

_RULES: dict[str, Rule] = {}
_FORGETFUL: list[Cache] = []
_instead: dict[str, Callable[..., Any]] = {}


def rule(reason: str, off: Callable[..., Any]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Put a function on the list of rules; `off` is called in its place, with the same arguments, when it is off."""

    def listed_function(function: Callable[P, R]) -> Callable[P, R]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__.lstrip('_')}"
        _add(Rule(name, reason, function, off))

        @wraps(function)
        def switched(*args: P.args, **kwargs: P.kwargs) -> R:
            if name in _instead:
                result: R = _instead[name](*args, **kwargs)
                return result
            return function(*args, **kwargs)

        return switched

    return listed_function


def listed(name: str, reason: str) -> str:
    """Put what is no function on the list of rules, a table by its file's name; whoever reads it asks `is_off`."""
    _add(Rule(name, reason))
    return name


def _add(new: Rule) -> None:
    if new.name in _RULES:
        raise ValueError(f"there are two rules named {new.name}")
    _RULES[new.name] = new


def is_off(name: str) -> bool:
    """Tell whether a rule is switched off just now."""
    return name in _instead


def forgetful(cache: C) -> C:
    """Empty a cache whenever rules are switched: what it holds was found by other rules. Put above `lru_cache`."""
    _FORGETFUL.append(cache)
    return cache


def all_rules() -> list[Rule]:
    """Return the rules of the modules that are imported, by name."""
    return [_RULES[name] for name in sorted(_RULES)]


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Switch rules off inside a `with` block, in this process only; KeyError for a name that is on no list."""
    with instead({name: _RULES[name].off or _nothing for name in names}):
        yield


@contextmanager
def instead(functions: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
    """Call other functions in the place of the rules named inside a `with` block; a table is off with any."""
    before = dict(_instead)
    _switch(before | dict(functions))
    try:
        yield
    finally:
        _switch(before)


def _nothing() -> None:
    """Stand for a table that is off, which nobody calls."""


def _switch(functions: Mapping[str, Callable[..., Any]]) -> None:
    _instead.clear()
    _instead.update(functions)
    for cache in _FORGETFUL:
        cache.cache_clear()
