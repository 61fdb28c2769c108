"""What robots.txt allows, as RFC 9309 has it."""

from __future__ import annotations

import time

import pytest

from sayso.reading.robots import rules_for


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("user-AGENT: SaySo/2\ndisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: sayso\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: sayso\n\nUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: a\nUser-agent: sayso\nDisallow: /x", "/x1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /ä", "/%C3%A4", False),
        ("User-agent: * # all\nDisallow: /a # this", "/a", False),
        ("Disallow: /", "/a", True),
        ("<html>nonsense: here", "/a", True),
    ],
)
def test_the_longest_fitting_rule_decides(robots: str, path: str, allowed: bool) -> None:
    assert rules_for("sayso", robots).allow(path) is allowed


def test_a_pattern_of_many_stars_takes_no_time() -> None:
    rules = rules_for("sayso", "User-agent: *\nDisallow: /" + "*a" * 200 + "$")
    began = time.perf_counter()
    assert rules.allow("/" + "a" * 100_000 + "b")
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("robots", "delay"),
    [
        ("User-agent: *\nDisallow: /a", None),
        ("User-agent: *\ncrawl-DELAY: 10", 10),
        ("User-agent: *\nCrawl-delay: 0.5 # half", 0.5),
        ("User-agent: *\nCrawl-delay: soon", None),
        ("User-agent: *\nCrawl-delay: -5", None),
        ("User-agent: *\nCrawl-delay: nan\nCrawl-delay: inf", None),
        ("User-agent: *\nCrawl-delay: 5\n\nUser-agent: sayso\nAllow: /", None),
        ("User-agent: other\nCrawl-delay: 5\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 2", 2),
        ("Crawl-delay: 5\nUser-agent: *\nAllow: /", None),
    ],
)
def test_a_crawl_delay_is_its_groups(robots: str, delay: float | None) -> None:
    assert rules_for("sayso", robots).delay == delay


def test_a_crawl_delay_ends_the_agents_that_it_is_for() -> None:
    robots = "User-agent: *\nCrawl-delay: 5\nUser-agent: badbot\nDisallow: /"
    assert rules_for("sayso", robots).allow("/a")
    assert not rules_for("badbot", robots).allow("/a")
