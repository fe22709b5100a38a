"""The synthetic county: an invented world whose truth is declared, written from one seed."""

import shutil
from pathlib import Path

from pipelines.demo.agreements import make_agreements, size_in_house
from pipelines.demo.contract_files import write_contracts
from pipelines.demo.county import make_county
from pipelines.demo.files import Folder
from pipelines.demo.governance import write_governance
from pipelines.demo.indicators import write_indicators
from pipelines.demo.ocds import write_ocds
from pipelines.demo.place_files import write_places
from pipelines.demo.promises import write_promises
from pipelines.demo.reports import write_reports
from pipelines.demo.requests import write_requests
from pipelines.demo.spend import Ledger
from pipelines.demo.spend_files import write_spend
from pipelines.demo.survey_files import write_surveys
from pipelines.demo.truths import read_providers, read_truths, read_words, read_world
from pipelines.errors import ConfigError

_MARK = "The county of Wrenmarsh"


def write_county(into, *, scale=1, null=False, seed=None):
    """Write the synthetic county into a data folder.

    Parameters
    ----------
    into : path
        The folder: a new or empty one, or one that an earlier call wrote, whose files are then
        replaced. Dot-folders such as `.build` are left alone.
    scale : int
        How many times the people and the lines of spend. Places and agreements stay.
    null : bool
        Plant nothing of what `truths.toml` declares under `planted`.
    seed : int, optional
        Another one than that of `truths.toml`.

    Raises
    ------
    ConfigError
        If the folder holds files of somebody else, or the scale is not a whole number from 1.
    """
    if not isinstance(scale, int) or scale < 1:
        raise ConfigError("scale", f"{scale!r} is not a whole number from 1", "Use 1, 2, 10 …")
    _make_room(Path(into))
    truths = read_truths(null=null)
    _write(Folder(into), truths, truths["seed"] if seed is None else seed, scale)


def _write(folder, truths, seed, scale):
    """Make the county, then write its files, subject by subject."""
    world, words, providers = read_world(), read_words("words"), read_providers()
    planted = truths["planted"]
    county = make_county(world, seed)
    agreements = make_agreements(world, providers, planted, seed)
    mapping = read_words("templates/sources")
    heard = write_surveys(folder, county, world, agreements, truths, mapping, seed, scale)
    size_in_house(agreements, heard)
    as_seen = bool(planted.names()) and scale == 1 and seed == truths["seed"]
    write_governance(folder, county, world, providers, truths, words, as_seen=as_seen)
    write_places(folder, county, planted, seed)
    write_indicators(folder, county, planted, seed)
    write_contracts(folder, world, agreements, providers, planted, seed)
    write_ocds(folder, world, agreements, planted, seed)
    for publisher in world["publisher"]:
        ledger = Ledger(publisher["key"], agreements, world, planted, seed, scale)
        write_spend(folder, publisher, ledger, planted)
    write_promises(folder, county, agreements, providers, words, planted, seed)
    write_reports(folder, providers, agreements, heard, world, truths, seed)
    write_requests(folder, county, world, planted, seed)


def _make_room(into):
    """Remove what an earlier call wrote; refuse a folder with anything else in it."""
    if not into.exists():
        return
    if not into.is_dir():
        raise ConfigError(str(into), "is a file", "Name a folder.")
    held = [path for path in into.iterdir() if not path.name.startswith(".")]
    readme = into / "README.md"
    ours = readme.is_file() and _MARK in readme.read_text(encoding="utf-8")[:200]
    if held and not ours:
        raise ConfigError(
            str(into), "holds files that the demo did not write", "Name a new folder."
        )
    for path in held:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


__all__ = ["write_county"]
