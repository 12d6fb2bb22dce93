"""Signs programs, libraries and installers, and says whether a signature holds.

In real life SIGN_CERTIFICATE and SIGN_KEY name PEM files (SIGN_PASSWORD opens the key) and SIGN_TIMESTAMP is the
address of a time-stamping service. Without them a throw-away certificate is made: good for trying, trusted by nobody.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from freeze import run
from identity import NAME, PUBLISHER


class Signer(NamedTuple):
    """What is signed with. `root` is the authority to verify against; none where the system's own are meant."""

    certificate: Path
    key: Path
    password: str = ""
    timestamp: str = ""
    root: Path | None = None


def signer(work: Path, surroundings: Mapping[str, str] = os.environ) -> Signer:
    """The one that the environment names, else a throw-away one kept in `work`."""
    if certificate := surroundings.get("SIGN_CERTIFICATE"):
        return Signer(
            Path(certificate),
            Path(surroundings["SIGN_KEY"]),
            surroundings.get("SIGN_PASSWORD", ""),
            surroundings.get("SIGN_TIMESTAMP", ""),
            Path(surroundings["SIGN_ROOT"]) if "SIGN_ROOT" in surroundings else None,
        )
    return _throw_away(work / "signing")


def _throw_away(folder: Path) -> Signer:
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    made = Signer(folder / "signer.pem", folder / "signer.key", root=folder / "root.pem")
    if made.certificate.is_file() and made.root and made.root.is_file():
        return made
    key = ("-newkey", "rsa:3072", "-nodes")
    root = ("-keyout", folder / "root.key", "-out", folder / "root.pem")
    run("openssl", "req", "-x509", *key, *root, "-days", "30", "-subj", "/CN=Throw-away root, trust it nowhere",
        "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
    asked, subject = folder / "signer.csr", f"/O={PUBLISHER}/CN={PUBLISHER} (throw-away)"
    run("openssl", "req", *key, "-keyout", made.key, "-out", asked, "-subj", subject)
    uses = folder / "uses.txt"
    uses.write_text("extendedKeyUsage=codeSigning\nkeyUsage=digitalSignature\n", encoding="ascii")
    run("openssl", "x509", "-req", "-in", asked, "-CA", folder / "root.pem", "-CAkey", folder / "root.key",
        "-CAcreateserial", "-days", "30", "-extfile", uses, "-out", made.certificate)  # fmt: skip
    return made


def sign(path: Path, with_: Signer) -> None:
    """Sign in place; a signature that was there is replaced, so that one publisher rule covers all."""
    signed = path.with_name(path.name + ".signed")
    signed.unlink(missing_ok=True)
    command = [
        "osslsigncode",
        "sign",
        "-certs",
        with_.certificate,
        "-key",
        with_.key,
        "-h",
        "sha256",
        "-n",
        NAME,
    ]
    if with_.password:
        command += ["-readpass", "/dev/stdin"]
    if with_.timestamp:
        command += ["-ts", with_.timestamp]
    words = [str(word) for word in [*command, "-in", path, "-out", signed]]
    done = subprocess.run(words, input=with_.password, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{path} could not be signed:\n{done.stdout}{done.stderr}")
    signed.chmod(path.stat().st_mode)
    signed.replace(path)


def sign_all(paths: Iterable[Path], with_: Signer) -> int:
    count = 0
    for path in paths:
        sign(path, with_)
        count += 1
    return count


def holds(path: Path, with_: Signer) -> bool:
    """Whether the file is signed, unchanged since, and by whom it should be."""
    root = ["-CAfile", str(with_.root)] if with_.root else []
    done = subprocess.run(
        ["osslsigncode", "verify", *root, "-in", str(path)], capture_output=True, text=True, check=False
    )
    return done.returncode == 0 and "\nSucceeded" in f"\n{done.stdout}"
