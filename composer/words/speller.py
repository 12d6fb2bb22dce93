"""British English spelling, offline: which words of a piece are not known, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from composer.domain.span import Span
from composer.errors import ComposerError
from composer.words.keeping import write_whole
from composer.words.near_words import near_words

_TOKEN = re.compile(
    r"\{\{[^{}\n]*\}\}"
    r"|(?:https?://|www\.)\S+"
    r"|[\w.+%-]+@[\w.-]+"
    r"|[@#][\w.@-]*\w"
    r"|[^\W_]+(?:[.][^\W_]+)+(?:/\S*)?"
    r"|(?P<word>[^\W_]+(?:['’&+\u2010\u2011-][^\W_]+|\+(?!\w))*)"
)
_PART = re.compile(r"[-\u2010\u2011&+]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_DIGIT = re.compile(r"\d")
_ACRONYM = re.compile(r"[A-Z]{2,5}s?")
_POSSESSIVE = re.compile(r"(?<=\w)'s?$", re.IGNORECASE)
_ENDING = re.compile(r"(?:s|es|ed|er|ers|ing)\Z")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_REMEMBERED_WORDS = 20_000
_REMEMBERED_PIECES = 2048
_LONGEST_WORD = 60


class Speller:
    """Checks pieces of text; the dictionary (18 MiB) is read at the first check, or by `load` beforehand.

    Handles, hashtags, links, addresses, gaps and words with digits are left alone. Offsets are in code points.
    """

    def __init__(self, folder: Path, person_file: Path, names: Iterable[str] = ()) -> None:
        self._folder = folder
        self._person_file = person_file
        self._names = tuple(names)
        self._hunspell: Any = None
        self._loading = Lock()
        self._known: set[str] = set()
        self._folded: set[str] = set()
        self._own: list[str] = []
        self._verdicts: dict[str, bool] = {}
        self._pieces: OrderedDict[str, tuple[Span, ...]] = OrderedDict()
        self._rude: frozenset[str] = frozenset()

    @property
    def loaded(self) -> bool:
        return self._hunspell is not None

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words this person has added."""
        return tuple(self._own)

    def load(self) -> None:
        with self._loading:
            if self._hunspell is None:
                self._read_word_lists()
                self._hunspell = self._read_dictionary()

    def check(self, piece: str) -> tuple[Span, ...]:
        """Where the words stand that are not known."""
        kept = self._pieces.get(piece)
        if kept is not None:
            return kept
        if self._hunspell is None:
            self.load()
        spans = tuple(
            Span(*found.span()) for found in _TOKEN.finditer(piece) if not self._passes(found["word"])
        )
        self._pieces[piece] = spans
        if len(self._pieces) > _REMEMBERED_PIECES:
            self._pieces.popitem(last=False)
        return spans

    def knows(self, word: str) -> bool:
        if self._hunspell is None:
            self.load()
        return self._passes(word)

    def suggest(self, word: str, limit: int = 6) -> tuple[str, ...]:
        """What may have been meant, likeliest first: a few milliseconds for one slip, up to 200 for a wilder one."""
        if self._hunspell is None:
            self.load()
        plain = word.replace("’", "'")[:_LONGEST_WORD]
        found = near_words(plain, self._spelt_right, self._known, limit)
        found = [item for item in found if not self._is_rude(item.casefold())]
        if not found:
            found = [str(item) for item in self._hunspell.suggest(plain)][:limit]
        return tuple(item.replace("'", "’") if "’" in word else item for item in found)

    def _is_rude(self, word: str) -> bool:
        return word in self._rude or _ENDING.sub("", word) in self._rude

    def add(self, word: str) -> None:
        """Put a word into the person's dictionary, for good."""
        plain = word.replace("’", "'").strip()
        if plain:
            self._keep(added=plain)

    def forget(self, word: str) -> None:
        """Take a word out of the person's dictionary again."""
        self._keep(dropped=word)

    def _keep(self, added: str = "", dropped: str = "") -> None:
        """Change the person's file as it stands now: another window may have written to it."""
        self.load()
        own = set(_lines(self._person_file)) - {dropped} | ({added} if added else set())
        write_whole(self._person_file, "".join(f"{item}\n" for item in sorted(own, key=str.casefold)))
        with self._loading:
            self._read_word_lists()

    def _read_dictionary(self) -> Any:
        import hunspell

        try:
            found = hunspell.Hunspell("en_GB", hunspell_data_dir=str(self._folder), system_encoding="utf-8")
        except hunspell.HunspellFilePathError as error:
            raise ComposerError("The spelling dictionary is missing.", "Install the app again.") from error
        self._rude = frozenset(_not_to_suggest(self._folder / "en_GB.dic"))
        return found

    def _read_word_lists(self) -> None:
        known: set[str] = set()
        for line in _lines(self._folder / "nhs_words.txt"):
            known.update((line, *line.split()))
        for name in self._names:
            known.update(found["word"] for found in _TOKEN.finditer(name) if found["word"])
        self._own = list(_lines(self._person_file))
        known.update(self._own)
        self._known = {item.replace("’", "'") for item in known}
        self._folded = {item.casefold() for item in self._known}
        self._verdicts.clear()
        self._pieces.clear()

    def _passes(self, word: str | None) -> bool:
        """Whether a token raises no remark; None stands for one that is no word."""
        if word is None:
            return True
        verdict = self._verdicts.get(word)
        if verdict is None:
            verdict = self._judge(word)
            if len(self._verdicts) >= _REMEMBERED_WORDS:
                self._verdicts.clear()
            self._verdicts[word] = verdict
        return verdict

    def _judge(self, word: str) -> bool:
        if len(word) == 1 or len(word) > _LONGEST_WORD or _DIGIT.search(word) or not _LATIN.search(word):
            return True
        plain = unicodedata.normalize("NFC", word.replace("’", "'"))
        if self._spelt_right(plain) or _ACRONYM.fullmatch(plain):
            return True
        base = _POSSESSIVE.sub("", plain)
        if base != plain and (self._spelt_right(base) or _ACRONYM.fullmatch(base)):
            return True
        parts = [part for part in _PART.split(base) if part]
        if len(parts) > 1:
            return all(self._passes(part) for part in parts)
        humps = _HUMP.split(base)
        return len(humps) > 1 and all(len(hump) > 1 and self._passes(hump) for hump in humps)

    def _spelt_right(self, word: str) -> bool:
        if word in self._known or word[:1].lower() + word[1:] in self._known:
            return True
        if word.isupper() and word.casefold() in self._folded:
            return True
        return bool(self._hunspell.spell(word))


def _lines(path: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _not_to_suggest(path: Path) -> Iterable[str]:
    """Stems the dictionary knows and marks (flag `!`) as not to be offered."""
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            if "!" in line:
                stem, _, flags = line.strip().partition("/")
                if "!" in flags:
                    yield stem.casefold()
