"""Builds the Debian package from the frozen app."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
import textwrap
from email.utils import formatdate
from pathlib import Path
from time import gmtime, strftime, time

from freeze import run, size_of
from identity import CONSOLE, PUBLISHER, ROOT, SUMMARY

_SOURCES = ROOT / "packaging" / "linux"
_ADDRESS = "<post-composer@localhost.localdomain>"
# What Qt's xcb plug-in loads by name, or cannot do without and no library names.
_BESIDES = ("libxcb-cursor0", "fontconfig-config")
_RECOMMENDED = "fonts-dejavu-core, fonts-noto-color-emoji, gnome-keyring | kwalletmanager"
_CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {publisher} {address}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommended}
Section: editors
Priority: optional
Description: {summary}
 A place for health and care teams to write a post before it goes anywhere.
 It says as you type what could identify a patient, what is too long for which
 network, and what your programme and your employer ask for.
 .
 It works without a network and never posts by itself.
"""


def build_deb(frozen: Path, work: Path, version: str, out: Path) -> Path:
    """The .deb in `out`, from the folder that PyInstaller made."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr/lib" / CONSOLE
    shutil.copytree(frozen, program, symlinks=True)
    for path in _elf_files(program):
        if (found := run("patchelf", "--print-rpath", path).strip()) and not found.startswith("$ORIGIN"):
            run("patchelf", "--remove-rpath", path)  # where Python was on the machine that built it
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin" / CONSOLE).symlink_to(f"../lib/{CONSOLE}/{CONSOLE}")
    _add_desktop_files(tree, work / "icons", version)
    _add_documents(tree, version)
    _set_modes(tree)
    _add_control(tree, work, version)
    deb = out / f"{CONSOLE}_{version}_amd64.deb"
    out.mkdir(parents=True, exist_ok=True)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", tree, deb)
    return deb


def _put(source: Path, target: Path, **words: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    text = source.read_text(encoding="utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    target.write_text(text, encoding="utf-8")


def _add_desktop_files(tree: Path, icons: Path, version: str) -> None:
    share = tree / "usr/share"
    today = strftime("%Y-%m-%d", gmtime(time()))
    _put(_SOURCES / f"{CONSOLE}.desktop", share / "applications" / f"{CONSOLE}.desktop")
    _put(_SOURCES / f"{CONSOLE}.xml", share / "mime/packages" / f"{CONSOLE}.xml")
    about = share / "metainfo/io.github.post_composer.PostComposer.metainfo.xml"
    _put(_SOURCES / f"{CONSOLE}.metainfo.xml", about, VERSION=version, DATE=today)
    for picture in icons.glob("*.png"):
        name, _, size = picture.stem.rpartition("-")
        kind = "apps" if name == CONSOLE else "mimetypes"
        place = share / f"icons/hicolor/{size}x{size}/{kind}/{name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, place)
    for name, kind in ((CONSOLE, "apps"), ("postreview", "mimetypes")):
        place = share / f"icons/hicolor/scalable/{kind}/{name}.svg"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(icons / f"{name}.svg", place)


def _add_documents(tree: Path, version: str) -> None:
    documents = tree / "usr/share/doc" / CONSOLE
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\n", 4)[-1]
    indented = "\n".join(f" {line}" if line.strip() else " ." for line in licence.strip().splitlines())
    _put(_SOURCES / "copyright", documents / "copyright", LICENSE=indented)
    entry = f"{CONSOLE} ({version}) stable; urgency=medium\n\n  * See the project's history.\n\n"
    entry += f" -- {PUBLISHER} {_ADDRESS}  {formatdate(time())}\n"
    (documents / "changelog.gz").write_bytes(gzip.compress(entry.encode(), mtime=0))
    page = (_SOURCES / f"{CONSOLE}.1").read_text(encoding="utf-8")
    page = page.replace("@VERSION@", version).replace("@DATE@", strftime("%Y-%m-%d", gmtime(time())))
    pages = tree / "usr/share/man/man1"
    pages.mkdir(parents=True)
    (pages / f"{CONSOLE}.1.gz").write_bytes(gzip.compress(page.encode(), mtime=0))
    _put(_SOURCES / "lintian-overrides", tree / "usr/share/lintian/overrides" / CONSOLE)


def _set_modes(tree: Path) -> None:
    for path in tree.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path == tree / "usr/lib" / CONSOLE / CONSOLE
            path.chmod(0o755 if runs else 0o644)


def _elf_files(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if not path.is_symlink() and path.is_file())
    return [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]


def _depends(tree: Path, work: Path) -> str:
    """What dpkg-shlibdeps reads from the binaries themselves, so that the list cannot be forgotten."""
    desk = work / "shlibdeps"
    (desk / "debian").mkdir(parents=True, exist_ok=True)
    (desk / "debian/control").write_text(f"Source: {CONSOLE}\n\nPackage: {CONSOLE}\nArchitecture: amd64\n")
    program = tree / "usr/lib" / CONSOLE
    binaries = _elf_files(program)
    private = {f"-l{path.parent}" for path in binaries}
    command = ["dpkg-shlibdeps", "-O", "--warnings=0", *sorted(private), *map(str, binaries)]
    done = subprocess.run(command, cwd=desk, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"dpkg-shlibdeps: {done.stderr[-3000:]}")
    needed = done.stdout.strip().removeprefix("shlibs:Depends=").split(", ")
    return ", ".join(sorted({*needed, *_BESIDES}))


def _add_control(tree: Path, work: Path, version: str) -> None:
    control = tree / "DEBIAN"
    control.mkdir()
    text = _CONTROL.format(
        name=CONSOLE,
        version=version,
        publisher=PUBLISHER,
        address=_ADDRESS,
        kilobytes=size_of(tree) // 1024,
        depends=_depends(tree, work),
        recommended=_RECOMMENDED,
        summary=SUMMARY[0].lower() + SUMMARY[1:],
    )
    (control / "control").write_text(textwrap.dedent(text), encoding="utf-8")
    sums = []
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree)
        if path.is_file() and not path.is_symlink() and inside.parts[0] != "DEBIAN":
            sums.append(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {inside}\n")
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    control.chmod(0o755)
