"""Which rules exactly were in use: each pack's version, and a digest of every rule file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from composer.domain.finding import RuleId
from composer.engine.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class PackStamp:
    """A pack as it was. `rules` gives for each rule the SHA-256 of its file, '' where it could not be read."""

    name: str
    title: str
    version: str
    rules: Mapping[RuleId, str]

    @property
    def digest(self) -> str:
        """One digest for all rules of the pack."""
        lines = "\n".join(f"{rule} {digest}" for rule, digest in sorted(self.rules.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


def pack_stamps(ruleset: Ruleset) -> tuple[PackStamp, ...]:
    """Reads every rule file: call it off the GUI thread."""
    by_pack: dict[str, dict[RuleId, str]] = {}
    for info in ruleset.rules.values():
        try:
            digest = hashlib.sha256(info.path.read_bytes()).hexdigest()
        except OSError:
            digest = ""
        by_pack.setdefault(info.pack, {})[info.id] = digest
    return tuple(
        PackStamp(name, ruleset.packs[name].title, ruleset.packs[name].version, rules)
        if name in ruleset.packs
        else PackStamp(name, name, "", rules)
        for name, rules in by_pack.items()
    )
