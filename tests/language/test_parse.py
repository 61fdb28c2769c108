"""Text to grammar: offsets count in the article's text, and one article at a time equals many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.language import Grammar, likeness, parse, parse_with_title, which_language
from sayso.model import Article, Passage, Role
from tests.reading_sentences import article_of

TEXT = "The ministry said the dam was “sound”.\nAna Petrović, the mayor, denied it on Monday. She left.\n🙂 Oslo."


def _plain(grammar: Grammar) -> list[tuple[str, int, int, str, int, str]]:
    return [(t.text, t.start, t.end, t.dep, t.head.i, t.entity) for t in grammar.tokens]


def test_offsets_of_tokens_count_in_the_article() -> None:
    for grammar in parse(article_of(TEXT)):
        for token in grammar.tokens:
            assert TEXT[token.start : token.end] == token.text


def test_a_subtree_is_the_stretch_between_its_edges() -> None:
    def below(token: object) -> set[int]:
        return {token.i}.union(*(below(c) for c in token.children))  # type: ignore[attr-defined]

    for grammar in parse(article_of(TEXT)):
        for token in grammar.tokens:
            assert below(token) == set(range(token.left, token.right + 1))


def test_sentences_cover_the_tokens_without_gap() -> None:
    for grammar in parse(article_of(TEXT)):
        covered = [i for first, last in grammar.sentences for i in range(first, last + 1)]
        assert covered == list(range(len(grammar.tokens)))


def test_furniture_is_not_parsed() -> None:
    article = Article("a", "Sign up here. Oslo.", (Passage(0, 13, Role.NOTICE), Passage(14, 19, Role.BODY)))
    assert [g.passage.role for g in parse(article)] == [Role.BODY]


def test_an_article_alone_is_parsed_as_between_others() -> None:
    alone = [_plain(g) for g in parse(article_of(TEXT))]
    for other in ("Another one entirely.", TEXT * 3, '"'):
        parse(article_of(other))
        assert [_plain(g) for g in parse(article_of(TEXT))] == alone


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Monday that the bridge had been closed to all traffic.", "en"),
        ("Das Ministerium teilte am Montag mit, dass die Brücke gesperrt worden sei.", "de"),
        ("Міністерство повідомило в понеділок, що міст закрито для руху.", "uk"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert which_language(text) == language


def test_a_title_beside_the_text_has_its_own_grammar_and_offsets() -> None:
    article = replace(article_of(TEXT), title="Mayor Denies Dam Was Sound")
    grammars, title = parse_with_title(article)
    assert [_plain(g) for g in grammars] == [_plain(g) for g in parse(replace(article, title=None))]
    assert title is not None
    assert article.title is not None
    assert all(article.title[t.start : t.end] == t.text for t in title.tokens)


def test_words_that_an_article_writes_small_are_no_names_in_its_title() -> None:
    article = replace(
        article_of("The mayor denied that the dam was sound."), title="Oslo Mayor Denies Dam Was Sound"
    )
    _, title = parse_with_title(article)
    assert title is not None
    assert [t.text for t in title.tokens if t.pos == "PROPN"] == ["Oslo"]


@pytest.mark.parametrize("title", [None, "", "word " * 200])
def test_without_a_title_there_is_no_grammar_of_it(title: str | None) -> None:
    assert parse_with_title(replace(article_of(TEXT), title=title))[1] is None


def test_likeness_is_the_same_both_ways_and_unknown_words_are_like_nothing() -> None:
    assert likeness("ship", "vessel") == pytest.approx(likeness("vessel", "ship"))
    assert likeness("ship", "xqzvw") == 0.0
