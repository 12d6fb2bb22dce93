"""What goes into the MSI."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

from composer.__main__ import _DESKTOP_FILES
from composer.engine.policy import INSTALLER, read_policy
from composer.vault.endings import ENDINGS

ROOT = Path(__file__).resolve().parents[2]
Step = Callable[[str], ModuleType]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


def components(step: Step, folder: Path, version: str = "1.0.0", scope: str = "machine") -> dict[str, str]:
    """GUIDs of components by the file they bring, or by their own name."""
    installer = step("installer")
    root = ElementTree.fromstring(installer._source(folder, version, installer.SCOPES[scope]))
    found = {}
    for one in root.iter(f"{WIX}Component"):
        file = one.find(f"{WIX}File")
        found[one.attrib["Id"] if file is None else file.attrib["Source"]] = one.attrib["Guid"]
    return found


def test_every_file_is_a_component_of_its_own(step: Step, frozen: Path) -> None:
    files = {f"files/{path.relative_to(frozen).as_posix()}" for path in frozen.rglob("*") if path.is_file()}
    made = components(step, frozen)
    assert files <= set(made)
    assert len(set(made.values())) == len(made)


def test_a_file_keeps_its_guid_in_the_next_version_whatever_comes_beside_it(step: Step, frozen: Path) -> None:
    before = components(step, frozen)
    (frozen / "_internal" / "a-new-file.txt").write_text("new", encoding="ascii")
    after = components(step, frozen, "1.0.1")
    assert {name: after[name] for name in before} == before


def test_every_kind_of_file_that_the_app_opens_opens_with_a_double_click(step: Step, frozen: Path) -> None:
    installer = step("installer")
    source = installer._source(frozen, "1.0.0", installer.SCOPES["machine"])
    opened = set(_DESKTOP_FILES) - {".eml"}  # mails stay with the mail program
    assert opened == {".postreview", *ENDINGS} == {installer.PACKET_SUFFIX, *installer.LOG_ON_SUFFIXES}
    linux = (ROOT / "packaging" / "linux" / "post-composer.xml").read_text(encoding="utf-8")
    for suffix in opened:
        assert f'Key="Software\\Classes\\{suffix}"' in source
        assert f'"*{suffix}"' in linux


def test_the_two_installers_share_no_component(step: Step, frozen: Path) -> None:
    machine = set(components(step, frozen).values())
    assert machine.isdisjoint(components(step, frozen, scope="user").values())


def test_only_the_installer_for_the_machine_sets_a_policy(step: Step, frozen: Path) -> None:
    policies = {f"Policy_{name}" for name in step("installer").POLICY_PROPERTIES}
    assert policies <= set(components(step, frozen))
    assert policies.isdisjoint(components(step, frozen, scope="user"))


def test_the_app_reads_what_the_installer_writes(step: Step, tmp_path: Path) -> None:
    installer = step("installer")
    assert installer.POLICY_FILE == INSTALLER
    said = {"EMPLOYER": "ExampleTrust", "RULES_PATH": "R:\\packs", "DATABASE_URL": "sqlite:///x.db"}
    said |= {"NO_PERSONAL_PACKS": "1"}
    lines = [f"{installer.POLICY_PROPERTIES[name]}={value}" for name, value in said.items()]
    (tmp_path / INSTALLER).write_text("\r\n".join(["[policy]", *lines]), encoding="ascii")
    policy, problems, _ = read_policy(tmp_path)
    assert problems == []
    assert (policy.employer, policy.rules_path, policy.database) == (
        "ExampleTrust",
        "R:\\packs",
        "sqlite:///x.db",
    )
    assert not policy.personal_packs


def test_the_identifiers_by_which_windows_knows_the_app_are_as_ever(step: Step) -> None:
    identity = step("identity")
    assert identity.UPGRADE_CODES == {
        "machine": "{0B6F0F0E-5B5B-4B0E-8B63-6E6E3D1B9A41}",
        "user": "{6A0F4C8D-9C5E-4F1A-9E55-2C1B7D3E8F52}",
    }
    assert str(identity.COMPONENT_NAMESPACE) == "51d0f4c6-22f7-4f0b-9d0c-b1d2a7a3c9e5"
