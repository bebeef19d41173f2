"""The README's picture of a call is the table."""

import re
from pathlib import Path

from voice_app.calls.diagram import diagram

README = (Path(__file__).parents[2] / "README.md").read_text()


def test_the_state_diagram_is_printed_from_the_table():
    drawn = re.search(r"```mermaid\n(.*?)```", README, re.S)
    assert drawn[1].strip() == diagram()


def test_every_folder_of_the_product_is_in_the_picture():
    rooms = {p.name for p in (Path(__file__).parents[2] / "voice_app").iterdir() if (p / "__init__.py").exists()}
    assert [room for room in sorted(rooms - {"migrations"}) if room not in README] == []
