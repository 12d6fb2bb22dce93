"""`post-composer settings`: the page about every setting, as `docs/settings.md` has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from composer.engine.schema import PolicyFile
from composer.setting_list import BOTH, PERSON, POLICY, SECTIONS, SETTINGS, Setting
from composer.settings import Settings

_HEAD = """# Settings

Made from `composer/setting_list.py` by `python3 dev.py pages`; do not write in it by hand.

People change settings in the app (**View**, **Settings…**, or Ctrl and ,). Each is kept at once, in `settings.json` in
their own folder. A value there that cannot be used is named with its line, and the usual one holds; the rest works.

The IT desk decides in `policy.yml` ([where it stands](for-it.md#4-policy)). What it has decided is shown to people as
such, with its `why`, and cannot be changed by them; their own choice is kept and holds again when the desk lets go. How
things look is for each person alone to decide.
"""


def run(stdout: TextIO) -> int:
    """Print the page."""
    stdout.write(settings_page())
    return 0


def settings_page() -> str:
    """The whole page as Markdown."""
    parts = [_HEAD]
    for section in SECTIONS:
        parts.append(f"## {section}\n")
        parts += [_entry(setting) for setting in SETTINGS if setting.section == section]
    parts += ["## A policy with everything in it\n", "```yaml", *_sample(), "```"]
    return "\n".join(parts) + "\n"


def _entry(setting: Setting) -> str:
    lines = [f"**{setting.label}.** {setting.help}"]
    lines.append(f"  `{setting.name}`: {_form(setting)}. {_usual(setting)} {_who(setting)}")
    return "- " + "\n".join(lines) + "\n"


def _form(setting: Setting) -> str:
    forms = {
        "mail": "a mail address",
        "yes": "true or false",
        "folder": "a folder",
        "employer": "the name of an employer’s pack",
        "accounts": "a list",
        "words": "kept in `words.txt`, a word a line",
        "list": "a list of names",
    }
    if setting.choices:
        return "one of " + ", ".join(f"`{value}` ({words})" for value, words in setting.choices)
    return forms.get(setting.kind, "text")


def _usual(setting: Setting) -> str:
    if setting.kind in {"words", "accounts"}:
        return ""
    usual = _usual_value(setting)
    shown = str(usual).lower() if isinstance(usual, bool) else str(usual)
    return f"Usually `{shown}`." if usual not in ("", ()) else "Usually nothing."


def _usual_value(setting: Setting) -> object:
    if setting.who == POLICY:
        return getattr(PolicyFile(), setting.name)
    return getattr(Settings(), setting.name)


def _who(setting: Setting) -> str:
    return {
        PERSON: "The person decides.",
        BOTH: "The person decides, unless the IT desk has.",
        POLICY: "The IT desk decides.",
    }[setting.who]


def _sample() -> Iterator[str]:
    """Every key that a policy may have, with a value as it could be."""
    for setting in SETTINGS:
        if setting.who != PERSON:
            value = setting.example or str(_other(setting)).lower()
            yield f"{setting.name}: {_quoted(setting, value)}"


def _other(setting: Setting) -> object:
    """What a desk would write: the opposite of the usual, or the second choice."""
    return setting.choices[1][0] if setting.choices else False


def _quoted(setting: Setting, value: str) -> str:
    return f"'{value}'" if setting.kind in {"folder", "mail"} or ":" in value else value
