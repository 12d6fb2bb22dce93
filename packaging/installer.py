"""Builds the MSI: the folder as it is, a shortcut, the file association and, per machine, what IT set as policy.

`wixl` makes the database from a WiX source; what it cannot say (IniFile, permissions, file versions, searches) is put
into the tables afterwards.
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from freeze import run
from identity import (
    COMPONENT_NAMESPACE,
    CONSOLE,
    NAME,
    PACKET_SUFFIX,
    PACKET_TYPE,
    PUBLISHER,
    SUMMARY,
    UPGRADE_CODES,
    WINDOWED,
)
from portable_exe import file_version

POLICY_FILE = "installer.ini"
POLICY_FOLDER = "PostComposer"
POLICY_PROPERTIES = {
    "EMPLOYER": "employer",
    "RULES_PATH": "rules_path",
    "DATABASE_URL": "database",
    "NO_PERSONAL_PACKS": "no_personal_packs",
}
"""What an IT desk may put on the msiexec line, and the key it has in the policy file."""

_PROG_ID = "PostComposer.Review"
_LOG_ON_ID = "PostComposer.LogOn"
LOG_ON_SUFFIXES = (".posthandover", ".postcard", ".postrecovery")
_ONLY_ADMINS_WRITE = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
"""Else anybody could put a policy there: Windows lets everyone create files in folders of ProgramData."""
_AFTER_INITIALIZE = 1501
_ON_UNINSTALL = "2"


class Scope(NamedTuple):
    """Who the program is installed for."""

    name: str
    hive: str
    folder: tuple[str, str, str]

    def guid(self, what: str) -> str:
        return f"{{{str(uuid.uuid5(COMPONENT_NAMESPACE, f'{self.name}/{what}')).upper()}}}"


SCOPES = {
    "machine": Scope("machine", "HKLM", ("ProgramFiles64Folder", "PublisherFolder", NAME)),
    "user": Scope("user", "HKCU", ("LocalAppDataFolder", "PublisherFolder", "Programs")),
}


def build_msi(folder: Path, icons: Path, version: str, scope: Scope, out: Path) -> Path:
    """The MSI at `out`, with every file of `folder`."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    files = {f"f{key_of(path, folder)}": path for path in sorted(folder.rglob("*")) if path.is_file()}
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "product.wxs"
        source.write_text(_source(folder, version, scope), encoding="utf-8")
        shutil.copy(icons / f"{CONSOLE}.ico", source.with_name("app.ico"))
        source.with_name("files").symlink_to(folder)  # wixl looks for what it packs beside its source only
        run("wixl", "-a", "x64", "-o", out, source)
        tables = Tables(out, Path(place))
        add_versions(tables, files)
        remember_order(tables)
        if scope.name == "machine":
            _add_policy(tables, scope)
    return out


def key_of(path: Path, folder: Path) -> str:
    """An identifier that a file keeps in every version."""
    return uuid.uuid5(COMPONENT_NAMESPACE, path.relative_to(folder).as_posix()).hex


def tag(name: str, *inside: str, **attributes: str) -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>\n"


class Components:
    """Makes components and keeps their names for the feature."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.names: list[str] = []

    def make(self, name: str, what: str, *inside: str) -> str:
        self.names.append(name)
        return tag("Component", *inside, Id=name, Guid=self.scope.guid(what), Win64="yes")

    def value(self, key: str, name: str, value: str, *, path: bool = False, number: bool = False) -> str:
        more = {"KeyPath": "yes"} if path else {}
        if name:
            more["Name"] = name
        kind = "integer" if number else "string"
        return tag("RegistryValue", Root=self.scope.hive, Key=key, Type=kind, Value=value, **more)


def _source(folder: Path, version: str, scope: Scope) -> str:
    components = Components(scope)
    key = f"Software\\{NAME}"
    inside = [
        tag("Package", InstallerVersion="500", Compressed="yes", Description=SUMMARY, Comments=f"{NAME} {version}",
             InstallScope="perMachine" if scope.name == "machine" else "perUser"),
        tag("MajorUpgrade", DowngradeErrorMessage=f"A newer {NAME} is installed already."),
        tag("Media", Id="1", Cabinet="app.cab", EmbedCab="yes"),
        tag("Icon", Id="app.ico", SourceFile="app.ico"),
        tag("Property", Id="ARPPRODUCTICON", Value="app.ico"),
        tag("Property", Id="ARPNOMODIFY", Value="1"),
        tag("Property", Id="ARPCOMMENTS", Value=SUMMARY),
        tag("Condition", "Installed OR VersionNT64", Message=f"{NAME} needs 64-bit Windows 10 or later."),
    ]  # fmt: skip
    outer, publisher, publisher_name = scope.folder
    program = tag(
        "Directory",
        components.make("FolderOfPublisher", "/publisher", tag("RemoveFolder", Id="RemovePublisher", On="uninstall"),
                        components.value(key, "Publisher", PUBLISHER, path=True)),
        tag("Directory", *tree(folder, folder, components), *_associations(components),
             Id="INSTALLDIR", Name=_program_folder(scope)),
        Id=publisher, Name=publisher_name,
    )  # fmt: skip
    menu = components.make(
        "StartMenu",
        "/start-menu",
        tag("Shortcut", Id="StartMenuShortcut", Name=NAME, Description=SUMMARY, WorkingDirectory="INSTALLDIR",
             Target=f"[INSTALLDIR]{WINDOWED}.exe", Icon="app.ico", IconIndex="0"),
        components.value(key, "InstallDir", "[INSTALLDIR]", path=True),
    )  # fmt: skip
    directories = [
        tag("Directory", program, Id=outer),
        tag("Directory", menu, Id="ProgramMenuFolder"),
    ]
    if scope.name == "machine":
        policy = tag("Directory", *_policy_components(components), Id="POLICYDIR", Name=POLICY_FOLDER)
        directories.append(tag("Directory", policy, Id="CommonAppDataFolder"))
    inside.append(tag("Directory", *directories, Id="TARGETDIR", Name="SourceDir"))
    references = [tag("ComponentRef", Id=name) for name in components.names]
    inside.append(tag("Feature", *references, Id="Main", Title=NAME, Level="1"))
    product = tag("Product", *inside, Id="*", Name=NAME, Language="1033", Version=version, Manufacturer=PUBLISHER,
                   UpgradeCode=UPGRADE_CODES[scope.name])  # fmt: skip
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tag(
        "Wix", product, xmlns="http://schemas.microsoft.com/wix/2006/wi"
    )


def _program_folder(scope: Scope) -> str:
    return "App" if scope.name == "machine" else NAME


def tree(place: Path, folder: Path, components: Components) -> Iterator[str]:
    """One component a file, so that each can be repaired and none is shared."""
    for path in sorted(place.iterdir(), key=lambda one: (one.is_dir(), one.name.lower())):
        key = key_of(path, folder)
        if path.is_dir():
            yield tag("Directory", *tree(path, folder, components), Id=f"d{key}", Name=path.name)
        else:
            inside = path.relative_to(folder).as_posix()
            file = tag("File", Id=f"f{key}", Name=path.name, Source=f"files/{inside}", KeyPath="yes")
            yield components.make(f"c{key}", inside, file)


def _associations(components: Components) -> Iterator[str]:
    """A review packet opens with a double click, and so does what colleagues send about log-ons."""
    classes = "Software\\Classes"
    command = f'"[INSTALLDIR]{WINDOWED}.exe" "%1"'
    yield components.make(
        "ReviewFiles",
        "/review-files",
        components.value(f"{classes}\\{PACKET_SUFFIX}", "", _PROG_ID, path=True),
        components.value(f"{classes}\\{PACKET_SUFFIX}", "Content Type", PACKET_TYPE),
        components.value(f"{classes}\\{_PROG_ID}", "", f"{NAME} review"),
        components.value(
            f"{classes}\\{_PROG_ID}\\DefaultIcon", "", f"[INSTALLDIR]_internal\\{PACKET_SUFFIX[1:]}.ico"
        ),
        components.value(f"{classes}\\{_PROG_ID}\\shell\\open\\command", "", command),
    )
    yield components.make(
        "LogOnFiles",
        "/log-on-files",
        *(
            components.value(f"{classes}\\{suffix}", "", _LOG_ON_ID, path=suffix == LOG_ON_SUFFIXES[0])
            for suffix in LOG_ON_SUFFIXES
        ),
        components.value(f"{classes}\\{_LOG_ON_ID}", "", f"{NAME} hand-over, card or recovery sheet"),
        components.value(
            f"{classes}\\{_LOG_ON_ID}\\DefaultIcon", "", f"[INSTALLDIR]_internal\\{PACKET_SUFFIX[1:]}.ico"
        ),
        components.value(f"{classes}\\{_LOG_ON_ID}\\shell\\open\\command", "", command),
    )


def _policy_components(components: Components) -> Iterator[str]:
    """The folder, and one component for each thing that IT may set; the registry remembers it for an upgrade."""
    key = f"Software\\{NAME}\\Policy"
    yield components.make(
        "PolicyFolder",
        "/policy-folder",
        tag("CreateFolder"),
        tag("RemoveFolder", Id="RemovePolicyFolder", On="uninstall"),
        components.value(key, "Folder", "[POLICYDIR]", path=True),
    )
    for name in POLICY_PROPERTIES:
        yield components.make(
            f"Policy_{name}",
            f"/policy/{name}",
            components.value(key, name, f"[{name}]", path=True),
        )


class Tables:
    """The tables of one MSI, read and written as text."""

    def __init__(self, msi: Path, place: Path) -> None:
        self.msi = msi
        self._place = place

    def read(self, name: str) -> list[list[str]]:
        """Rows, the three that describe the columns first."""
        said = run("msiinfo", "export", self.msi, name).replace("\r\n", "\n")
        return [line.split("\t") for line in said.split("\n") if line]

    def write(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        file = self._place / f"{name}.idt"
        file.write_text("".join("\t".join(row) + "\r\n" for row in rows), encoding="utf-8", newline="")
        run("msibuild", self.msi, "-i", file)

    def add(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        self.write(name, [*self.read(name), *rows])

    def ask(self, query: str) -> None:
        run("msibuild", self.msi, "-q", query)


def add_versions(tables: Tables, files: dict[str, Path]) -> None:
    """Versions of versioned files: without them an upgrade on real Windows can keep an old file."""
    rows = tables.read("File")
    versioned = set()
    for row in rows[3:]:
        known = file_version(files[row[0]])
        if known:
            row[4], row[5] = known[0], str(known[1])
            versioned.add(row[0])
    tables.write("File", rows)
    hashes = tables.read("MsiFileHash")
    tables.write("MsiFileHash", [*hashes[:3], *(row for row in hashes[3:] if row[0] not in versioned)])


def remember_order(tables: Tables) -> None:
    """Old files go before new ones come, in the one transaction: what failed is as it was before."""
    tables.ask(
        f"UPDATE `InstallExecuteSequence` SET `Sequence`={_AFTER_INITIALIZE} WHERE `Action`='RemoveExistingProducts'"
    )


def _add_policy(tables: Tables, scope: Scope) -> None:
    """What was given on the line goes into the policy file; what was given last time holds for an upgrade."""
    key = f"Software\\{NAME}\\Policy"
    tables.write(
        "IniFile",
        [
            ["IniFile", "FileName", "DirProperty", "Section", "Key", "Value", "Action", "Component_"],
            ["s72", "l255", "S72", "l96", "l128", "l255", "i2", "s72"],
            ["IniFile", "IniFile"],
            *([f"Ini_{name}", POLICY_FILE, "POLICYDIR", "policy", told, f"[{name}]", "0", f"Policy_{name}"]
              for name, told in POLICY_PROPERTIES.items()),
        ],
    )  # fmt: skip
    removal = ["RemovePolicyFile", "PolicyFolder", POLICY_FILE, "POLICYDIR", _ON_UNINSTALL]
    tables.add("RemoveFile", [removal])
    tables.write(
        "MsiLockPermissionsEx",
        [
            ["MsiLockPermissionsEx", "LockObject", "Table", "SDDLText", "Condition"],
            ["s72", "s72", "s32", "s0", "S255"],
            ["MsiLockPermissionsEx", "MsiLockPermissionsEx"],
            ["PolicyFolderLock", "POLICYDIR", "CreateFolder", _ONLY_ADMINS_WRITE, ""],
        ],
    )
    tables.write(
        "RegLocator",
        [
            ["Signature_", "Root", "Key", "Name", "Type"],
            ["s72", "i2", "s255", "S255", "I2"],
            ["RegLocator", "Signature_"],
            *([f"Last_{name}", "2", key, name, "18"] for name in POLICY_PROPERTIES),
        ],
    )
    tables.write(
        "AppSearch",
        [
            ["Property", "Signature_"],
            ["s72", "s72"],
            ["AppSearch", "Property", "Signature_"],
            *([f"LAST_{name}", f"Last_{name}"] for name in POLICY_PROPERTIES),
        ],
    )
    tables.write(
        "CustomAction",
        [
            ["Action", "Type", "Source", "Target"],
            ["s72", "i2", "S72", "S255"],
            ["CustomAction", "Action"],
            *_rows_if_there(tables, "CustomAction"),
            *([f"Recall_{name}", "51", name, f"[LAST_{name}]"] for name in POLICY_PROPERTIES),
        ],
    )
    for name in POLICY_PROPERTIES:
        given = f'{name} AND {name} <> "-"'
        tables.ask(f"UPDATE `Component` SET `Condition`='{given}' WHERE `Component`='Policy_{name}'")
    rows = tables.read("Property")
    for row in rows[3:]:
        if row[0] == "SecureCustomProperties":
            row[1] = ";".join([row[1], *POLICY_PROPERTIES])
    tables.write("Property", rows)
    searching = [["AppSearch", "", "50"]]
    recalling = [
        [f"Recall_{name}", f"LAST_{name} AND NOT {name}", str(51 + place)]
        for place, name in enumerate(POLICY_PROPERTIES)
    ]
    tables.add("InstallUISequence", [*searching, *recalling])
    writing = [["RemoveIniValues", "", "3100"], ["WriteIniValues", "", "5100"]]
    tables.add("InstallExecuteSequence", [*searching, *recalling, *writing])


def _rows_if_there(tables: Tables, name: str) -> list[list[str]]:
    present = run("msiinfo", "tables", tables.msi).split()
    return tables.read(name)[3:] if name in present else []
