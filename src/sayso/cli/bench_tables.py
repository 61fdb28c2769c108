"""The tables of `sayso bench`, and the same as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sayso.export.visible import one_line, visible
from sayso.measuring import Attribution, Corpus, Figures
from sayso.measuring.cues import CueReport, Yield
from sayso.measuring.figures import Detection, Share
from sayso.measuring.mistakes import Mistake, tally
from sayso.measuring.texts import AROUND, LONGEST, in_context
from sayso.measuring.wrong import Wrong

MOST = 12  # rules, and cues, in a summary
WIDTH = 100


def heading(corpus: Corpus) -> str:
    """What was read."""
    return f"\n{corpus.name}: {len(corpus.articles)} articles, {corpus.words:,} words\n"


# ------------------------------------------------------------------ figures


def figures(systems: dict[str, Figures]) -> str:
    """Detections, shares and scores of each system, side by side."""
    tables = (_detections(systems), _shares(systems), _scores(systems), _amounts(systems))
    return "\n".join(_table(rows) for rows in map(list, tables) if len(rows) > 1)


def _detections(systems: dict[str, Figures]) -> Iterator[list[str]]:
    yield ["", "gold", *(title for name in systems for title in (f"{name} P", "R", "F1", "found"))]
    for row, first in next(iter(systems.values())).detections.items():
        cells = (cell for of in systems.values() for cell in _detection(of.detections[row]))
        yield [row, str(first.gold), *cells]


def _detection(row: Detection) -> list[str]:
    return [f"{row.precision:.1f}", f"{row.recall:.1f}", f"{row.f1:.1f}", str(row.found)]


def _shares(systems: dict[str, Figures]) -> Iterator[list[str]]:
    yield ["", *(title for name in systems for title in (f"{name} %", "right of"))]
    for row in dict.fromkeys(row for of in systems.values() for row in of.shares):
        yield [row, *(cell for of in systems.values() for cell in _share(of.shares.get(row)))]


def _share(share: Share | None) -> list[str]:
    return [f"{share.percent:.1f}", f"{share.right}/{share.of}"] if share else ["-", "-"]


def _scores(systems: dict[str, Figures]) -> Iterator[list[str]]:
    yield ["", *(f"{name} %" for name in systems)]
    for row in next(iter(systems.values())).scores:
        yield [row, *(f"{of.scores[row]:.1f}" for of in systems.values())]


def _amounts(systems: dict[str, Figures]) -> Iterator[list[str]]:
    yield ["", *systems]
    for row in next(iter(systems.values())).amounts:
        yield [row, *(f"{of.amounts[row]:.1f}" for of in systems.values())]


def side_by_side(systems: Mapping[str, Mapping[str, float]]) -> str:
    """The one number of every row of each system, where it has one: F1, a share or a score, in percent.

    >>> print(side_by_side({"sayso": {"times": 91.9, "days": 88.4}, "guess": {"times": 60.0}}))
           sayso  guess
    times   91.9   60.0
    days    88.4      -
    <BLANKLINE>
    """
    rows = [["", *systems]]
    for row in dict.fromkeys(row for of in systems.values() for row in of):
        rows.append([row, *(f"{of[row]:.1f}" if row in of else "-" for of in systems.values())])
    return _table(rows)


def notes(told: Mapping[str, str]) -> str:
    """What each system is."""
    return "".join(_wrapped(f"{name}: {how}") for name, how in told.items())


def as_object(of: Figures) -> dict[str, Any]:
    """The figures of one system."""
    return {
        "detections": {
            name: {"p": d.precision, "r": d.recall, "f1": d.f1, "gold": d.gold, "found": d.found}
            for name, d in of.detections.items()
        },
        "shares": {
            name: {"percent": s.percent, "right": s.right, "of": s.of} for name, s in of.shares.items()
        },
        "scores": of.scores,
        "amounts": of.amounts,
    }


def _table(rows: Iterable[Sequence[str]]) -> str:
    """The rows in columns, the first one to the left and the others to the right."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = [
        cell.rjust(width) if number else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join([first, *rest]).rstrip() + "\n"


# ------------------------------------------------------------------ whole articles


def time_taken(seconds: Mapping[str, float], parse: str, articles: int) -> str:
    """What each stage took for an article, and as a share of the parse.

    >>> time_taken({"parse": 8.0, "tracing": 0.4, "weighing": 0.8}, "parse", 100)
    'an article: parse 80.0 ms, tracing 4.0 ms (5 %), weighing 8.0 ms (10 %)\\n'
    """
    parts = [f"{parse} {1000 * seconds[parse] / articles:.1f} ms"]
    for name, spent in seconds.items():
        if name != parse:
            share = f" ({100 * spent / seconds[parse]:.0f} %)" if seconds[parse] else ""
            parts.append(f"{name} {1000 * spent / articles:.1f} ms{share}")
    return f"an article: {', '.join(parts)}\n"


def wrong(found: Sequence[Wrong], kind: str, limit: int) -> str:
    """The first of the mistakes about whole articles, and how many there are of each kind."""
    shown = "\n".join(_wrong(each) for each in found[:limit])
    counts = Counter(each.kind for each in found)
    told = ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"
    return f"{shown}\n{kind}: {told}; {min(limit, len(found))} shown\n"


def _wrong(of: Wrong) -> str:
    return f"{of.kind}\n" + "".join(f"  {one_line(line, limit=2 * LONGEST)}\n" for line in of.lines)


# ------------------------------------------------------------------ mistakes


def mistakes(found: Sequence[Mistake], kind: str, limit: int) -> str:
    """The first of them in their context, then how many come from each rule and each cue."""
    shown = "\n".join(_mistake(mistake) for mistake in found[:limit])
    rules, cues = tally(found)
    counts = "".join(_most(title, each) for title, each in (("by rule", rules), ("by cue", cues)) if each)
    return f"{shown}\n{kind}: {len(found)}, {min(limit, len(found))} shown\n{counts}"


def _most(title: str, counts: Counter[str]) -> str:
    return _listed(title, dict(counts.most_common(MOST)))


def _mistake(mistake: Mistake) -> str:
    sides = [
        f"  {name:<6}{_side(side, mistake)}\n"
        for name, side in (("gold", mistake.gold), ("found", mistake.found))
        if side
    ]
    at = f"{mistake.kind} · {visible(mistake.article.id)} · {mistake.piece.start}"
    return f"{at}\n  {_in_context(mistake)}\n{''.join(sides)}"


def _in_context(mistake: Mistake) -> str:
    return one_line(in_context(mistake.article.text, mistake.piece))


def _side(side: Attribution, mistake: Mistake) -> str:
    speaker = side.speaker
    words = one_line(" … ".join(span.text for span in side.content), limit=AROUND)
    facts = (
        ("words", words if side is not mistake.piece.of else None),
        ("cue", side.cue and side.cue.text),
        ("source", " … ".join(span.text for span in side.source)),
        ("speaker", speaker and (speaker.name or "nobody named")),
        ("speaker kind", speaker and speaker.kind),
        ("kind", side.kind),
        ("channel", side.channel),
        ("said", side.said and f"{side.said.earliest}..{side.said.latest}"),
        ("rule", side.rule),
    )
    return one_line(" · ".join(f"{name} “{value}”" for name, value in facts if value))


def mistake_object(mistake: Mistake) -> dict[str, Any]:
    """One mistake as JSON."""
    return {
        "kind": mistake.kind,
        "id": mistake.article.id,
        "start": mistake.piece.start,
        "end": mistake.piece.end,
        "context": _in_context(mistake),
        "gold": _side_object(mistake.gold),
        "found": _side_object(mistake.found),
    }


def _side_object(side: Attribution | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "content": [span.text for span in side.content],
        "cue": side.cue.text if side.cue else None,
        "source": [span.text for span in side.source],
        "speaker": side.speaker.name if side.speaker else None,
        "channel": side.channel,
        "said": [str(side.said.earliest), str(side.said.latest)] if side.said else None,
        "rule": side.rule,
    }


# ------------------------------------------------------------------ cues


def cues(report: CueReport) -> str:
    """What each entry yields, and what has no entry or was never caught."""
    parts = [
        _table(_cue_rows(report)),
        _never_fired(report),
        _listed("wrong at least as often as right", report.harmful()),
        _listed("gold cues of speech not caught", dict(report.uncaught.most_common())),
    ]
    return "\n".join(parts)


def _cue_rows(report: CueReport) -> Iterator[list[str]]:
    yield ["", "fired", "right", "no speech", "wrong", "precision"]
    for entry in report.entries:
        fired = report.of(entry)
        if fired:
            yield [entry.meaning + (" (noun)" if entry.noun else ""), *_yield(_sum(fired.values()))]
            yield from ([f"  {lemma}", *_yield(of)] for lemma, of in fired.items())
    if report.others:
        yield ["no entry of its own", *_yield(_sum(report.others.values()))]
        others = sorted(report.others.items(), key=lambda item: (-item[1].fired, item[0]))
        yield from ([f"  {one_line(cue, limit=30)}", *_yield(of)] for cue, of in others)


def _yield(of: Yield) -> list[str]:
    precision = "-" if of.precision is None else f"{of.precision:.1f}"
    return [*(str(n) for n in (of.fired, of.right, of.no_speech, of.wrong)), precision]


def _sum(yields: Iterable[Yield]) -> Yield:
    yields = list(yields)
    return Yield(
        sum(y.fired for y in yields),
        sum(y.right for y in yields),
        sum(y.no_speech for y in yields),
        sum(y.wrong for y in yields),
    )


def _never_fired(report: CueReport) -> str:
    silent = {entry.meaning: lemmas for entry in report.entries if (lemmas := report.silent(entry))}
    lines = [_wrapped(f"  {meaning}: {', '.join(lemmas)}") for meaning, lemmas in silent.items()]
    return f"never fired: {sum(map(len, silent.values()))}\n" + "".join(lines)


def _listed(title: str, counts: Mapping[str, object]) -> str:
    each = ", ".join(f"{visible(name)} {count}" for name, count in counts.items())
    return _wrapped(f"{title}: {each or 'none'}")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent="    ") + "\n"


def cues_object(report: CueReport) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "entries": [
            {
                "meaning": entry.meaning,
                "part_of_speech": "noun" if entry.noun else "verb",
                "lemmas": {lemma: _yield_object(of) for lemma, of in report.of(entry).items()},
                "never_fired": report.silent(entry),
            }
            for entry in report.entries
        ],
        "no_entry": {cue: _yield_object(of) for cue, of in report.others.items()},
        "wrong_at_least_as_often_as_right": report.harmful(),
        "not_caught": dict(report.uncaught.most_common()),
    }


def _yield_object(of: Yield) -> dict[str, Any]:
    return {
        "fired": of.fired,
        "right": of.right,
        "no_speech": of.no_speech,
        "wrong": of.wrong,
        "precision": of.precision,
    }
