"""`--self-test`: looks at everything the app needs on this machine, a line each, and says whether it would work."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TextIO

from composer import paths
from composer.cli.second_process import answer_of
from composer.errors import ComposerError

_PROBE = "Ask nurse Margaret Robson on 0191 498 0123 (NHS number 943 476 5919)."
_WINDOW_SECONDS = 120
_KEYRING_SECONDS = 60
_KEYRING_ENTRY = ("Post Composer self-test", "probe")


def run(stdout: TextIO, *, with_keyring: bool = False) -> int:
    """Print a line for each part of the app; 0 when all of them work, 1 when any does not.

    `with_keyring` also stores a word there, has another process read it, and takes it away: a keyring may ask for a
    password, which nobody may be there to type.
    """
    failures = 0
    looks = _LOOKS | ({"round": keyring_round} if with_keyring else {})
    for name, look in looks.items():
        try:
            said, word = look(), "ok"
        except ComposerError as error:
            said, word = str(error), "FAILED"
        except Exception as error:  # whatever is wrong here, the other lines still matter
            said, word = f"{type(error).__name__}: {error}", "FAILED"
        failures += word != "ok"
        stdout.write(f"{word:<7} {name:<9} {said}\n")
        stdout.flush()  # a part that hangs is then the one after the last line
    stdout.write("Everything works.\n" if not failures else f"{failures} of {len(looks)} did not work.\n")
    return 1 if failures else 0


def _program() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("post-composer")
    except PackageNotFoundError:
        number = "not installed"
    return f"Post Composer {number}, Python {platform.python_version()}, {platform.platform(terse=True)}"


def _rules() -> str:
    from composer.engine.problems import Severity
    from composer.engine.rulebook import RuleBook

    loaded = RuleBook(paths.machine_folder(), paths.person_folder()).load()
    wrong = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    if wrong or not loaded.rules:
        first = f" The first: {wrong[0]}" if wrong else ""
        raise ComposerError(f"{len(loaded.rules)} rules work and {len(wrong)} do not.{first}")
    return f"{len(loaded.rules)} rules in {len(loaded.packs)} packs"


def _networks() -> str:
    from composer.domain.account import NetworkId
    from composer.networks.catalogue import load_networks
    from composer.networks.counting import measure

    networks = load_networks()
    counted = measure(networks[NetworkId("x")], _PROBE).count
    return f"{len(networks)} networks; a post of {counted} characters was counted for X"


def _words() -> str:
    from composer.words.speller import Speller

    folder = paths.RESOURCES / "spelling"
    speller = Speller(folder, paths.person_folder() / "words.txt")
    if not speller.knows("haemoglobin") or speller.knows("hospitle"):
        raise ComposerError(
            "The spelling dictionary does not tell right from wrong.", "Install the app again."
        )
    return "spelling in British English"


def _licences() -> str:
    import yaml

    folder = paths.RESOURCES / "licences"
    listed = yaml.safe_load((folder / "third-party.yml").read_text(encoding="utf-8"))
    missing = [row["name"] for row in listed if not (folder / row["text"]).is_file()]
    if missing:
        raise ComposerError(f"No licence text for {', '.join(missing)}.", "Install the app again.")
    return f"{len(listed)} third-party licences"


def _help() -> str:
    pages = sorted(paths.HELP.glob("*.md"))
    if not pages or not paths.NEWS.is_file():
        raise ComposerError("The pages of help are not there.", "Install the app again.")
    return f"{len(pages)} pages of help"


def _people() -> str:
    from composer.detectors.catalogue import Detectors

    kinds = {detection.kind for detection in Detectors().detect(_PROBE)}
    wanted = {"nhs_number", "phone_number", "person"}
    if not wanted <= kinds:
        missing = ", ".join(sorted(wanted - kinds))
        raise ComposerError(f"A text with {missing} in it was not recognised.", "Install the app again.")
    return "numbers, phone numbers and names are recognised"


def _this_program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "composer"]


def _pictures() -> str:
    """Every format that a camera or a phone sends is read: most are made here, HEIC is only ever read."""
    import io

    from PIL import Image

    from composer.pictures.reading import FORMATS, open_picture

    for name in FORMATS:
        if name == "HEIF":
            data = (paths.RESOURCES / "self-test" / "blue.heic").read_bytes()
        else:
            made = io.BytesIO()
            Image.new("RGB", (16, 16), (0, 94, 184)).save(made, name)
            data = made.getvalue()
        seen = open_picture(data).image.convert("RGB").getpixel((8, 8))
        if not isinstance(seen, tuple) or seen[2] < 150 or seen[0] > 40:
            raise ComposerError(f"A blue {name} picture was read as {seen}.", "Install the app again.")
    return f"{', '.join(FORMATS)} pictures are read"


def _looking() -> str:
    """The optional part that looks through pictures. Not to have it is no failure; to have it broken is."""
    import io

    import msgspec
    from PIL import Image

    from composer.looking.found import Part
    from composer.looking.program import Order, Report, worker_command

    command = worker_command()
    if command is None:
        return "not installed: faces and writing in pictures are for people to find"
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (0, 94, 184)).save(made, "PNG")
    order = msgspec.json.encode(Order(len(made.getvalue()), tuple(Part)))
    try:
        answer = answer_of(command, _WINDOW_SECONDS, given=order + b"\n" + made.getvalue())
        reports = [msgspec.json.decode(line, type=Report) for line in answer.said.splitlines()]
    except (OSError, msgspec.DecodeError) as error:
        raise ComposerError(
            f"It does not run ({type(error).__name__}).", "Install that part again."
        ) from error
    if {part for report in reports for part in report.done} != set(Part):
        why = " ".join(report.problem for report in reports if report.problem) or "It ended early."
        raise ComposerError(why, "Install that part again.")
    return "faces and writing in pictures are looked for"


def _policy() -> str:
    from composer.engine.policy import read_policy

    policy, problems, files = read_policy(paths.machine_folder())
    if problems:
        raise ComposerError(f"The policy is wrong: {problems[0]}.", "Ask your IT desk to put it right.")
    if not files:
        return f"none in {paths.machine_folder()}"
    said = [f"employer {policy.employer or 'not set'}"]
    said += [f"{len(policy.compulsory_packs)} compulsory packs", f"{len(policy.forbidden_packs)} forbidden"]
    said += [] if policy.personal_packs else ["no personal packs"]
    said += [] if policy.store_log_ons else ["log-ons are not stored"]
    said += ["a shared database"] if policy.database else []
    return f"{', '.join(said)} ({', '.join(path.name for path in files)})"


def _sealing() -> str:
    """Sign and seal a made-up log-on to oneself: reviews are signed and hand-overs sealed by the same libraries."""
    from composer.domain.account import AccountId
    from composer.vault.handover import Identity, seal, unseal
    from composer.vault.logons import LogOn
    from composer.vault.passphrase import seal as seal_phrase
    from composer.vault.passphrase import unseal as unseal_phrase

    person, logon = Identity.new("Self-test"), LogOn(user_name="self-test")
    if unseal(seal(AccountId("self-test"), logon, person, [person.card()]), person).logon != logon:
        raise ComposerError("What was sealed was not what was opened.", "Install the app again.")
    if unseal_phrase(seal_phrase(b"self-test", "a phrase"), "a phrase") != b"self-test":
        raise ComposerError("A passphrase did not open what it sealed.", "Install the app again.")
    return "signatures and encryption work"


def _log_folder() -> str:
    return _writable(paths.log_folder())


def keyring_round() -> str:
    """A word stored by this process, read by another, and taken away again."""
    import secrets

    from composer.vault.keyrings import system_keyring

    keyring, word = system_keyring(), secrets.token_hex(16)
    keyring.put(*_KEYRING_ENTRY, word)
    try:
        read = answer_of([*_this_program(), "--self-test-read-keyring"], _KEYRING_SECONDS)
        if read.said.decode("utf-8", "replace").strip() != word:
            raise ComposerError(f"{keyring.title} kept a word, and another program did not find it there.")
    finally:
        keyring.delete(*_KEYRING_ENTRY)
    if keyring.get(*_KEYRING_ENTRY) is not None:
        raise ComposerError(f"{keyring.title} did not let go of a word that was taken away.")
    return f"{keyring.title}: stored, read by a second process, removed"


def read_keyring(stdout: TextIO) -> int:
    """What `keyring_round` runs in the second process."""
    from composer.vault.keyrings import system_keyring

    stdout.write(f"{system_keyring().get(*_KEYRING_ENTRY) or ''}\n")
    return 0


def _window() -> str:
    """Open the real window in a process of its own, so that this door stays free of Qt and outlives its crash."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = {**os.environ, "POST_COMPOSER_HOME": home}
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
        try:
            done = answer_of([*_this_program(), "--open-once"], _WINDOW_SECONDS, environment=environment)
        except TimeoutError as error:
            raise ComposerError(f"The window did not open within {_WINDOW_SECONDS} seconds.") from error
    said, complained = (words.decode("utf-8", "replace").strip() for words in (done.said, done.complained))
    if done.code or not said:
        reason = (complained or said or "no reason given").splitlines()[-1]
        raise ComposerError(f"The window did not open (exit code {done.code}): {reason}")
    return said


def _keyring() -> str:
    """Which keyring would hold log-ons. Having none is no failure: they then last for one session."""
    from composer.vault.keyrings import RefusedKeyringError, system_keyring

    try:
        return system_keyring().title
    except RefusedKeyringError as refused:
        return f"log-ons are kept for this session only. {refused.what}"


def _database() -> str:
    import sqlite3

    from composer.store.database import Database, sqlite_url

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "self-test.db"
        database = Database(sqlite_url(file))
        try:
            database.check()
        finally:
            database.close()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("create virtual table self_test using fts5(words)")
            connection.execute("insert into self_test values ('a friendly post')")
            found = connection.execute("select count(*) from self_test('friendly')").fetchone()
    if found != (1,):
        raise ComposerError("The database cannot search text.", "Tell your IT desk: SQLite lacks FTS5.")
    return f"SQLite {sqlite3.sqlite_version} with text search"


def _folder() -> str:
    return _writable(paths.person_folder())


def _drafts() -> str:
    """Where the policy wants drafts, tried: else they are kept elsewhere, or in memory, and IT would not notice."""
    from composer.engine.policy import drafts_folder, drafts_folder_is_unknown, read_policy

    policy, _, _ = read_policy(paths.machine_folder())
    person = paths.person_folder()
    if policy.database:
        from composer.store.database import Database

        Database(policy.database).close()
        return "in the database that the policy names, which answers"
    if drafts_folder_is_unknown(policy):
        raise ComposerError(
            f"The policy puts drafts into {policy.drafts_folder}, and part of that is not set for this person:"
            f" drafts are kept in {person}.",
            "Set it, or take drafts_folder out of the policy.",
        )
    return _writable(drafts_folder(policy, person))


def _writable(folder: Path) -> str:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ComposerError(
            f"{folder} cannot be written to ({error.strerror}).", "Ask your IT desk for write access to it."
        ) from error
    return f"{folder} can be written to"


_LOOKS: dict[str, Callable[[], str]] = {
    "program": _program,
    "rules": _rules,
    "networks": _networks,
    "detectors": _people,
    "words": _words,
    "pictures": _pictures,
    "looking": _looking,
    "policy": _policy,
    "sealing": _sealing,
    "licences": _licences,
    "help": _help,
    "window": _window,
    "keyring": _keyring,
    "database": _database,
    "folder": _folder,
    "drafts": _drafts,
    "logs": _log_folder,
}
