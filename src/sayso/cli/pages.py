"""Where `--html FILE` puts its pages: one file for one article, a folder for several."""

from __future__ import annotations

import re
from pathlib import Path

from sayso.errors import SaysoError
from sayso.export.whole import whole_file


class WrongPlace(SaysoError):
    """The place for the pages cannot take them."""


def pages_at(place: Path) -> Page | Folder:
    """The folder, where one of that name exists or the name has no extension; else the file."""
    return Folder(place) if place.is_dir() or not place.suffix else Page(place)


class Page:
    """One file for one article, written when it is known to be the only one."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.page: str | None = None

    def add(self, article_id: str, page: str) -> None:
        """Keep the page; a second one does not fit in a file."""
        del article_id  # the file has its own name
        if self.page is not None:
            folder = self.file.with_suffix("")
            raise WrongPlace(
                f"{self.file} is one file and there are several articles", f"give a folder: --html {folder}"
            )
        self.page = page

    def finish(self) -> None:
        """Write the page."""
        if self.page is not None:
            _write(self.file, self.page)


class Folder:
    """A folder with a page for each article, named for its id and written as it comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: set[str] = set()

    def add(self, article_id: str, page: str) -> None:
        """Write the page."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WrongPlace(
                f"the folder {self.folder} cannot be made ({error.strerror})", "choose another"
            ) from error
        _write(self.folder / self._name(article_id), page)

    def finish(self) -> None:
        """Nothing is left to do: each page is already written."""

    def _name(self, article_id: str) -> str:
        """A file name for the article; two ids that come out alike are numbered."""
        stem = re.sub(r"[^\w.-]+", "-", article_id).strip("-.")[:80] or "article"
        name, number = f"{stem}.html", 1
        while name in self.names:
            number += 1
            name = f"{stem}-{number}.html"
        self.names.add(name)
        return name


def _write(file: Path, page: str) -> None:
    """Write the whole file or leave what was there."""
    try:
        with whole_file(file) as stream:
            stream.write(page.encode("utf-8", "replace"))
    except OSError as error:
        raise WrongPlace(f"{file} cannot be written ({error.strerror})", "choose another place") from error
