"""Installs the MSIs under Wine and uses what they installed, looking at files and registry rather than exit codes."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from check_msi import check_files
from checking import Checks, listing, same_files
from identity import CONSOLE, NAME, WINDOWED, version
from installer import POLICY_FILE, POLICY_FOLDER, POLICY_PROPERTIES, SCOPES, build_msi
from portable_exe import borrow_reader
from signing import Signer, sign, signer
from wine import StuckError, Wine, in_wine, wait_for_window

POST = "Come to our open day, NHS number 943 476 5919"
_REFUSED = 1603 & 255
_UNINSTALL = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
_POLICY_KEY = rf"HKLM\Software\{NAME}\Policy"
_FRAME = 4_000
"""Fewer dots than the blue frame round the post has, and more than all else that is blue."""
_ALL_PROPERTIES = {
    "EMPLOYER": "ExampleTrust",
    "RULES_PATH": r"\\server\share\packs",
    "DATABASE_URL": "postgresql+psycopg://db.example/posts",
    "NO_PERSONAL_PACKS": "1",
}


def _stop_red(red: int, green: int, blue: int) -> bool:
    """The red of 'to fix'."""
    return red > 150 and green < 90 and blue < 90


def _focus_blue(red: int, green: int, blue: int) -> bool:
    """The blue round what the keys go to."""
    return red < 30 and 80 < green < 110 and blue > 160


def main(work: Path, cache: Path, out: Path) -> None:
    checks = Checks()
    borrow_reader(cache)
    with_ = signer(work)
    frozen = work / "dist" / CONSOLE
    machine, person = (out / f"{CONSOLE}-{version()}-{name}.msi" for name in ("machine", "user"))
    check_files(checks, frozen, machine, person, with_)
    newer, changed = _next_version(work, frozen, with_)

    def use(wine: Wine) -> Checks:
        under_wine = Checks()
        Machine(under_wine, wine, machine, newer["machine"], frozen, changed, out).all()
        _check_for_a_person(under_wine, wine, person, newer["user"], frozen, changed)
        return under_wine

    used = in_wine("Using the MSIs", use)
    if used.failed:
        # Wine now and then fails one step on a busy machine; a fault of ours fails in a new Wine as well.
        print(f"\n!! FAILED UNDER WINE: {'; '.join(used.failed)}.\n!! All of it once more.\n", flush=True)
        used = in_wine("Using the MSIs", use)
    checks.add(used)
    checks.end()


def _next_version(work: Path, frozen: Path, with_: Signer) -> tuple[dict[str, Path], Path]:
    """Both MSIs of the same app with a higher number, a file more, a file less and one changed; and its folder."""
    folder = work / "next" / CONSOLE
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(frozen, folder, copy_function=_link)
    (folder / "_internal" / "new-in-this-version.txt").write_text("new\n", encoding="ascii")
    licence = folder / "_internal" / "LICENSE"
    changed = licence.read_text(encoding="utf-8") + "\n"
    licence.unlink()
    licence.write_text(changed, encoding="utf-8")
    next(folder.rglob("phrases.yml")).unlink()
    major, minor, patch = (int(part) for part in version().split("."))
    number = f"{major}.{minor}.{patch + 1}"
    made = {}
    for name, scope in SCOPES.items():
        made[name] = work / "next" / f"{CONSOLE}-{number}-{name}.msi"
        sign(build_msi(folder, work / "icons", number, scope, made[name]), with_)
    return made, folder


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


class Machine:
    """The life of a per-machine installation."""

    def __init__(
        self, checks: Checks, wine: Wine, msi: Path, newer: Path, frozen: Path, newer_folder: Path, out: Path
    ) -> None:
        self.checks, self.wine, self.out = checks, wine, out
        self.msi, self.newer, self.frozen, self.newer_folder = msi, newer, frozen, newer_folder
        self.folder = wine.drive / "Program Files" / NAME / "App"
        self.policy = wine.drive / "ProgramData" / POLICY_FOLDER
        self.person = wine.home / "AppData" / "Roaming" / "PostComposer"
        self.logs = wine.home / "AppData" / "Local" / "PostComposer"

    def all(self) -> None:
        before = self._everything()
        self._install()
        self._self_test("installed")
        self._window()
        self._broken()
        kept = self._what_the_person_has()
        self._upgrade(kept)
        self._refuse_downgrade()
        self._uninstall(self.newer, before, kept)
        self._properties(before, kept)

    def _everything(self) -> set[str]:
        windows = self.wine.drive / "windows"
        return listing(self.wine.drive, (windows, self.person, self.logs, self.wine.home / "Temp",
                                         self.wine.home / "AppData" / "Local" / "Temp"))  # fmt: skip

    def _msiexec(self, *arguments: str, wanted: int = 0) -> bool:
        return _msiexec(self.wine, *arguments, wanted=wanted)

    def _shortcuts(self) -> list[Path]:
        return list(self.wine.drive.rglob(f"{NAME}.lnk"))

    def _value(self, key: str, name: str = "") -> str:
        """A value of the registry, '' where there is none."""
        asked = ["/v", name] if name else ["/ve"]
        code, said = self.wine.run("reg", "query", key, *asked)
        found = re.search(r"REG_\w+\s+(.*\S)", said)
        return found[1] if code == 0 and found else ""

    def _entries(self) -> list[str]:
        said = self.wine.run("reg", "query", _UNINSTALL, "/s")[1]
        return re.findall(rf"DisplayName\s+REG_SZ\s+({NAME})\s", said + "\n")

    def _told(self) -> set[str]:
        """What the installer has put into the policy file."""
        file = self.policy / POLICY_FILE
        return set(file.read_text(encoding="ascii").split()) if file.is_file() else set()

    def _policy_is_there(self, when: str) -> None:
        told = self._told()
        wanted = {"[policy]", "employer=ExampleTrust", "no_personal_packs=1"}
        self.checks.that(f"{when}: what IT set is in ProgramData, and nothing else", told == wanted, told)

    def _install(self) -> None:
        check = self.checks.that
        begun = time.monotonic()
        done = self._msiexec("/i", self.wine.path(self.msi), "EMPLOYER=ExampleTrust", "NO_PERSONAL_PACKS=1")
        check(f"silent install ({time.monotonic() - begun:.0f} s)", done)
        differ = same_files(self.frozen, self.folder)
        check("every file is in Program Files and is the one that was built", not differ, differ[:5])
        check("one shortcut in the Start menu", len(self._shortcuts()) == 1, self._shortcuts())
        check("one entry among the installed programs", len(self._entries()) == 1, self._entries())
        kind = self._value(r"HKLM\Software\Classes\.postreview")
        command = self._value(rf"HKLM\Software\Classes\{kind}\shell\open\command")
        check("review packets open with the program", f"{WINDOWED}.exe" in command, command)
        self._policy_is_there("installed")

    def _self_test(self, when: str) -> None:
        code, said = self.wine.run(
            self.folder / f"{CONSOLE}.exe", "--self-test", "--with-keyring", seconds=500
        )
        print(said)
        check = self.checks.that
        check(f"{when}: the self-test passes", code == 0 and "\nEverything works." in said, said)
        stored = "Credential Manager: stored, read by a second process, removed" in said
        check(f"{when}: a word went through the Credential Manager to a second process", stored, said)
        check(f"{when}: the window is a real one", "windows platform" in said, said)
        check(f"{when}: the policy is read", "employer ExampleTrust" in said, said)

    @contextmanager
    def _open_window(self) -> Iterator[str]:
        program = self.wine.start(self.folder / f"{WINDOWED}.exe", "--look", "light")
        try:
            yield wait_for_window(self.wine, f"^{NAME}")
        finally:
            self.wine.run("taskkill", "/IM", f"{WINDOWED}.exe", seconds=60)
            try:
                program.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                self.wine.run("taskkill", "/F", "/IM", f"{WINDOWED}.exe", seconds=60)

    def _window(self) -> None:
        """Type into the real window, look at the checklist as colours on a picture, and find the draft on disk."""
        self.person.mkdir(parents=True, exist_ok=True)
        (self.person / "settings.json").write_text("{}", "utf-8")  # its first day is over
        with self._open_window() as window:
            self._x("windowraise", window)
            empty = self._click_into_the_post(window)
            self._x("type", "--delay", "60", POST)
            red, draft = 0, ""
            for _ in self._seconds(120):
                red, draft = self._pixels(window, "window-typed.png", _stop_red), self._draft()
                if red > empty + 50 and POST in draft:
                    break
        check = self.checks.that
        check("typed text gets its checklist: 'to fix' in red", red > empty + 50, (empty, red))
        check("what was typed is kept", POST in draft, draft)

    def _click_into_the_post(self, window: str) -> int:
        """Until the place to write has the blue frame of what has the keys; how red the window is without a post."""
        for _ in self._seconds(120):
            self._x("windowfocus", window, "mousemove", "--window", window, "200", "300", "click", "1")
            if self._pixels(window, "window-empty.png", _focus_blue) > _FRAME:
                return self._pixels(window, "window-empty.png", _stop_red)
        raise StuckError("the window did not take the keys within 120 seconds")

    @staticmethod
    def _seconds(most: int) -> Iterator[None]:
        """A turn about every second."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            yield
            time.sleep(1)

    def _x(self, *words: str) -> None:
        """Mouse and keys. What a window that is just being made does not take is seen in what comes of it."""
        command = ["xdotool", *words]
        subprocess.run(command, env=self.wine.environment, check=False, capture_output=True, timeout=60)

    def _pixels(self, window: str, name: str, wanted: Callable[[int, int, int], bool]) -> int:
        """Keep a picture of the window; how many of its pixels are of a colour."""
        from PIL import Image

        file = self.out / name
        command = ["import", "-window", window, str(file)]
        taken = subprocess.run(
            command, env=self.wine.environment, check=False, capture_output=True, timeout=60
        )
        if taken.returncode:
            return 0
        with Image.open(file) as image:
            dots = image.convert("RGB").tobytes()
        colours = zip(dots[::3], dots[1::3], dots[2::3], strict=True)
        return sum(wanted(*colour) for colour in colours)

    def _draft(self) -> str:
        """All text in the person's database."""
        file = self.person / "composer.db"
        if not file.is_file():
            return ""
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return "\n".join(connection.iterdump())

    def _broken(self) -> None:
        """The self-test can fail: take a library away."""
        for name in ("qwindows.dll", "_sqlite3.pyd"):
            library = next(self.folder.rglob(name))
            aside = self.wine.drive / "aside"  # far away: Qt tries every file in a folder of plug-ins
            library.rename(aside)
            code, said = self.wine.run(self.folder / f"{CONSOLE}.exe", "--self-test", seconds=300)
            aside.rename(library)
            self.checks.that(f"without {name} the self-test fails", code == 1 and "FAILED" in said, said)

    def _what_the_person_has(self) -> str:
        (self.person / "rules" / "Mine").mkdir(parents=True, exist_ok=True)
        (self.person / "rules" / "Mine" / "pack.yml").write_text("title: Mine\n", encoding="ascii")
        return self._draft()

    def _person_is_whole(self, when: str, kept: str) -> None:
        whole = self._draft() == kept and (self.person / "rules" / "Mine" / "pack.yml").is_file()
        self.checks.that(f"{when}: the person's drafts and packs are as they were", whole)

    def _upgrade(self, kept: str) -> None:
        check = self.checks.that
        check("silent upgrade", self._msiexec("/i", self.wine.path(self.newer)))
        differ = same_files(self.newer_folder, self.folder)
        check("the new files are there and the old ones gone", not differ, differ[:5])
        check("still one shortcut", len(self._shortcuts()) == 1, self._shortcuts())
        check("still one entry among the installed programs", len(self._entries()) == 1, self._entries())
        self._policy_is_there("upgraded without saying it again")
        self._person_is_whole("upgraded", kept)

    def _refuse_downgrade(self) -> None:
        refused = self._msiexec("/i", self.wine.path(self.msi), wanted=_REFUSED)
        self.checks.that("an older version is refused", refused)
        differ = same_files(self.newer_folder, self.folder)
        self.checks.that("and the newer one stays whole", not differ, differ[:5])

    def _uninstall(self, msi: Path, before: set[str], kept: str) -> None:
        check = self.checks.that
        check("silent uninstall", self._msiexec("/x", self.wine.path(msi)))
        left = sorted(self._everything() - before)
        check("nothing is left but what is the person's", not left, left[:8])
        check("no shortcut, no entry", not self._shortcuts() and not self._entries())
        keys = self._value(r"HKLM\Software\Classes\.postreview") + self._value(_POLICY_KEY, "EMPLOYER")
        check("nothing is left in the registry", not keys, keys)
        self._person_is_whole("uninstalled", kept)

    def _properties(self, before: set[str], kept: str) -> None:
        """All four of them, and what an upgrade makes of them; a `policy.yml` of the desk's outlives it all."""
        said = [f"{name}={value}" for name, value in _ALL_PROPERTIES.items()]
        self._msiexec("/i", self.wine.path(self.msi), *said)
        told = {f"{POLICY_PROPERTIES[name]}={value}" for name, value in _ALL_PROPERTIES.items()}
        self.checks.that(
            "all four properties are in ProgramData", self._told() == {"[policy]", *told}, self._told()
        )
        self._msiexec("/i", self.wine.path(self.newer), "EMPLOYER=OtherTrust", "DATABASE_URL=-")
        told -= {"employer=ExampleTrust", f"database={_ALL_PROPERTIES['DATABASE_URL']}"}
        wanted = {"[policy]", "employer=OtherTrust", *told}
        self.checks.that(
            "an upgrade changes one, drops one and keeps two", self._told() == wanted, self._told()
        )
        policy = self.policy / "policy.yml"
        policy.write_text("why: Agreed\n", encoding="ascii")
        self._uninstall(self.newer, {*before, str(policy), str(policy.parent)}, kept)
        self.checks.that("the desk's own policy stays", policy.is_file())


def _msiexec(wine: Wine, *arguments: str, wanted: int = 0) -> bool:
    """Whether the installer ended as it should; if not, the end of what it wrote down is shown."""
    log = wine.prefix / "msiexec.log"  # not on drive C:, which is compared before and after
    code, said = wine.run("msiexec", *arguments, "/qn", "/L*v", wine.path(log))
    if code != wanted:
        told = (
            log.read_bytes()[-6000:].decode("utf-8", "replace") if log.is_file() else "it wrote down nothing"
        )
        print(f"msiexec {' '.join(arguments)} ended with {code}:\n{said}\n{told}", flush=True)
    return code == wanted


def _check_for_a_person(
    checks: Checks, wine: Wine, msi: Path, newer: Path, frozen: Path, changed: Path
) -> None:
    """The other installer, for one person, without rights."""
    folder = wine.home / "AppData" / "Local" / "Programs" / NAME
    for what, path, files in (("install", msi, frozen), ("upgrade", newer, changed)):
        done = _msiexec(wine, "/i", wine.path(path))
        differ = same_files(files, folder)
        checks.that(f"for a person: silent {what}, every file in place", done and not differ, differ[:5])
        said = wine.run(folder / f"{CONSOLE}.exe", "--version")[1]
        checks.that(f"for a person: it runs after the {what}", version() in said, said)
    done = _msiexec(wine, "/x", wine.path(newer))
    checks.that("for a person: uninstalled", done and not folder.exists())
