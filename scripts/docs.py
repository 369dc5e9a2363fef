"""Write the pages of docs/ that are made from the code."""

import os
from collections.abc import Mapping
from pathlib import Path

import django

from sejuk.cli import main
from sejuk.engine.evaluation.cards import PAGES
from sejuk.engine.reference import commands_page, schemas_page
from sejuk.sources.reference import connector_pages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sejuk.desk.settings")
os.environ.setdefault("SEJUK_SECRET_KEY", "only-for-writing-docs")
django.setup()

from sejuk.desk.cases.clocks.reference import clocks_page  # noqa: E402
from sejuk.desk.cases.reference import verdicts_page  # noqa: E402
from sejuk.desk.cases.referring.destinations import destinations_page  # noqa: E402
from sejuk.desk.duty.reference import duty_page  # noqa: E402
from sejuk.desk.people_page import people_page  # noqa: E402
from sejuk.desk.publishing.reference import channels_page  # noqa: E402
from sejuk.desk.reference import state_machines_page  # noqa: E402
from sejuk.desk.review.forces import forces_page  # noqa: E402
from sejuk.desk.review.pledges import neutrality_page  # noqa: E402
from sejuk.desk.roles_page import roles_page  # noqa: E402
from sejuk.desk.stages.reference import stages_page  # noqa: E402

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def pages() -> Mapping[Path, str]:
    """Give each page's place and text."""
    connectors = {REFERENCE / "connectors" / name: text for name, text in connector_pages().items()}
    return {
        REFERENCE / "cli.md": commands_page(main),
        REFERENCE / "schemas.md": schemas_page(),
        REFERENCE / "state-machines.md": state_machines_page(),
        REFERENCE / "channels.md": channels_page(),
        REFERENCE / "clocks.md": clocks_page(),
        REFERENCE / "duty.md": duty_page(),
        REFERENCE / "destinations.md": destinations_page(),
        REFERENCE / "verdicts.md": verdicts_page(),
        REFERENCE / "people.md": people_page(),
        REFERENCE / "roles.md": roles_page(),
        REFERENCE / "stages.md": stages_page(),
        REFERENCE / "task-forces.md": forces_page(),
        REFERENCE / "neutrality.md": neutrality_page(),
        **connectors,
        **{REFERENCE / name: make() for name, make in PAGES.items()},
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
