"""Write a data folder of invented councils at any scale.

`python -m benchmarks.generate --scale 1` writes 1,000,000 spend lines in 360 files, 50,000
contracts, 20,000 suppliers, 500,000 responses to six questions each and 2,000 small areas.
"""

import argparse
import shutil
import time
from pathlib import Path

from benchmarks.synthetic import contracts, places, spend, surveys, world

CACHE = Path(__file__).resolve().parents[1] / ".bench"
_HINTS = Path(__file__).with_name("synthetic") / "sources.toml"
_DONE = "complete"


def data_folder(scale, cache=CACHE):
    """The folder of generated data of a scale, written first if it is not there.

    Parameters
    ----------
    scale : float
        1 for a million spend lines.
    cache : path
        Where such folders are kept.
    """
    folder = Path(cache) / f"scale-{scale:g}"
    if not (folder / f".{_DONE}").exists():
        shutil.rmtree(folder, ignore_errors=True)
        write(folder, scale)
        (folder / f".{_DONE}").touch()
    return folder


def write(folder, scale):
    """Write everything into `folder`; the same scale gives the same bytes on every machine."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    spend.write_spend(folder, scale)
    contracts.write_contracts(folder, scale)
    contracts.write_providers(folder, scale)
    surveys.write_surveys(folder, scale)
    places.write_places(folder)
    (folder / "sources.toml").write_text(_sources(), encoding="utf-8")
    (folder / "alliances.toml").write_text(_alliances(), encoding="utf-8")


def _sources():
    publishers = "\n".join(
        f'[[publisher]]\npublisher_id = "{one.publisher_id}"\nname = "{one.name}"\n'
        f'place_id = "{one.place_id}"\n'
        for one in world.PUBLISHERS
    )
    registers = "\n".join(f'    "contracts/{one.folder}/*.csv",' for one in world.PUBLISHERS)
    years = "\n".join(
        f'[[source]]\nfiles = ["place/population/population{year}_ltla24.csv"]\n'
        f'period = "CY{year}"\n'
        for year in places.POPULATION_YEARS
    )
    unnamed = "\n".join(
        f'[[source]]\nfiles = ["spend/{one.folder}/*.csv"]\npublisher = "{one.name}"\n'
        for one in world.PUBLISHERS
        if "body" not in dict(map(reversed, one.columns))
    )
    hints = _HINTS.read_text(encoding="utf-8")
    hints = hints.replace("# publishers\n", publishers).replace(" # registers", f"\n{registers}")
    return f"{hints}\n{years}\n{unnamed}"


def _alliances():
    """Two alliances, one of three districts and one of wards of two."""
    members = [one.publisher_id for one in world.PUBLISHERS]
    wards = [f"X05{number + 1:06d}" for number in range(places.WARDS)]
    return "\n".join(
        f'[[alliance]]\nalliance_id = "alliance:{name.lower()}"\nname = "{name}"\n'
        f'purpose = "People live the lives they choose"\nfrom = 2022-04-01\n'
        f'partners = {partners!r}\nservices = ["home_care", "youth_work"]\n'
        f'outcomes = ["get_around", "listened_to"]\nwards = {of!r}\n'
        for name, partners, of in (
            ("Uplands", members[:3], wards[:60]),
            ("Harbour", members[2:4], wards[50:75]),
        )
    )


def main():
    """Write one scale and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--into", type=Path, default=CACHE)
    said = parser.parse_args()
    start = time.perf_counter()
    folder = data_folder(said.scale, said.into)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size / 1e6:,.0f} MB in {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
