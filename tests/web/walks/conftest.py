"""The demo ledger with one more story, served as it is to a person, and Chromium to walk through it."""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sayso import weighed
from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import open_ledger
from sayso.model import Hints
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.serving import listening

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OFFLINE = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PATIENCE = 20_000  # milliseconds that a step may take on a busy machine
DEMO = Path(__file__).parents[3] / "examples" / "demo.jsonl"
DESK = {"width": 1280, "height": 900}

LONG = "Donau" + "dampfschiff" * 40
ODD = {
    "id": "canal-1",
    "outlet": "جريدة القناة",
    "title": f"صفاء الحلبي: “The lock gates were never inspected” at Esna {LONG}",
    "url": "https://canal.example/" + "a" * 400,
    "published": "2026-05-11T08:00:00+03:00",
    "text": f"""By صفاء الحلبي and יעל כהן

ESNA, Egypt, May 11 - “The lock gates were never inspected, and {LONG} was the word for it,” said Yael יעל Cohen, an engineer of the {LONG} works, in Esna on Monday.

Mohamed محمد Naguib, the keeper of the lock, denied that the gates had never been inspected. At least 3 boats were damaged, he said in a statement on his Facebook page.
""",
}


def _made(address: str, folder: Path) -> str:
    (folder / "odd.jsonl").write_text(json.dumps(ODD), "utf-8")
    with open_ledger(address, write=True) as ledger:
        outcomes = added(
            captured([DEMO, folder / "odd.jsonl"], hints=Hints()),
            ledger,
            cache_folder=settings_from(os.environ, home=Path.home()).cache,
            jobs=1,
            folder="/",
            clock=lambda: "2026-09-20T08:00:00+00:00",
        )
        assert len(list(outcomes)) == 33
        weighed.weigh_all(ledger)
    return address


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger of examples/demo.jsonl and of an article with odd names: not to be written into."""
    folder = tmp_path_factory.mktemp("demo")
    return _made(f"sqlite:///{folder}/demo.db", folder)


@pytest.fixture(scope="package")
def home(demo: str) -> Iterator[str]:
    """Where the demo ledger is served."""
    with closing(Served(demo)) as served:
        yield served.address


class Served:
    """A ledger on a server of this process."""

    def __init__(self, ledger: str) -> None:
        setup = Setup(ledger, settings_from(os.environ, home=Path.home()).cache, "ada")
        self.listener = listening("127.0.0.1", 0)
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.server = uvicorn.Server(
            uvicorn.Config(made_app(setup), lifespan="on", ws="none", log_level="warning")
        )
        self.thread = threading.Thread(target=self.server.run, args=([self.listener],), daemon=True)
        self.thread.start()
        while self.thread.is_alive() and not self.server.started:
            time.sleep(0.01)

    def close(self) -> None:
        """Stop it."""
        self.server.should_exit = True
        self.thread.join(10)
        self.listener.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Chromium, for all walks."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any, home: str) -> Iterator[Callable[..., Any]]:
    """Open a path of the app in a window of its own, which is closed after the walk."""
    windows = []

    def opened(path: str = "/", **context: Any) -> Any:
        windows.append(browser.new_context(base_url=home, **{"viewport": DESK, **context}))
        page = windows[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(path)
        return page

    yield opened
    for window in windows:
        window.close()
