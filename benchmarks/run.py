"""Runs the benchmarks beside this file, all or those named, and writes what they print into docs/performance.md."""

from __future__ import annotations

import ast
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPORT = HERE.parent / "docs" / "performance.md"
BENCHES = ("start", "keystroke", "completion", "counting", "jsonl", "record", "pictures")
START, END = "<!-- measured -->", "<!-- /measured -->"


def machine() -> str:
    """What the numbers hold for; taken before a bench adds its own load."""
    cpu = re.search(r"^model name\s*: (.+)$", _text(Path("/proc/cpuinfo")), re.MULTILINE)
    parts = (
        f"{os.cpu_count()} cores of {cpu[1] if cpu else platform.processor()}",
        platform.system(),
        f"Python {platform.python_version()}",
        f"PySide6 {version('PySide6-Essentials')}",
    )
    busy = f", with {os.getloadavg()[0]:.1f} other tasks running" if hasattr(os, "getloadavg") else ""
    return ", ".join(parts) + busy


def section(name: str, printed: str, made_on: str) -> str:
    """One bench as Markdown: what it is, the command that made it, and its table."""
    source = (HERE / f"{name}.py").read_text(encoding="utf-8")
    purpose = (ast.get_docstring(ast.parse(source)) or "").splitlines()[0]
    is_table = any(line.startswith("|") for line in printed.splitlines())
    shown = printed.strip() if is_table else "```\n" + printed.strip("\n") + "\n```"
    made = f"`python3 dev.py bench {name}`, {datetime.now(UTC):%d %B %Y}, {made_on}"
    return f"## {name}\n{purpose}\n\n{shown}\n\n{made}"


def sections(report: str) -> dict[str, str]:
    """The sections a report has already, by the bench's name."""
    measured = report.partition(START)[2].partition(END)[0]
    parts = re.split(r"^(?=## )", measured, flags=re.MULTILINE)
    return {part.splitlines()[0][3:].strip(): part.strip() for part in parts if part.startswith("## ")}


def merged(report: str, fresh: dict[str, str], known: Sequence[str]) -> str:
    """The report with fresh sections put in, and sections of benches that are gone taken out."""
    before, _, rest = report.partition(START)
    kept = sections(report) | fresh
    body = "\n\n".join(kept[name] for name in known if name in kept)
    return f"{before}{START}\n{body}\n{END}{rest.partition(END)[2]}"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench called {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
        return 2
    # Compiled files that may not be written would make every start look slow.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    fresh, worst = {}, 0
    for name in names or BENCHES:
        print(f"== {name}", flush=True)
        made_on = machine()
        command = [sys.executable, str(HERE / f"{name}.py")]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout, flush=True)
        if done.returncode:
            print(f"{name} missed its target or did not work (exit code {done.returncode})", flush=True)
            worst = done.returncode
        if done.stdout.strip():
            fresh[name] = section(name, done.stdout, made_on)
    REPORT.write_text(merged(_text(REPORT), fresh, BENCHES), encoding="utf-8", newline="\n")
    print(f"Written into {REPORT}")
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
