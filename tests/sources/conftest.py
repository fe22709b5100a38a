"""Files of many tests, inspected as one folder: what takes time is a folder, and hardly a file."""

from dataclasses import replace
from inspect import signature
from pathlib import PurePosixPath

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write

_ROUNDS = 2  # a few tests ask about a second file


class _NotKnown(BaseException):
    """A test asks about a file that nobody has inspected yet."""


@pytest.fixture
def inspected(_known, tmp_path_factory):
    """What `inspect` says of one file: inspected(its name, its content, what `sources.toml` says).

    A file of which `sources.toml` says something is inspected alone. All others about which a
    module's tests ask are inspected at once, each in a folder, and so of a publisher, of its own.
    That a file is told as it would be alone is held by test_together.py.
    """

    def one(name, content, said=""):
        if (name, content) in _known and not said:
            return _known[name, content]
        files = {name: content, "sources.toml": said}
        (found,) = inspect(read_data_folder(write(tmp_path_factory.mktemp("alone"), files)))
        return found

    return one


@pytest.fixture(scope="module")
def _known(request, tmp_path_factory):
    """{(name, content): report} of files about which the module's tests will ask.

    Each test is begun once to hear about which, and stops there; its own run comes later.
    """
    known = {}
    items = [item for item in request.session.items if item.path == request.node.path]
    begun = [item for item in items if _needs_nothing_else(item)]
    for _ in range(_ROUNDS):
        asked = dict.fromkeys(one for item in begun if (one := _first_unknown(item, known)))
        known |= together(asked, tmp_path_factory.mktemp("together")) if asked else {}
    return known


def together(asked, root):
    """{(name, content): report} of files inspected as one folder.

    Of files with the same content that of the first alone: each would be told of the others.
    """
    files, seen = {}, set()
    for name, content in asked:
        if content not in seen:
            seen.add(content)
            path = PurePosixPath(name)
            files[f"{path.parent}/folder {len(files)}/{path.name}"] = (name, content)
    folder = write(root, {place: content for place, (_, content) in files.items()})
    reports = {one.name: one for one in inspect(read_data_folder(folder))}
    found = {one: reports.get(str(PurePosixPath(place))) for place, one in files.items()}
    return {one: replace(report, name=one[0]) for one, report in found.items() if report}


def _needs_nothing_else(item):
    """Whether a test can be begun with its parameters and `inspected` alone."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return {*signature(item.obj).parameters} == {"inspected", *given}


def _first_unknown(item, known):
    """(name, content) of the first file about which a test asks and nobody knows; or None."""

    def ask(name, content, said=""):
        if (name, content) not in known and not said:
            raise _NotKnown(name, content)
        return known[name, content]  # none is known with `said`: the test stops there as well

    given = item.callspec.params if hasattr(item, "callspec") else {}
    try:
        item.obj(inspected=ask, **given)
    except _NotKnown as found:
        return found.args
    except (Exception, pytest.fail.Exception, pytest.skip.Exception):
        return None  # its own run will say so
    return None
