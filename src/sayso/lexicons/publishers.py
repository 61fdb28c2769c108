"""Publishers whose titles and editions count as one."""

from __future__ import annotations

from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@cache
def families() -> dict[str, str]:
    """The family of every outlet, by its name in lower case without "the", and of every domain.

    >>> families()["bbc sport"], families()["nbcchicago.com"]
    ('BBC', 'NBCUniversal')
    """
    try:
        return {
            form.lower(): entry["family"]
            for entry in entries("publishers")
            for form in (*entry["domains"], *entry["outlets"])
        }
    except (KeyError, AttributeError) as error:
        raise BadLexicon(f"publishers.yml: an entry cannot be read ({error})", "mend the entry") from error
