"""How well the detectors find what identifies somebody, on the labelled posts in `tests/data/`, as a table."""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from composer.detectors.catalogue import Detectors  # noqa: E402
from composer.domain.detection import Detection  # noqa: E402

SETS = (ROOT / "tests/data/posts.jsonl", ROOT / "tests/data/posts_by_hand.txt")
TARGETS = {
    "nhs_number": 0.98,
    "postcode": 0.97,
    "phone_number": 0.98,
    "ni_number": 0.98,
    "email_address": 0.99,
    "date_of_birth": 0.90,
    "street_address": 0.90,
    "age": 0.95,
    "hospital_number": 0.85,
    "condition": 0.80,
    "person": None,
    "vehicle_registration": None,
    "bank_details": None,
    "ward_or_bed": None,
}

_MARK = re.compile(r"\[\[(\w+)(!?)\|(.+?)\]\]")


@dataclass
class Score:
    """Counts of one kind. A detection hits a label of its kind that it overlaps."""

    hit: int = 0
    exact: int = 0
    missed: int = 0
    wrong: int = 0
    slips: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.hit else 0.0


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The posts of one set: JSON lines, or lines marked up by hand."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".jsonl":
            yield json.loads(line)
        elif line[:2] in ("+ ", "- "):
            yield _unmarked(line[2:].replace("\\n", "\n"), personal=line[0] == "+")


def _unmarked(marked: str, *, personal: bool) -> dict[str, Any]:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        start = len(text)
        text += mark.group(3)
        spans.append(
            {"kind": mark.group(1), "start": start, "end": len(text), "published": bool(mark.group(2))}
        )
        at = mark.end()
    return {"text": text + marked[at:], "personal": personal, "spans": spans}


def score(posts: Iterable[dict[str, Any]], found: Callable[[str], tuple[Detection, ...]]) -> dict[str, Score]:
    """Detections that are public neither hit nor miss: they do not alarm."""
    scores = {kind: Score() for kind in TARGETS}
    for post in posts:
        text = post["text"]
        labels = [label for label in post["spans"] if not label.get("published")]
        detections = [d for d in found(text) if d.kind in scores and not d.public]
        for detection in detections:
            same = [label for label in labels if _overlaps(detection, label)]
            if not same:
                scores[detection.kind].wrong += 1
                scores[detection.kind].slips.append(f"+ {detection.span.of(text)!r} in {text!r}")
        for label in labels:
            if label["kind"] not in scores:
                continue
            same_kind = [detection for detection in detections if _overlaps(detection, label)]
            total = scores[label["kind"]]
            if same_kind:
                total.hit += 1
                total.exact += any(tuple(d.span) == (label["start"], label["end"]) for d in same_kind)
            else:
                total.missed += 1
                total.slips.append(f"- {text[label['start'] : label['end']]!r} in {text!r}")
    return scores


def _overlaps(detection: Detection, label: dict[str, Any]) -> bool:
    return bool(
        detection.kind == label["kind"]
        and detection.span.start < label["end"]
        and label["start"] < detection.span.end
    )


def alarms_of_the_pack(detectors: Detectors) -> Callable[[str], list[str]]:
    """What the bundled Confidentiality pack finds in a post, apart from its standing questions."""
    from composer.domain.draft import Draft
    from composer.engine.judge import Judge
    from composer.engine.rulebook import RuleBook

    judge = Judge(RuleBook(only=("Confidentiality",)).load(), {}, detectors)

    def alarms(text: str) -> list[str]:
        return [str(finding.rule) for finding in judge.judge(Draft(text), {}).findings]

    return alarms


def report(
    name: str, posts: list[dict[str, Any]], found: Callable[[str], tuple[Detection, ...]]
) -> dict[str, Score]:
    """Prints the table of one set."""
    scores = score(posts, found)
    print(f"\n{name}: {len(posts)} posts, {sum(post['personal'] for post in posts)} with personal data\n")
    print("| kind | precision | recall | F1 | exact span | to reach | labels |")
    print("|---|---|---|---|---|---|---|")
    for kind, total in scores.items():
        labels = total.hit + total.missed
        if not labels:
            continue
        target = TARGETS[kind]
        mark = "–" if target is None else f"{target:.2f}" + (" ✓" if total.f1 >= target else " ✗")
        exact = total.exact / total.hit if total.hit else 0.0
        figures = (total.precision, total.recall, total.f1)
        print(
            f"| {kind} | {' | '.join(f'{figure:.3f}' for figure in figures)} | {exact:.2f} | {mark} | {labels} |"
        )
    return scores


def report_alarms(
    posts: list[dict[str, Any]], alarms: Callable[[str], list[str]]
) -> tuple[list[str], list[str]]:
    """Prints the two rates; hands back the posts that were judged wrongly."""
    silent, nagged = [], []
    by_kind: Counter[str] = Counter()
    for post in posts:
        raised = alarms(post["text"])
        if post["personal"] and not raised:
            silent.append(post["text"])
        elif raised and not post["personal"]:
            nagged.append(f"{sorted(set(raised))} {post['text']!r}")
            by_kind.update(set(raised))
    personal = sum(post["personal"] for post in posts)
    clean = len(posts) - personal
    print(f"\nposts with personal data that alarm: {1 - len(silent) / personal:.3f} (to reach: at least .97)")
    print(
        f"clean posts that alarm: {len(nagged) / clean:.3f} (to reach: at most .10), by {dict(by_kind.most_common(6))}"
    )
    return silent, nagged


def speed(posts: list[dict[str, Any]], found: Callable[[str], tuple[Detection, ...]]) -> None:
    """Prints the median cost of one text of 280 and of 3,000 characters, made of posts one after the other."""
    joined = " ".join(post["text"] for post in (*posts[::2], *posts[1::2]))
    for size in (280, 3000):
        pieces = [joined[start : start + size] for start in range(0, len(joined) - size, size)]
        times = [min(_timed(found, piece) for _ in range(5)) * 1e3 for piece in pieces]
        print(
            f"all detectors on {size} characters: {median(times):.3f} ms at the median, {max(times):.3f} ms at most"
        )


def _timed(found: Callable[[str], tuple[Detection, ...]], piece: str) -> float:
    """Processor seconds: the machine may be busy with something else."""
    start = time.thread_time()
    found(piece)
    return time.thread_time() - start


def main(arguments: list[str]) -> int:
    """`--slips KIND` lists what was missed (-) or wrongly found (+); `--part` picks tuned, held-out or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slips", default="")
    parser.add_argument("--part", choices=("tuned", "held-out", "hand", "all"), default="all")
    options = parser.parse_args(arguments)
    detectors = Detectors()
    found = detectors.detect
    alarms = alarms_of_the_pack(detectors)
    generated = list(read(SETS[0]))
    parts = {
        "Generated, templates that were tuned on": [post for post in generated if not post["held_out"]],
        "Generated, templates held out": [post for post in generated if post["held_out"]],
        "Written by hand": list(read(SETS[1])) if SETS[1].exists() else [],
    }
    wanted = {"tuned": 0, "held-out": 1, "hand": 2}.get(options.part)
    for number, (name, posts) in enumerate(parts.items()):
        if not posts or (wanted is not None and number != wanted):
            continue
        scores = report(name, posts, found)
        silent, nagged = report_alarms(posts, alarms)
        if options.slips == "alarm":
            print("\n".join(["", *(f"- {text!r}" for text in silent), *(f"+ {text}" for text in nagged)]))
        elif options.slips:
            print("\n".join(["", *scores[options.slips].slips]))
    print()
    speed(parts["Written by hand"], found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
