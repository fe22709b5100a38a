"""The data dictionary and the lineage, written from the models themselves."""

from pathlib import Path

from pipelines.build.columns import load_columns
from pipelines.build.graph import load_nodes
from pipelines.errors import ConfigError

_LAYERS = {
    "1_staging": "Staging: one source each, every line judged",
    "2_intermediate": "Intermediate: matched, conformed, covered",
    "3_marts": "Marts: one row per stated grain, counts and sums",
    "steps": "Steps: protection, statistics, sentences",
    "4_published": "Published: what a page or a download may read",
}


def write_docs(folder):
    """Write `data-dictionary.md` and `lineage.md`; returns their paths."""
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(str(folder), "cannot be a folder", "Name another --to.") from error
    nodes = load_nodes()
    pages = {"data-dictionary.md": _dictionary(nodes), "lineage.md": _lineage(nodes)}
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in pages]


def _dictionary(nodes):
    lines = ["# Data dictionary", "", "Written by `python -m pipelines docs`; do not edit.", ""]
    lines += ["## Tables", ""]
    for layer, title in _LAYERS.items():
        lines += [f"### {title}", ""]
        for name, node in sorted(nodes.items()):
            if node.layer == layer:
                grain = ", ".join(node.header.grain)
                text = " ".join(node.header.description.split())
                lines += [f"**{name}** (one row per {grain}): {text}", ""]
    lines += ["## Columns", "", "| column | type | unit | meaning |", "|---|---|---|---|"]
    for name, entry in sorted(load_columns().items()):
        meaning = " ".join(entry["description"].split())
        lines.append(f"| `{name}` | {entry['type']} | {entry.get('unit', '')} | {meaning} |")
    return "\n".join(lines) + "\n"


def _lineage(nodes):
    lines = ["# Lineage", "", "Written by `python -m pipelines docs`; do not edit.", ""]
    lines += ["Who reads whom. `raw_` and `ref_` tables are files; all others are made.", ""]
    lines += ["| table | reads |", "|---|---|"]
    for name, node in sorted(nodes.items()):
        lines.append(f"| `{name}` | {', '.join(f'`{table}`' for table in sorted(node.reads))} |")
    return "\n".join(lines) + "\n"
