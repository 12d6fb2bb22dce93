"""Writes the software bill of materials (CycloneDX 1.6, JSON) from the list of licences that the app ships."""

from __future__ import annotations

import hashlib
import json
import uuid
from pathlib import Path
from typing import Any

import yaml
from identity import COMPONENT_NAMESPACE, CONSOLE, NAME, PUBLISHER, ROOT

_LOCK = ROOT / "requirements" / "run.txt"


def bill(frozen: Path, version: str) -> dict[str, Any]:
    """What is in the folder: libraries with their licences, and every binary file with its SHA-256."""
    listed = yaml.safe_load((_resources(frozen) / "licences" / "third-party.yml").read_text(encoding="utf-8"))
    serial = uuid.uuid5(COMPONENT_NAMESPACE, f"sbom/{version}/{frozen.parent.parent.name}")
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": CONSOLE,
                "name": NAME,
                "version": version,
                "publisher": PUBLISHER,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [*map(_library, listed), *_files(frozen)],
    }


def write_bill(frozen: Path, version: str, out: Path) -> Path:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(bill(frozen, version), indent=1) + "\n", encoding="utf-8")
    return out


def _resources(frozen: Path) -> Path:
    return next(path for path in frozen.rglob("resources") if (path / "licences").is_dir())


def _library(row: dict[str, str]) -> dict[str, Any]:
    name, version = row["name"], str(row["version"])
    described: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"license": {"name": row["licence"]}}],
    }
    if f"\n{name}=={version} " in f"\n{_LOCK.read_text(encoding='utf-8')}":
        described["purl"] = f"pkg:pypi/{name}@{version}"
    return described


def _files(frozen: Path) -> list[dict[str, Any]]:
    suffixes = (".dll", ".pyd", ".exe", ".so")
    binaries = sorted(
        path
        for path in frozen.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and (path.suffix.lower() in suffixes or ".so." in path.name)
    )
    return [
        {
            "type": "file",
            "bom-ref": f"file:{path.relative_to(frozen).as_posix()}",
            "name": path.relative_to(frozen).as_posix(),
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        }
        for path in binaries
    ]
