"""Loads the rule packs of the program, the machine and the person, and sees when they change."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from composer.domain.finding import RuleId
from composer.engine.compiler import prove
from composer.engine.kept import Store, digest_of
from composer.engine.policy import POLICY, SHARED_RULES, policy_files, read_policy
from composer.engine.problems import Problem, Severity
from composer.engine.ruleset import PackInfo, RuleInfo, Ruleset
from composer.engine.schema import PackFile, PolicyFile, Rule
from composer.engine.source import Document, read
from composer.engine.validate import build_rule, build_shape
from composer.paths import BUNDLED_RULES

_SUFFIXES = (".yml", ".yaml")
_NOT_RULES = frozenset({"pack.yml", "pack.yaml"})
_LARGEST = 2_000_000
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder of packs, or (`is_pack`) one pack. `origin` is bundle, machine, person or given."""

    origin: str
    folder: Path
    is_pack: bool = False

    def pack_folders(self) -> list[Path]:
        if self.is_pack:
            return [self.folder]
        try:
            with os.scandir(self.folder) as entries:
                folders = [
                    Path(entry.path) for entry in entries if entry.is_dir() and entry.name[0] not in "._"
                ]
        except OSError:
            return []
        return sorted(folders)


@dataclass(slots=True)
class _Read:
    """A file as it was read last, and the last rule in it that was good."""

    stamp: Stamp
    good: Rule | None
    problems: tuple[Problem, ...]
    digest: str


class RuleBook:
    """All rule files of this computer. `load` reads those that changed; a rule that broke keeps its last good form."""

    def __init__(
        self,
        machine: Path | None = None,
        person: Path | None = None,
        *,
        bundle: Path = BUNDLED_RULES,
        given: Iterable[Path] = (),
        only: Collection[str] = (),
        networks: Collection[str] | None = None,
        today: Callable[[], date] = date.today,
        employer: str = "",
    ) -> None:
        self._machine = machine
        self._employer = employer
        self._layers = [Layer("bundle", bundle)]
        if machine:
            self._layers.append(Layer("machine", machine / "rules"))
        self._shared = Layer("machine", person / SHARED_RULES) if person else None
        if self._shared:
            self._layers.append(self._shared)
        if person:
            self._layers.append(Layer("person", person / "rules"))
        self._layers += [Layer("given", folder, is_pack=True) for folder in given]
        self._only = frozenset(only) | {folder.name for folder in given} if only or given else frozenset()
        self._networks = sorted(networks) if networks is not None else None
        self._store = Store(person / "rules.cache" if person else None)
        self._today = today
        self._known: dict[Path, _Read] = {}
        self._pack_digests: set[str] = set()
        self._seen: dict[Path, Stamp] | None = None

    def changed(self) -> bool:
        """Whether any file came, went or changed since the last load; costs one look at each folder."""
        return self._seen is not None and self._stamps() != self._seen

    def load(self) -> Ruleset:
        """The rules as the files have them now."""
        stamps = self._stamps()
        policy, problems, _ = read_policy(self._machine)
        rules: dict[RuleId, RuleInfo] = {}
        packs: dict[str, PackInfo] = {}
        for layer in self._layers:
            if layer.origin == "person" and not policy.personal_packs:
                continue
            if layer is self._shared and not policy.rules_path:
                continue
            for folder in layer.pack_folders():
                if (self._only and folder.name not in self._only) or folder.name in policy.forbidden_packs:
                    continue
                self._load_pack(layer, folder, policy, rules, packs, problems)
        problems += self._absent(policy, packs)
        self._seen = stamps
        self._known = {path: known for path, known in self._known.items() if path in stamps}
        ruleset = Ruleset(
            MappingProxyType(dict(sorted(rules.items()))),
            MappingProxyType(packs),
            tuple(problems),
            policy.employer or self._employer,
            policy.programme,
            policy.area,
        )
        digests = self._pack_digests | {known.digest for known in self._known.values()}
        self._store.save(digests, {finder.source for check in ruleset.checks for finder in check.finders})
        return ruleset

    def _stamps(self) -> dict[Path, Stamp]:
        stamps = {
            path: stamp
            for layer in self._layers
            for folder in layer.pack_folders()
            for path, stamp in _files(folder)
        }
        policies = ((path, _stamp(path)) for path in policy_files(self._machine))
        return stamps | {path: stamp for path, stamp in policies if stamp}

    def _absent(self, policy: PolicyFile, packs: Collection[str]) -> Iterator[Problem]:
        """Compulsory packs that are nowhere: a check that everybody relies on is not made."""
        for name in () if self._only else policy.compulsory_packs:
            if name not in packs and self._machine is not None:
                what = f"the pack '{name}' is compulsory on this computer and is not here"
                yield Problem(self._machine / POLICY, 1, 1, what, "tell your IT desk")

    def _load_pack(
        self,
        layer: Layer,
        folder: Path,
        policy: PolicyFile,
        rules: dict[RuleId, RuleInfo],
        packs: dict[str, PackInfo],
        problems: list[Problem],
    ) -> None:
        files = [path for path, _ in _files(folder)]
        if not files:
            return
        name = folder.name
        compulsory = name in policy.compulsory_packs
        if layer.origin == "person" and compulsory and name in packs:
            what = f"the pack '{name}' is compulsory on this computer, so the one here is not used"
            problems.append(Problem(folder, 1, 1, what, "give your own pack another name", Severity.NOTICE))
            return
        about = [path for path in files if path.name in _NOT_RULES]
        if about or name not in packs:
            packs[name] = self._pack(layer, folder, about[0] if about else None, compulsory, problems)
        for path in files:
            if path.name not in _NOT_RULES and not path.name.startswith("_"):
                rule_id = RuleId(f"{name}.{path.stem}")
                problems += self._load_rule(layer, path, rule_id, rules)

    def _load_rule(
        self, layer: Layer, path: Path, rule_id: RuleId, rules: dict[RuleId, RuleInfo]
    ) -> Iterator[Problem]:
        twin = rules.get(rule_id)
        if twin is not None and twin.path.parent == path.parent:
            what = f"the rule {rule_id} is already in {twin.path.name}"
            yield Problem(path, 1, 1, what, "keep one of the two files", rule=rule_id)
            return
        known = self._read_rule(path, rule_id)
        yield from known.problems
        if known.good is not None:
            rules[rule_id] = RuleInfo(rule_id, rule_id.partition(".")[0], path, layer.origin, known.good)

    def _read_rule(self, path: Path, rule_id: RuleId) -> _Read:
        stamp = _stamp(path) or (0, 0)
        known = self._known.get(path)
        if known is not None and known.stamp == stamp:
            return known
        content = _content(path)
        digest = digest_of(content, ",".join(self._networks or ())) if isinstance(content, bytes) else ""
        rule = self._store.rule(digest)
        if rule is not None:
            self._known[path] = _Read(stamp, rule, (), digest)
            return self._known[path]
        document = read(path, content) if isinstance(content, bytes) else content
        rule = build_rule(document)
        if rule is not None and not prove(rule, document, self._networks):
            rule = None
        if rule is not None and not document.problems:
            self._store.keep_rule(digest, rule)
        problems = tuple(
            Problem(each.path, each.line, each.column, each.what, each.allowed, each.severity, rule_id)
            for each in sorted(document.problems, key=lambda each: (each.line, each.column))
        )
        good = rule if rule is not None or known is None else known.good
        self._known[path] = _Read(stamp, good, problems, digest)
        return self._known[path]

    def _pack(
        self, layer: Layer, folder: Path, about: Path | None, compulsory: bool, problems: list[Problem]
    ) -> PackInfo:
        name = folder.name
        pack = self._pack_file(about, problems) if about else PackFile()
        if about and pack.review_by is not None and pack.review_by < self._today():
            document = _document(about)
            document.complain(
                ("review_by",),
                f"the pack '{pack.title or name}' was due for review on {pack.review_by.isoformat()}",
                f"ask {pack.owner or 'its owner'} whether it still holds",
                notice=True,
            )
            problems.append(document.problems[-1])
        return PackInfo(
            name, pack.title or name, folder, layer.origin, pack.owner, pack.version, pack.review_by, pack.policy,
            pack.example, compulsory, pack.applies, pack.requires_review,
        )  # fmt: skip

    def _pack_file(self, about: Path, problems: list[Problem]) -> PackFile:
        content = _content(about)
        digest = digest_of(content) if isinstance(content, bytes) else ""
        self._pack_digests.add(digest)
        known = self._store.pack(digest)
        if known is not None:
            return known
        document = read(about, content) if isinstance(content, bytes) else content
        pack = build_shape(PackFile, document)
        problems += document.problems
        if pack is not None and not document.problems:
            self._store.keep_pack(digest, pack)
        return pack or PackFile()


def _files(folder: Path) -> list[tuple[Path, Stamp]]:
    """The YAML files of a pack in order of name, with what tells whether they changed."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(_SUFFIXES) and entry.name[0] != "." and entry.is_file():
                    status = entry.stat()
                    found.append((Path(entry.path), (status.st_mtime_ns, status.st_size)))
    except OSError:
        return []
    return sorted(found)


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _content(path: Path) -> bytes | Document:
    """What is in a file, or a document that says why it cannot be read."""
    unreadable = Document(path)
    try:
        if path.stat().st_size <= _LARGEST:
            return path.read_bytes()
        unreadable.complain((), "this file is too large for a rule", "two million bytes at most")
    except OSError as failure:
        unreadable.complain((), f"this file cannot be read ({failure.strerror})", "check who may read it")
    return unreadable


def _document(path: Path) -> Document:
    content = _content(path)
    return read(path, content) if isinstance(content, bytes) else content
