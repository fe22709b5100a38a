"""What `sources.toml` says of one file inside a zip holds for that file alone."""

import io
import zipfile

import pytest

from pipelines.build.inspect import inspect
from pipelines.build.run import build
from pipelines.config import read_data_folder
from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError
from tests import support
from tests.build.conftest import command
from tests.build.folders import write

MAY = "Date,Supplier,Amount\n" + "".join(f"{n:02}/05/2024,Gannet {n} Ltd,{n}00.50\n"
                                         for n in range(10, 30))  # fmt: skip
NOTES = "Dimension,Value\nAge,12\n"


def _zip(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__MACOSX", "__MACOSX/._"), text)
    return packed.getvalue()


def _said(files, line):
    return f'title = "East"\n[[source]]\nfiles = ["{files}"]\n{line}\n'


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path,
        {"east/2024.zip": _zip(**{"may.csv": MAY, "about [1].csv": NOTES, "__MACOSX": "?"})},
    )


def _names(folder):
    return {one.name: one.sure for one in inspect(read_data_folder(folder))}


def test_one_can_be_left_out(folder):
    assert _names(folder) == {
        "east/2024.zip/about [1].csv": "not known",
        "east/2024.zip/may.csv": "certain",
    }
    write(folder, {"sources.toml": _said("east/2024.zip/about [1].csv", 'kind = "not data"')})
    assert _names(folder) == {"east/2024.zip/may.csv": "certain"}


def test_a_star_names_what_lies_inside_and_nothing_hidden_or_further_in(folder):
    packed = _zip(**{"may.csv": MAY, "about [1].csv": NOTES, "._may.csv": "?", "in/june.csv": MAY})
    write(folder, {"east/2024.zip": packed})
    write(folder, {"sources.toml": _said("east/2024.zip/*.csv", 'publisher = "local:west"')})
    found = read_data_folder(folder).files
    assert {one.name: one.said.get("publisher") for one in found} == {
        "east/2024.zip": None,
        "east/2024.zip/about [1].csv": "local:west",
        "east/2024.zip/may.csv": "local:west",
    }


@pytest.mark.parametrize("inside", ["./in/may.csv", "in//may.csv", "in/./may.csv"])
@pytest.mark.parametrize("named", ["in/may.csv", "in/*.csv"])
def test_one_is_named_by_its_plain_path(folder, inside, named):
    write(folder, {"east/2024.zip": _zip(**{inside: MAY, "about [1].csv": NOTES})})
    write(folder, {"sources.toml": _said(f"east/2024.zip/{named}", 'note = "As sent."')})
    assert _names(folder)["east/2024.zip/in/may.csv"] == "certain"
    assert read_data_folder(folder).files[1].said == {"note": "As sent."}


def test_what_is_said_of_the_zip_holds_for_it_too(folder):
    toml = _said("east/2024.zip/may.csv", 'note = "As sent."')
    toml += '[[source]]\nfiles = ["east/2024.zip"]\npublisher = "local:west"\nnote = "All."\n'
    write(folder, {"sources.toml": toml})
    may = next(one for one in read_data_folder(folder).files if one.name.endswith("may.csv"))
    assert may.said == {"publisher": "local:west", "note": "As sent."}


def test_one_that_is_not_there_is_named(folder):
    write(folder, {"sources.toml": _said("east/2024.zip/june.csv", 'kind = "spend"')})
    with pytest.raises(ConfigError, match=r"no file is called east/2024\.zip/june\.csv"):
        read_data_folder(folder)


def test_of_a_zip_elsewhere_that_one_alone_is_read(folder, tmp_path_factory, monkeypatch):
    monkeypatch.setenv("ELSEWHERE", str(folder / "east"))
    said = _said("${ELSEWHERE}/2024.zip/may.csv", 'publisher = "local:west"')
    here = write(tmp_path_factory.mktemp("here"), {"sources.toml": said})
    assert _names(here) == {"2024.zip/may.csv": "certain"}


def test_it_is_built_and_its_rejects_written(folder, tmp_path):
    write(folder, {"east/june.csv": MAY.replace("/05/", "/06/").replace("Gannet", "Tern")})
    write(folder, {"sources.toml": _said("east/2024.zip/may.csv", 'amount_column = "Sum"')})
    support.begin(tmp_path / "out")
    report = build(read_data_folder(folder), tmp_path / "out", say=lambda line: None)
    ((name, why),) = report.refused
    assert name == "east/2024.zip/may.csv" and "no column is headed “Sum”" in why
    rejected = next((tmp_path / "out" / "rejects").glob("*may*"))
    assert "Gannet 10 Ltd" in rejected.read_text(encoding="utf-8")
    write(folder, {"sources.toml": _said("east/2024.zip/may.csv", 'amount_column = "Amount"')})
    report = build(read_data_folder(folder), tmp_path / "out", say=lambda line: None)
    with Engine(report.published["officer"], read_only=True) as published:
        assert published.one("select lines_accepted from pub_build") == 40


def test_a_folder_of_which_everything_is_left_out_cannot_be_checked(folder):
    said = _said("east/2024.zip/*.csv", 'kind = "not data"')
    write(folder, {"sources.toml": said})
    done = command("check", folder)
    assert (done.returncode, "no file is left to read" in done.stderr) == (3, True)
