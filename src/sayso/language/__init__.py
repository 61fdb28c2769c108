"""Text to grammar: the only room that loads models.

In comes an `Article`; out comes one `Grammar` for each passage that is the article's own reporting,
with tokens whose offsets count in the article's text. It refuses nothing: text that is not a sentence
gets a grammar all the same. The model is loaded once, at the first article.

>>> from sayso.model import Article, Passage, Role
>>> text = "Kyiv denied it."
>>> grammars = parse(Article("a", text, (Passage(0, len(text), Role.BODY),)))
>>> [(token.text, token.dep) for token in grammars[0].tokens[:2]]
[('Kyiv', 'nsubj'), ('denied', 'ROOT')]
"""

from sayso.language.commonness import place_of
from sayso.language.grammar import Entity, Grammar, Token
from sayso.language.parser import likeness, model_versions, parse, parse_with_title
from sayso.language.which import which_language

__all__ = [
    "Entity",
    "Grammar",
    "Token",
    "likeness",
    "model_versions",
    "parse",
    "parse_with_title",
    "which_language",
]
__all__ = ["Entity", "Grammar", "Token", "model_versions", "parse", "place_of", "which_language"]
