"""What may not be in the project's files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# In pieces, so that this file does not name them itself.
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "deb." + "debian.org")
_FORBIDDEN = re.compile(
    "|".join(re.escape(host) for host in _HOSTS) + r"|(?:^|[^A-Za-z0-9_.])/(?:work|farm)/", re.MULTILINE
)


def project_files(root: Path) -> Iterator[Path]:
    """Every text file of the project, without what .gitignore leaves out (git itself may not be installed)."""
    ignored = (root / ".gitignore").read_text(encoding="utf-8").split()
    skipped = {one.rstrip("/") for one in ignored if one.endswith("/") and "*" not in one} | {".git"}
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name not in skipped and not name.endswith(".egg-info")]
        yield from (Path(folder, name) for name in files)


def offences(text: str) -> list[str]:
    return [match.group().strip() for match in _FORBIDDEN.finditer(text)]


def test_no_file_names_a_package_registry_or_a_folder_of_the_workplace() -> None:
    found = []
    for path in project_files(ROOT):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {one}" for one in offences(text)]
    assert found == []


def test_the_search_sees_a_registry_address_and_a_workplace_path() -> None:
    assert offences("get it from https://files." + _HOSTS[1]) == [_HOSTS[1]]
    assert offences("cd " + "/wo" + "rk/main") == ["/wo" + "rk/"]
    assert offences("https://example.org/wo" + "rk/plan") == []


def test_packaging_folder_is_no_package_since_it_would_shadow_the_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_git_leaves_generated_folders_out() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {".venv/", "build/", "dist/", "__pycache__/"} <= set(ignored)
