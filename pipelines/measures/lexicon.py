"""Words that we do not use about people: which there are, and where a text has one.

The list is data (`data/reference/lexicon.toml`), and a data folder may extend it with a
`lexicon.toml` of its own. Terms of law and publishers' own titles are never rewritten: the first
are listed as kept, the second are not looked at.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property

from pipelines import config
from pipelines.errors import ConfigError

EVERYWHERE, ABOUT_PEOPLE = "everywhere", "about people"
_AROUND = 30  # characters either side of a word, so that it is found in its file
_WORD_KEYS, _KEPT_KEYS = {"words", "say", "why", "in"}, {"terms", "why"}


@dataclass(frozen=True)
class Word:
    """A word that is not used, what is said instead, why, and where that holds."""

    word: str
    say: str
    why: str
    where: str = EVERYWHERE


@dataclass(frozen=True)
class Found:
    """A word that a text has and should not: where it stands, and what to say instead."""

    place: str
    word: str
    around: str
    say: str
    why: str

    def __str__(self):
        return f"{self.place}: “{self.word}” (…{self.around}…). Say: {self.say}. {self.why}"


@dataclass(frozen=True)
class Lexicon:
    """The words that are not used, and the terms that are kept whatever words they hold."""

    words: tuple[Word, ...]
    kept: tuple[str, ...] = ()

    @cached_property
    def _by_word(self):
        return {word.word: word for word in self.words}

    @cached_property
    def _any(self):
        return {
            about_people: _pattern(
                word.word for word in self.words if about_people or word.where == EVERYWHERE
            )
            for about_people in (True, False)
        }

    @cached_property
    def _kept(self):
        return _pattern(self.kept)

    def look(self, text, place, *, about_people=True):
        """Every word of the list in a text, in its order.

        Parameters
        ----------
        text : str or None
        place : str
            Where the text stands, for whoever is to mend it.
        about_people : bool
            Whether it says something of people, places or providers; some words are only wrong
            there.

        Returns
        -------
        list of Found
        """
        said = " ".join((text or "").replace("’", "'").split())
        masked = self._kept.sub(lambda match: "\0" * len(match[0]), said)
        return [
            Found(
                place,
                match[0],
                said[max(match.start() - _AROUND, 0) : match.end() + _AROUND],
                self._by_word[match[0].lower()].say,
                self._by_word[match[0].lower()].why,
            )
            for match in self._any[about_people].finditer(masked)
        ]


def load_lexicon(folder=None):
    """Our list, and what a data folder adds to it or says differently.

    Parameters
    ----------
    folder : path or None
        The root of a data folder; its `lexicon.toml` is read where there is one.

    Raises
    ------
    ConfigError
        If an entry is not whole.
    """
    paths = [config.REFERENCE / "lexicon.toml"]
    if folder is not None and (folder / "lexicon.toml").is_file():
        paths.append(folder / "lexicon.toml")
    words, kept = {}, []
    for path in paths:
        said = _read(path)
        for entry in said.get("word", []):
            words |= {one.word: one for one in _words(path.name, entry)}
        for entry in said.get("kept", []):
            kept += _kept(path.name, entry)
    return Lexicon(tuple(words.values()), tuple(kept))


def _read(path):
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(path.name, f"is no TOML ({error})", "Mend that line.") from error
    if unknown := said.keys() - {"word", "kept"}:
        raise ConfigError(
            path.name, f"{sorted(unknown)[0]!r} is not known", "Write [[word]] or [[kept]]."
        )
    return said


def _words(where, entry):
    words = _texts(where, entry, "words", _WORD_KEYS)
    scope = entry.get("in", EVERYWHERE)
    if scope not in (EVERYWHERE, ABOUT_PEOPLE):
        raise ConfigError(
            where, f"{words[0]!r}: in cannot be {scope!r}",
            f'Write in = "{EVERYWHERE}" or in = "{ABOUT_PEOPLE}".',
        )  # fmt: skip
    for key in ("say", "why"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise ConfigError(where, f"{words[0]!r}: {key!r} is missing", f'Write {key} = "…".')
    return [Word(word, entry["say"].strip(), entry["why"].strip(), scope) for word in words]


def _kept(where, entry):
    return _texts(where, entry, "terms", _KEPT_KEYS)


def _texts(where, entry, key, known):
    if unknown := entry.keys() - known:
        raise ConfigError(
            where, f"{sorted(unknown)[0]!r} is not known", f"Known: {', '.join(sorted(known))}."
        )
    texts = entry.get(key)
    if not texts or not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
        raise ConfigError(where, f"an entry has no {key}", f'Write {key} = ["…"].')
    plain = [" ".join(text.lower().split()) for text in texts]
    if not all(plain):
        raise ConfigError(where, f"one of the {key} is empty", "Take it out.")
    return plain


def _pattern(texts):
    """Any of the texts as whole words, the longest first; nothing at all where there is none."""
    longest = sorted(set(texts), key=len, reverse=True)
    if not longest:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)
