"""What words mean: YAML entries, each with lines it must fire on and lines it must not.

In comes a file's name; out come its entries as typed values from the one reader that file has. Words
and patterns of language never stand in Python. ``tests/lexicons`` runs every entry on its own examples.
"""

from sayso.lexicons.files import digest, entries

__all__ = ["digest", "entries"]
