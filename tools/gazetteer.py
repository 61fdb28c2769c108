"""Build the gazetteer in the cache folder, unless it is there already."""

import os
from pathlib import Path

from sayso.settings import settings_from
from sayso.situating.gazetteer import open_gazetteer

open_gazetteer(settings_from(os.environ, home=Path.home()).cache)
