"""Words that are not used: found as whole words, kept where they are a term, extended by a body."""

import pytest

from pipelines.errors import ConfigError
from pipelines.measures.lexicon import ABOUT_PEOPLE, Lexicon, Word, load_lexicon

LEXICON = Lexicon(
    words=(
        Word("client", "people", "Nobody is one.", ABOUT_PEOPLE),
        Word("service user", "people who use support", "People first."),
        Word("service user survey", "the survey", "Longer than the last."),
        Word("worst", "what was seen", "No ranking."),
    ),
    kept=("worst case reserve",),
)


def flagged(text, **how):
    return [found.word for found in LEXICON.look(text, "here", **how)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A service user said so.", ["service user"]),
        ("Service User\n and CLIENT", ["Service User", "CLIENT"]),
        ("the service user survey", ["service user survey"]),
        ("service userland, clientele", []),
        ("The worst of a worst case reserve", ["worst"]),
        ("Worst  Case\nReserve", []),
        ("", []),
        (None, []),
    ],
)
def test_words_are_found_whole(text, words):
    assert flagged(text) == words


def test_some_words_are_wrong_only_about_people():
    assert flagged("the client of the server", about_people=False) == []
    assert flagged("a service user", about_people=False) == ["service user"]


def test_what_was_found_says_where_what_else_and_why():
    (found,) = LEXICON.look("We asked every service user in the county twice.", "measures/x.toml")
    assert str(found) == (
        "measures/x.toml: “service user” (…We asked every service user in the county twice.…). "
        "Say: people who use support. People first."
    )


def test_our_list_reads_and_every_entry_is_found_by_itself():
    lexicon = load_lexicon()
    assert len(lexicon.words) > 60
    for word in lexicon.words:
        assert [found.word for found in lexicon.look(word.word, "")] == [word.word]
    for term in lexicon.kept:
        assert lexicon.look(term, "") == []


def test_what_is_said_instead_holds_no_such_word():
    lexicon = load_lexicon()
    for word in lexicon.words:
        assert lexicon.look(word.say, word.word) == [], word


def test_a_body_extends_the_list_and_has_the_last_word(tmp_path):
    (tmp_path / "lexicon.toml").write_text(
        '[[word]]\nwords = ["placement"]\nsay = "home"\nwhy = "Nobody lives in a placement."\n'
        '[[word]]\nwords = ["cohort"]\nsay = "year group"\nwhy = "Ours."\n'
        '[[kept]]\nterms = ["placement order"]\nwhy = "Adoption and Children Act 2002."\n'
    )
    lexicon = load_lexicon(tmp_path)
    (found,) = lexicon.look("A placement order and a placement", "")
    assert found.say == "home"
    assert [one.say for one in lexicon.look("cohort", "")] == ["year group"]
    assert load_lexicon().look("placement", "") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[word]]\nwords = ["x"]\nwhy = "y"', "'say' is missing. Write say = "),
        ('[[word]]\nwords = ["x"]\nsay = "y"\nwhy = " "', "'why' is missing"),
        ('[[word]]\nwords = "x"\nsay = "y"\nwhy = "z"', r'no words. Write words = \["…"\]'),
        ('[[word]]\nwords = [" "]\nsay = "y"\nwhy = "z"', "one of the words is empty"),
        ('[[word]]\nwords = ["x"]\nsay = "y"\nwhy = "z"\nin = "docs"', 'in = "about people"'),
        ('[[word]]\nword = ["x"]\nsay = "y"\nwhy = "z"', "'word' is not known. Known: in, say"),
        ('[[term]]\nterms = ["x"]', r"'term' is not known. Write \[\[word\]\]"),
        ("word = ", "is no TOML"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused(tmp_path, text, says):
    (tmp_path / "lexicon.toml").write_text(text)
    with pytest.raises(ConfigError, match=says):
        load_lexicon(tmp_path)
