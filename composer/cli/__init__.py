"""The command line: one file a door, and no Qt behind any of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import BufferedIOBase, TextIOWrapper
from pathlib import Path
from typing import cast

from composer.cli.record import add_door as add_record_door
from composer.errors import ComposerError

COULD_NOT_RUN = 2


def main(argv: Sequence[str]) -> int:
    """Run the door that `argv` names; 2 with a message on stderr when it could not run."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A console that cannot show a character shows another in its place rather than end the program.
        sys.stdout.reconfigure(errors="replace")
    parser = _parser()
    asked = parser.parse_args(argv)
    if asked.door == "check":
        _take_file_from_behind_an_option(asked)
    try:
        return _run(parser, asked)
    except ComposerError as error:
        print(f"post-composer: {error}", file=sys.stderr)  # noqa: T201
        return COULD_NOT_RUN
    except BrokenPipeError:
        # Whoever read the answers has stopped reading; nothing is left to say, not even when Python closes the pipe.
        with suppress(OSError):
            sys.stdout.close()
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        return 130


def _run(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    if asked.self_test:
        from composer.cli import self_test

        return self_test.run(sys.stdout, with_keyring=asked.with_keyring)
    if asked.self_test_read_keyring:
        from composer.cli import self_test

        return self_test.read_keyring(sys.stdout)
    if asked.door == "check":
        from composer.cli import check

        return check.run(asked, cast(BufferedIOBase, sys.stdin.buffer), sys.stdout)
    if asked.door == "entities":
        from composer.cli import entities

        sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
        return entities.run(sys.stdin, sys.stdout)
    if asked.door == "rules":
        from composer.cli import rules

        return rules.run(asked, sys.stdout)
    if asked.door == "record":
        from composer.cli import record

        return record.run(asked, sys.stdout)
    if asked.door == "diagnostics":
        from composer.cli import facts

        return facts.run(sys.stdout)
    if asked.door == "settings":
        from composer.cli import settings_page

        return settings_page.run(sys.stdout)
    parser.print_help()
    return COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="post-composer",
        description="Check social-media posts. With nothing else on the line, the desktop app starts.",
    )
    parser.set_defaults(door="", self_test=False)
    parser.add_argument("--version", action=_Version, help="say which version this is")
    parser.add_argument(
        "--self-test", action="store_true", help="look at all the app needs on this machine, a line each"
    )
    parser.add_argument(
        "--with-keyring",
        action="store_true",
        help="with --self-test: store a word in the keyring and remove it",
    )
    parser.add_argument("--self-test-read-keyring", action="store_true", help=argparse.SUPPRESS)
    doors = parser.add_subparsers(metavar="DOOR")
    _add_check(doors)
    entities = doors.add_parser(
        "entities", help="links, mentions and tags of each text, as each network finds them"
    )
    entities.add_argument(
        "--jsonl", action="store_true", required=True, help="one JSON object a line, in and out"
    )
    entities.set_defaults(door="entities")
    _add_rules(doors)
    add_record_door(doors)
    facts = doors.add_parser("diagnostics", help="facts for whoever helps: no words of a post, no names")
    facts.set_defaults(door="diagnostics")
    settings = doors.add_parser("settings", help="every setting and policy key, as a page of Markdown")
    settings.set_defaults(door="settings")
    return parser


def _add_check(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = doors.add_parser("check", help="judge a post, or many")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the whole checklist of one post as JSON")
    form.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    check.add_argument(
        "file", nargs="?", default=None, metavar="FILE", help="the post's text; '-' is standard input"
    )
    check.add_argument(
        "--network",
        nargs="+",
        action="extend",
        default=[],
        metavar="N",
        help="networks it goes to; default: all",
    )
    check.add_argument(
        "--pack",
        nargs="+",
        action="extend",
        default=[],
        metavar="P",
        help="only these packs: names or folders",
    )
    check.set_defaults(door="check")


def _take_file_from_behind_an_option(asked: argparse.Namespace) -> None:
    """`check --network x post.txt`: what follows several values is the file, if it is one or '-'."""
    for values in (asked.network, asked.pack):
        if asked.file is None and len(values) > 1 and (values[-1] == "-" or Path(values[-1]).is_file()):
            asked.file = values.pop()
    asked.file = asked.file or "-"


def _add_rules(doors: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rules = doors.add_parser("rules", help="list, check and explain rules")
    what = rules.add_subparsers(metavar="WHAT", required=True)
    what.add_parser("list", help="every rule in use").set_defaults(what="list")
    checking = what.add_parser("check", help="run the examples in rule files and name every mistake")
    checking.add_argument(
        "folder", nargs="?", metavar="DIR", help="a pack, or a folder of packs; default: all in use"
    )
    checking.set_defaults(what="check")
    what.add_parser("schema", help="a JSON Schema for rule files, for completion in editors").set_defaults(
        what="schema"
    )
    what.add_parser(
        "update", help="copy the packs of the network folder that this computer's policy names"
    ).set_defaults(what="update")
    what.add_parser("policy-schema", help="a JSON Schema for policy.yml").set_defaults(what="policy-schema")
    explain = what.add_parser("explain", help="what a rule says, why, and where it is written")
    explain.add_argument("rule", metavar="RULE", help="such as ATB.Tag")
    explain.set_defaults(what="explain")
    rules.set_defaults(door="rules")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("post-composer")
        except PackageNotFoundError:
            number = "(not installed)"
        sys.stdout.write(f"post-composer {number}\n")
        parser.exit(0)
