"""`--self-test` on good and on bad machines."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from composer import paths
from composer.cli import self_test
from composer.looking import program


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("POST_COMPOSER_HOME", str(folder))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'no-bus'}")
    return folder


@pytest.fixture
def without_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the slowest parts out where another is what matters."""
    slow = ("window", "looking")
    others = {name: look for name, look in self_test._LOOKS.items() if name not in slow}
    monkeypatch.setattr(self_test, "_LOOKS", others)


def lines() -> tuple[int, dict[str, str]]:
    """The exit code, and what was said of each part (with its verdict) by the part's name."""
    printed = io.StringIO()
    code = self_test.run(printed)
    rows = [line.split(maxsplit=2) for line in printed.getvalue().splitlines()[:-1]]
    return code, {name: f"{word} {said}" for word, name, said in rows}


def test_on_a_good_machine_every_part_works() -> None:
    code, said = lines()
    assert {name: line for name, line in said.items() if not line.startswith("ok ")} == {}
    assert {"rules", "networks", "detectors", "words", "licences", "window", "keyring", "database"} <= set(
        said
    )
    assert said["looking"] == "ok faces and writing in pictures are looked for"
    assert code == 0


@pytest.mark.usefixtures("without_window")
def test_a_folder_that_cannot_be_written_fails_and_the_rest_is_still_looked_at(home: Path) -> None:
    home.write_text("a file where the folder should be", encoding="utf-8")
    code, said = lines()
    assert code == 1
    assert said["folder"].startswith("FAILED ")
    assert "Ask your IT desk" in said["folder"]
    assert said["database"].startswith("ok ")


@pytest.mark.usefixtures("without_window")
def test_no_keyring_means_this_session_only_and_is_no_failure() -> None:
    _, said = lines()
    assert said["keyring"].startswith("ok log-ons are kept for this session only.")


@pytest.mark.usefixtures("without_window")
def test_a_keyring_chosen_by_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    _, said = lines()
    assert "this session only" in said["keyring"]


@pytest.mark.usefixtures("without_window")
def test_a_missing_licence_text_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "licences" / "third-party.yml"
    listed.parent.mkdir()
    listed.write_text(
        "- {name: thing, version: '1', licence: MIT, text: texts/thing.txt}\n", encoding="utf-8"
    )
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    code, said = lines()
    assert code == 1
    assert said["licences"].startswith("FAILED No licence text for thing.")


Policy = Callable[[str], object]


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Policy:
    """Writes the policy of a machine of its own."""
    monkeypatch.setenv("POST_COMPOSER_MACHINE", str(tmp_path))
    return lambda words: (tmp_path / "policy.yml").write_text(f"{words}\n", encoding="utf-8")


@pytest.mark.usefixtures("without_window")
def test_a_policy_with_a_mistake_fails_and_is_named(policy: Policy) -> None:
    policy("employr: ExampleTrust")
    code, said = lines()
    assert code == 1
    assert "employr" in said["policy"]


@pytest.mark.usefixtures("without_window")
def test_the_policy_in_force_is_told(policy: Policy) -> None:
    policy("employer: ExampleTrust\nstore_log_ons: false")
    assert "employer ExampleTrust" in lines()[1]["policy"]
    assert "log-ons are not stored" in lines()[1]["policy"]


@pytest.mark.usefixtures("without_window")
def test_a_folder_for_drafts_that_is_not_set_here_fails(policy: Policy) -> None:
    policy("drafts_folder: '%NO_SUCH_SHARE%/Posts'")
    code, said = lines()
    assert code == 1
    assert said["drafts"].startswith("FAILED The policy puts drafts into %NO_SUCH_SHARE%/Posts")


@pytest.mark.usefixtures("without_window")
def test_a_folder_for_drafts_is_tried(
    policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy("drafts_folder: $SHARE_FOR_TEST/Posts")
    monkeypatch.setenv("SHARE_FOR_TEST", str(tmp_path))
    assert lines()[1]["drafts"] == f"ok {tmp_path / 'Posts'} can be written to"


@pytest.mark.usefixtures("without_window")
@pytest.mark.parametrize(
    ("url", "verdict"),
    [
        ("sqlite:///{folder}/team.db", "ok in the database that the policy names, which answers"),
        ("postgresql+psycopg://127.0.0.1:1/posts", "FAILED "),
    ],
)
def test_a_teams_database_is_tried(policy: Policy, tmp_path: Path, url: str, verdict: str) -> None:
    policy(f"database: {url.format(folder=tmp_path.as_posix())}")
    assert lines()[1]["drafts"].startswith(verdict)


@pytest.mark.usefixtures("without_window")
def test_a_picture_format_that_cannot_be_read_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "self-test" / "blue.heic"
    broken.parent.mkdir()
    broken.write_bytes(b"no picture")
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    assert lines()[1]["pictures"].startswith("FAILED ")


@pytest.mark.usefixtures("without_window")
def test_the_keyring_is_tried_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "keyring_round", lambda: "tried")
    assert "round" not in lines()[1]
    printed = io.StringIO()
    self_test.run(printed, with_keyring=True)
    assert "ok      round     tried" in printed.getvalue()


@pytest.mark.parametrize(
    ("command", "verdict"),
    [
        (None, "ok not installed: faces and writing in pictures are for people to find"),
        ((sys.executable, "-c", ""), "FAILED It ended early. Install that part again."),
        (("no such program",), "FAILED It does not run (FileNotFoundError). Install that part again."),
    ],
    ids=["not installed", "silent", "gone"],
)
def test_the_part_that_looks_at_pictures_may_be_missing_but_not_broken(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...] | None, verdict: str
) -> None:
    monkeypatch.setattr(self_test, "_LOOKS", {"looking": self_test._LOOKS["looking"]})
    monkeypatch.setattr(program, "worker_command", lambda: command)
    assert lines()[1] == {"looking": verdict}


@pytest.mark.usefixtures("without_window")
def test_pages_of_help_that_are_not_there_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pages of help" in lines()[1]["help"]
    monkeypatch.setattr(paths, "HELP", tmp_path)
    assert lines()[1]["help"].startswith("FAILED The pages of help are not there.")
