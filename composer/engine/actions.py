"""Vale's actions: what to put in the place of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import regex

from composer.domain.finding import Fix
from composer.domain.span import Span
from composer.engine.conversions import simple
from composer.engine.fixes import removal, replacement
from composer.engine.schema import Action

_GO_GROUP = re.compile(r"\$(?:\{(\w+)\}|(\d+))")
_CASES: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "squeeze": lambda text: " ".join(text.split()),
}


def fixes_for(action: Action | None, text: str, span: Span) -> tuple[Fix, ...]:
    """The fixes an action makes of what stands at `span`."""
    if action is None:
        return ()
    if action.name == "remove":
        return (removal(text, span),)
    options = replacements(action, span.of(text))
    made = (replacement(text, span, option) for option in options)
    return tuple(fix for fix in made if fix is not None)


def replacements(action: Action, matched: str) -> Sequence[str]:
    """The texts an action suggests for what matched."""
    if action.name == "replace":
        return action.params
    if action.name == "convert" and action.params[:1] == ("simple",):
        return (simple(matched) or "",)
    if action.name == "edit" and action.params:
        edited = _edited(matched, action.params[0], action.params[1:])
        return () if edited is None else (edited.strip(),)
    return ()


def _edited(matched: str, how: str, params: Sequence[str]) -> str | None:
    if how in _CASES and not params:
        return _CASES[how](matched)
    if how == "regex" and len(params) == 2:
        to = _GO_GROUP.sub(lambda group: rf"\g<{group[1] or group[2]}>", params[1].replace("\\", r"\\"))
        return str(regex.sub(params[0], to, matched, timeout=0.1))
    if how == "split" and len(params) == 2 and params[1].isdecimal():
        parts = matched.split(params[0]) if params[0] else [matched]
        return parts[int(params[1])] if int(params[1]) < len(parts) else None
    if len(params) != 1:
        return None
    if how == "truncate":
        return matched.split(params[0])[0] if params[0] else matched
    stripped = {
        "trim": matched.strip(params[0]),
        "trim_left": matched.lstrip(params[0]),
        "trim_right": matched.rstrip(params[0]),
    }
    return stripped.get(how)
