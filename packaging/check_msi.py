"""Looks at the MSIs and the folder that they bring, as files: sizes, libraries, signatures, checksums."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from checking import Checks, answer
from freeze import size_of
from portable_exe import binaries, missing_libraries
from signing import Signer, holds

_INSTALLED_AT_MOST = 150_000_000
_MSI_AT_MOST = 60_000_000


def check_files(checks: Checks, frozen: Path, machine: Path, person: Path, with_: Signer) -> None:
    size, packed = size_of(frozen), machine.stat().st_size
    checks.that(f"installed size {size / 1e6:.0f} MB of at most 150", size <= _INSTALLED_AT_MOST)
    checks.that(f"MSI {packed / 1e6:.1f} MB of at most 60", packed <= _MSI_AT_MOST)
    missing = missing_libraries(frozen)
    checks.that("every import is in the folder or a part of Windows", not missing, missing)
    runtimes = [path for path in frozen.rglob("*.dll") if path.name.lower() == "vcruntime140.dll"]
    for library in runtimes:
        library.rename(library.with_suffix(".aside"))
    checks.that("and without the C run-time it would be told", bool(missing_libraries(frozen)))
    for library in runtimes:
        library.with_suffix(".aside").rename(library)
    unsigned = [path.name for path in (machine, person, *binaries(frozen)) if not holds(path, with_)]
    checks.that("the signature of both MSIs and of every program and library holds", not unsigned, unsigned)
    with tempfile.TemporaryDirectory() as place:
        spoilt = Path(place) / "spoilt.msi"
        for where in inside_the_cabinet(machine):
            content = bytearray(machine.read_bytes())
            content[where] ^= 1
            spoilt.write_bytes(content)
            checks.that(f"one changed bit at byte {where} of the MSI is detected", not holds(spoilt, with_))
    code, said = answer(
        ["env", "-C", machine.parent, "sha256sum", "--check", "--strict", "SHA256SUMS"], os.environ, 300
    )
    listed = all(f"{path.name}: OK" in said for path in (machine, person))
    checks.that("the checksums beside them are right", code == 0 and listed, said)


def inside_the_cabinet(msi: Path) -> list[int]:
    """Three places in the files that it brings: the parts between its streams hold nothing and are not signed."""
    content = msi.read_bytes()
    begin = content.index(b"MSCF")
    size = int.from_bytes(content[begin + 8 : begin + 12], "little")
    return [begin + size * share // 100 for share in (1, 50, 90)]
