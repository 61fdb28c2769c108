"""What a plain text tells of itself."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import UnknownLanguage
from sayso.reading import Hints, text_article

BODY = "The bridge over the Eastport harbour was closed on Monday, the council said, and nobody knows for how long."


@pytest.mark.parametrize(
    "line",
    [
        "September 5, 2022",
        "5 September 2022",
        "Published: 12:40, 5 September 2022",
        "Mon 5 Sep 2022 12.40 BST",
        "2022-09-05T12:40:00Z",
        "Posted on September 5, 2022",
    ],
)
def test_a_line_that_is_nothing_but_the_day_of_publication_is_believed(line: str) -> None:
    article = text_article(f"Bridge closed\n\nBy Ada Quill and Tom Harrow\n\n{line}\n\n{BODY}")
    assert (article.published, article.byline) == (date(2022, 9, 5), ("Ada Quill", "Tom Harrow"))


def test_a_day_in_the_reporting_is_not_the_day_of_publication() -> None:
    assert text_article(f"Bridge closed\n\nOn 5 September 2022 it opened.\n\n{BODY}").published is None


def test_a_title_that_is_not_in_the_text_stands_beside_it() -> None:
    article = text_article(BODY, hints=Hints(title="Bridge closed"))
    assert (article.title, article.text) == ("Bridge closed", BODY)


FOREIGN = {
    "de": "Die Brücke über den Hafen wurde am Montag gesperrt, weil Prüfer in zwei ihrer Pfeiler Risse fanden.",
    "fr": "Le pont du port a été fermé lundi parce que des inspecteurs ont trouvé des fissures dans deux piles.",
    "es": "El puente del puerto fue cerrado el lunes porque los inspectores hallaron grietas en dos pilares.",
    "nl": "De brug over de haven is maandag gesloten omdat inspecteurs scheuren vonden in twee van de pijlers.",
    "it": "Il ponte del porto è stato chiuso lunedì perché gli ispettori hanno trovato crepe in due piloni.",
    "uk": "Міст через гавань закрили в понеділок, бо інспектори знайшли тріщини у двох його опорах.",
    "ru": "Мост через гавань закрыли в понедельник, потому что инспекторы нашли трещины в двух опорах.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_is_refused_by_its_name(language: str) -> None:
    with pytest.raises(UnknownLanguage, match=repr(language)):
        text_article(f"{FOREIGN[language]}\n\n" * 4)
    assert text_article(FOREIGN[language]).language is None  # too little to be sure


@pytest.mark.parametrize(
    "text",
    [
        "Harrow 2, Westhaven 1; Eastport 0, Quill Town 0; North Harrow 3, Saltmarsh 3. " * 5,
        "Chuka Adeyemi, Ngozi Okafor, Mehmet Yılmaz, Zoë Löwe, Ivo Horvat and José Núñez were named. " * 4,
        "Storm shuts harbour, ferries cancelled, schools closed, power lost, roads flooded, trains halted. "
        * 4,
    ],
)
def test_lists_and_headlines_in_english_are_not_refused(text: str) -> None:
    assert text_article(text).text == text
