"""`post-composer rules update`: copies the packs that the policy's `rules_path` names to this person's folder.

A network folder can be slow or gone, so the app never reads rules from it: it reads the copy, and starts this door
beside itself to bring the copy up to date.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from composer.engine.policy import SHARED_RULES, read_policy
from composer.errors import ComposerError
from composer.paths import machine_folder, person_folder

_SUFFIXES = frozenset({".yml", ".yaml", ".txt"})
_LARGEST = 2_000_000
_MOST = 5_000


def run(stdout: TextIO) -> int:
    """0 when the copy is as the network folder is, or there is none to copy."""
    path = read_policy(machine_folder()).policy.rules_path
    if not path:
        stdout.write("The policy of this computer names no 'rules_path'; there is nothing to copy.\n")
        return 0
    written, removed = copy_packs(Path(os.path.expandvars(path)), person_folder() / SHARED_RULES)
    stdout.write(f"{written} files were copied and {removed} removed.\n")
    return 0


def copy_packs(source: Path, target: Path) -> tuple[int, int]:
    """Make `target` hold the rule files of `source`, touching only what differs; how many were written and removed."""
    try:
        if not source.is_dir():
            raise FileNotFoundError(0, "it is not there, or may not be read")
        wanted = {path.relative_to(source): path.read_bytes() for path in _rule_files(source)}
        written = sum([_write(target / name, content) for name, content in wanted.items()])
        gone = [path for path in _rule_files(target) if path.relative_to(target) not in wanted]
        for path in gone:
            path.unlink()
    except OSError as error:
        raise ComposerError(
            f"The rules at {source} cannot be copied ({error.strerror}).",
            "The copy made last is used. Tell your IT desk if this stays so.",
        ) from error
    return written, len(gone)


def _rule_files(folder: Path) -> Iterator[Path]:
    """Rule files in packs, one folder deep as packs are; no links, nothing huge."""
    count = 0
    if not folder.is_dir():
        return
    with os.scandir(folder) as packs:
        names = sorted(one.path for one in packs if one.is_dir(follow_symlinks=False))
    for pack in names:
        for place, folders, files in os.walk(pack):
            folders[:] = [name for name in folders if name[0] not in "._"]
            for path in (Path(place, name) for name in sorted(files)):
                if (
                    path.suffix.lower() in _SUFFIXES
                    and not path.is_symlink()
                    and path.stat().st_size <= _LARGEST
                ):
                    count += 1
                    if count > _MOST:
                        raise OSError(0, f"it holds more than {_MOST} files")
                    yield path


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".part")
    partial.write_bytes(content)
    partial.replace(path)
    return True
