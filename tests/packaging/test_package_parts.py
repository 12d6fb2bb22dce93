"""Bill of materials, signatures, desktop files: what stands beside the installers or inside them."""

from __future__ import annotations

import configparser
import hashlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

Step = Callable[[str], ModuleType]
LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"


def test_the_bill_of_materials_names_libraries_and_hashes_binaries(step: Step, frozen: Path) -> None:
    bill = step("sbom").bill(frozen, "1.0.0")
    parts = {part["name"]: part for part in bill["components"]}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert parts["keyring"]["purl"] == "pkg:pypi/keyring@25.7.0"
    assert parts["keyring"]["licenses"] == [{"license": {"name": "MIT"}}]
    digest = hashlib.sha256(b"MZ").hexdigest()
    assert parts["_internal/python311.dll"]["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_a_dictionary_is_not_called_a_python_package(step: Step, frozen: Path) -> None:
    parts = {part["name"]: part for part in step("sbom").bill(frozen, "1.0.0")["components"]}
    assert "purl" not in parts["en-gb-dictionary"]


def test_every_part_of_the_bill_has_a_reference_of_its_own(step: Step, frozen: Path) -> None:
    references = [part["bom-ref"] for part in step("sbom").bill(frozen, "1.0.0")["components"]]
    assert len(set(references)) == len(references)


def test_the_certificate_comes_from_the_environment(step: Step, tmp_path: Path) -> None:
    given = {"SIGN_CERTIFICATE": "/keys/us.pem", "SIGN_KEY": "/keys/us.key", "SIGN_TIMESTAMP": "http://time"}
    signer = step("signing").signer(tmp_path, given)
    assert (signer.certificate, signer.key) == (Path("/keys/us.pem"), Path("/keys/us.key"))
    assert signer.timestamp == "http://time"
    assert signer.root is None
    assert list(tmp_path.iterdir()) == []


def test_the_version_resource_is_what_windows_reads(step: Step, tmp_path: Path) -> None:
    step("freeze").write_version_resources(tmp_path, "1.2.3")
    text = (tmp_path / "version-post-composer-desktop.txt").read_text(encoding="utf-8")
    assert "filevers=(1, 2, 3, 0)" in text
    assert "'1.2.3'" in text


def test_a_file_that_differs_or_is_missing_is_told(step: Step, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "same").write_text("same", encoding="ascii")
        (folder / "differs").write_text(folder.name, encoding="ascii")
    (one / "missing").write_text("", encoding="ascii")
    assert step("checking").same_files(one, other) == ["differs", "missing"]


def test_a_check_that_fails_ends_the_run(step: Step, capsys: pytest.CaptureFixture[str]) -> None:
    checks = step("checking").Checks()
    checks.that("the sun shines", True)
    checks.that("the moon is cheese", False, "it is rock")
    with pytest.raises(SystemExit, match="the moon is cheese"):
        checks.end()
    assert "1 of 2 checks passed" in capsys.readouterr().out


def test_the_desktop_opens_review_packets_with_the_app(step: Step) -> None:
    identity = step("identity")
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.read(LINUX / "post-composer.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    assert entry["mimetype"] == f"{identity.PACKET_TYPE};application/x-post-composer-log-on;"
    assert entry["exec"].split() == [identity.CONSOLE, "%f"]
    mime = ElementTree.parse(LINUX / "post-composer.xml").getroot()[0]
    assert mime.attrib["type"] == identity.PACKET_TYPE
    globs = [one.attrib["pattern"] for one in mime if one.tag.endswith("}glob")]
    assert globs == [f"*{identity.PACKET_SUFFIX}"]


@pytest.mark.parametrize(
    ("needs", "has", "missing"),
    [("kernel32.dll", [], False), ("msvcp140.dll", ["msvcp140.dll"], False), ("msvcp140.dll", [], True)],
)
def test_a_library_that_windows_does_not_have_must_be_in_the_folder(
    step: Step, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, needs: str, has: list[str], missing: bool
) -> None:
    reader = step("portable_exe")
    for name in ("app.exe", *has):
        (tmp_path / name).write_bytes(b"MZ")

    class Import:
        dll = needs.encode()

    class Opened:
        DIRECTORY_ENTRY_IMPORT = (Import(),)

    monkeypatch.setattr(reader, "_open", lambda path, *_: Opened() if path.name == "app.exe" else object())
    assert reader.missing_libraries(tmp_path) == ([f"app.exe needs {needs}"] if missing else [])
