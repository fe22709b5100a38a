"""A data-protection note, drafted from what is really set up. What only people know stays blank.

It is a template for a data protection officer, not advice: it says what is held where, who sees
what, and how long things stay, as the folder, its last build and the file of groups have it.
"""

import os
import tomllib
from pathlib import Path

from pipelines.build import forgotten, keys, publish, sent
from pipelines.build.graph import ancestors, load_nodes
from pipelines.build.header import AUDIENCES
from pipelines.engine.duck import Engine
from pipelines.errors import ConfigError

ABOUT_PEOPLE = ("responses", "voices")
_BLANK = "_to be filled in by the controller_"
RETENTION = (
    ("Files of the data folder", "yours", "as long as you keep them; the build changes none"),
    ("Warehouse (keyed hashes, answers, small areas)", "the output folder",
     "the last three builds; `forget` deletes all but the new one"),
    ("Published files (protected tables, no person's row)", "`published/`",
     "the last three builds, and what the public still sees or waits for"),
    ("Figures of builds that were sent out (protected cells)", f"`{sent.FOLDER}/`",
     "until you know that every copy is recalled, and delete the file"),
    ("Lines set apart", "`rejects/`", "until the next build; of files about people only the shape"),
    ("The key that makes hashes", "outside the data folder", "as long as people are to be known"),
    ("Who asked to be forgotten (a hash)", f"`{forgotten.FILE}`", "for good: else they come back"),
    ("Log of who looked", "`WIDER_STAGE_AUDIT`", "it only grows; archive the file by the year"),
    ("Sign-in", "a signed cookie of the reader's browser", "`session_hours`, then worth nothing"),
    ("Downloads in the dashboard's memory", "the running process", "minutes after the page closes"),
)  # fmt: skip


def write_note(folder, output):
    """The note as Markdown.

    Parameters
    ----------
    folder : DataFolder
    output : path
        Where its build is; without one, what only a build knows is left open.
    """
    output = Path(output)
    lines = [f"# Data-protection note: {folder.title}", ""]
    lines += [
        "Drafted by `python -m pipelines note` from what is set up; check it, and fill in",
        "",
    ]
    lines[-2] += " what only you know."
    lines += _table(
        ("What", "Who or what"),
        [("Controller", _BLANK), ("Data protection officer", _BLANK),
         ("Purpose", _BLANK), ("Lawful basis (article 6)", _BLANK),
         ("Condition for special categories (article 9), if any", _BLANK),
         ("What people were told, and where", _BLANK),
         ("Impact assessment, and when it is looked at again", _BLANK)],
    )  # fmt: skip
    lines += ["", "## What comes in about people", "", *_files(folder, output)]
    lines += ["", "## How a person is hidden", "", *_hidden(folder)]
    lines += ["", "## Who sees what", "", *_audiences(), "", *_groups()]
    lines += ["", "## How long it is kept", ""]
    lines += _table(("What", "Where", "How long"), RETENTION)
    lines += ["", "## Rights", "", *_rights(folder)]
    return "\n".join(lines) + "\n"


def _files(folder, output):
    warehouse = publish.current_warehouse(output)
    if warehouse is None:
        return ["Nothing is built yet: build the folder, then draft this note again."]
    with Engine(warehouse, read_only=True) as engine:
        rows = engine.run(
            "select path, kind, lines_read, columns_dropped from raw_files"
            " where list_contains(?, kind) order by kind, path", [list(ABOUT_PEOPLE)],
        )  # fmt: skip
    if not rows:
        return ["No file of this folder holds answers or words of people."]
    return _table(
        ("File", "Kind", "Lines", "Never kept, or turned into a hash or an area"),
        [(path, kind, f"{lines:,}", dropped or "–") for path, kind, lines, dropped in rows],
    )


def _hidden(folder):
    if folder.is_synthetic:
        return ["The people of this folder are invented; the key is that of the demonstration."]
    named = "is named" if os.environ.get(keys.VARIABLE) else "is not named on this machine"
    return [
        "A respondent becomes a keyed hash before anything is stored; a postcode becomes a small",
        f"area. The key file {named} (`{keys.VARIABLE}`), and lies outside the data folder.",
        "Fewer than 10 people are shown to no audience.",
    ]


def _audiences():
    nodes = load_nodes()
    about = {"stg_responses", "stg_voices"}
    rows = []
    for audience in AUDIENCES:
        tables = [
            name for name, node in sorted(nodes.items())
            if name.startswith("pub_") and audience in node.header.audiences
        ]  # fmt: skip
        people = [name for name in tables if about & ancestors(nodes, name)]
        rows.append((audience, str(len(tables)), ", ".join(f"`{name}`" for name in people)))
    return _table(
        ("Audience", "Tables", "Of them resting on answers (protected) or words (with consent)"),
        rows,
    )


def _groups():
    path = os.environ.get("WIDER_STAGE_ACCESS")
    if not path:
        return ["Nobody signs in: the dashboard shows itself on its own machine only."]
    try:
        said = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("WIDER_STAGE_ACCESS", "cannot be read", "Mend the file.") from error
    rows = [
        (
            str(one.get("name", "")), str(one.get("audience", "")),
            ", ".join(one["places"]) if one.get("places") else "every place",
            str(len(one.get("members", []))) if one.get("members") else "as the provider says",
            "yes" if one.get("reads_audit") else "no",
        )
        for one in said.get("group", [])
    ]  # fmt: skip
    hours, open_to = said.get("session_hours", 8), said.get("without_sign_in")
    return [
        f"A sign-in lasts {hours:g} hours. Without one, "
        f"{'the public tables are shown' if open_to else 'nothing is shown'}.",
        "", *_table(("Group", "Audience", "Places", "Members", "Reads the log"), rows),
    ]  # fmt: skip


def _rights(folder):
    gone = forgotten.read(folder.root)
    return [
        f"So far {len(gone.people)} hashes of people and {len(gone.quotes)} quotes are forgotten",
        f"(`{forgotten.FILE}`). `python -m pipelines forget ID` builds without them, deletes every",
        "earlier build, looks through all that is left, and names the files of yours that still",
        "hold them. Downloads, packs and backups that left this machine are recalled by hand.",
        "Access and rectification: the original files answer; the build keeps no id to look up.",
    ]


def _table(head, rows):
    cells = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in cells]
