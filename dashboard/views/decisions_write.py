"""Officers write a decision or what was learned; somebody else approves it; the build reads it."""

import streamlit as st

from dashboard import access, components, journal, reading, words
from dashboard.components import Cell, read
from pipelines.errors import JournalError

_STAGES = ("frame", "specify", "engage market", "decide", "manage", "learn")
_NO_MEASURE = "No outcome is named"
_STATES = {
    "waiting": "waits for somebody else to approve it",
    "approved": "approved, and in the next build once it is pulled",
    "withdrawn": "withdrawn",
}
_KINDS = {
    "A decision": "decision",
    "A question or what was learned": "learning",
    "A new start of a chart": "rebase",
    "A target": "target",
    "What a measure means from a day on": "definition",
}
_HOW = (
    "What you write is kept with the figure as it is published today. {} Somebody else approves "
    "an entry; the command “decisions pull” makes it a file that the next build reads."
)
_NO_SCORING = (
    "**An entry cannot change how answers are scored**: that stands in the measure’s own file, and "
    "changes there with a version. This says in words what is different, and marks it on every "
    "chart of the measure. Figures are compared across it as across a version: where they no "
    "longer can be, write a new start as well."
)
_STATED = "**Nobody signs in here, so a name is stated, not checked.**"
_SIGNED_IN = "**The name that is kept is that of your sign-in.**"


def write(view):
    """The forms and the entries so far, for officers; nothing for anybody else."""
    if view.published.audience != "officer":
        return
    where = journal.address(access.published_folder())
    whose = _SIGNED_IN if access.current().session else _STATED
    with components.finding_block("write", "Write one down", _HOW.format(whose)):
        if where is None:
            components.state(
                "No journal is named", "What you write would have nowhere to stay.",
                "Set WIDER_STAGE_JOURNAL to a file, and start the dashboard again.",
            )  # fmt: skip
            return
        try:
            kept = _journal(where)
            _forms(view, kept)
            _entries(kept)
        except JournalError as error:
            components.state("Not kept", str(error))


@st.cache_resource(show_spinner=False)
def _journal(where):
    return journal.Journal(where)


def _forms(view, kept):
    kind = st.segmented_control(
        "What is it?", list(_KINDS), key="journal-kind", default="A decision", required=True,
    )  # fmt: skip
    form = {"decision": _decision, "learning": _learning, "rebase": _rebase, "target": _target,
            "definition": _definition}  # fmt: skip
    if _KINDS[kind] == "definition":
        components.aside(_NO_SCORING)
    with st.form("journal", clear_on_submit=False):
        entry = form[_KINDS[kind]](view)
        entry["written_by"], name_is = _who("Who writes this? A role or a name")
        done = st.form_submit_button("Keep this entry")
    if done:
        _keep(view, kept, _KINDS[kind], entry, name_is)


def _who(label):
    """(name, how it is known): of the sign-in where there is one, else what is stated."""
    me = access.current()
    return (me.name, journal.SIGNED_IN) if me.session else (st.text_input(label), journal.STATED)


def _decision(view):
    measures = read(reading.outcome_measures, view.published, view.place_id)
    labels = {None: _NO_MEASURE} | dict(zip(measures["measure_id"], measures["label"], strict=True))
    return {
        "question": st.text_input("What was the question?"),
        "options": st.text_input("What could have been chosen? Part the options with a bar: |"),
        "chosen": st.text_input("What was chosen?"),
        "why": st.text_area("Why?"),
        "measure_id": st.selectbox(
            f"Which outcome in {view.place_name} is to be looked at again?", list(labels),
            format_func=labels.get,
        ),
        "happened_on": st.date_input("When was it decided?", value=None, format="DD/MM/YYYY"),
        "review_on": st.date_input("When do we look again?", value=None, format="DD/MM/YYYY"),
    }  # fmt: skip


def _learning(view):
    services = read(reading.services, view.published)
    names = {None: "Every service"} | dict(
        zip(services["service_id"], services["service_name"], strict=True)
    )
    return {
        "question": st.text_input("What was the question?"),
        "stage": st.selectbox("At which stage?", _STAGES),
        "service_id": st.selectbox("About which service?", list(names), format_func=names.get),
        "learned": st.text_area("What was learned? Leave it empty where that is not known yet"),
        "happened_on": st.date_input("When was it asked?", value=None, format="DD/MM/YYYY"),
        "answered_on": st.date_input("When was it answered?", value=None, format="DD/MM/YYYY"),
    }  # fmt: skip


def _rebase(view):
    """From a month on the chart's range is drawn anew, since what came before is another story."""
    return _of_chart(view, "does the range of its chart begin anew") | {
        "why": st.text_area("What happened that makes the earlier figures another story?"),
    }


def _target(view):
    return _of_chart(view, "does the target hold") | {
        "chosen": st.text_input("Which value? Write a share between 0 and 1, such as 0.70 for 70%"),
        "why": st.text_area("Why this value, and who asked for it?"),
    }


def _definition(view):
    measures = read(reading.outcome_measures, view.published, view.place_id)
    labels = dict(zip(measures["measure_id"], measures["label"], strict=True))
    day = st.date_input("From which day?", value=None, format="DD/MM/YYYY")
    return {
        "measure_id": st.selectbox("Which outcome, everywhere?", list(labels),
                                   format_func=labels.get),
        "period": day.isoformat() if day else "",
        "chosen": st.text_area("What changes in what it means, or in how it is asked?"),
        "why": st.text_area("Why does it change?"),
        "happened_on": st.date_input("When was it decided?", value=None, format="DD/MM/YYYY"),
    }  # fmt: skip


def _of_chart(view, what):
    measures = read(reading.outcome_measures, view.published, view.place_id)
    labels = dict(zip(measures["measure_id"], measures["label"], strict=True))
    return {
        "measure_id": st.selectbox(
            f"Which outcome in {view.place_name}?", list(labels), format_func=labels.get
        ),
        "place_id": view.place_id,
        "period": st.text_input(f"From which month {what}, such as 2024-05?"),
        "happened_on": st.date_input("When was it decided?", value=None, format="DD/MM/YYYY"),
    }


def _keep(view, kept, kind, entry, name_is):
    """Keep what was written; a decision with the latest published cell of its outcome."""
    seen = None
    if kind == "decision" and entry.get("measure_id"):
        year = read(reading.latest_outcome_year, view.published)
        cells = read(
            reading.outcome_cells, view.published, "P1", entry["measure_id"], view.place_id, None,
            None, year,
        )  # fmt: skip
        entry |= {"place_id": view.place_id, "period": year}
        seen = _seen(cells)
    try:
        number = kept.write(kind, entry, seen=seen, build_id=view.build.build_id, name_is=name_is)
    except JournalError as error:
        components.state("Not kept", str(error))
        return
    components.notice(f"**Kept as entry {number}.** Somebody else can approve it below.")


def _seen(cells):
    """The published cell without pandas' own kinds of nothing; not loaded where there is none."""
    if not len(cells):
        return {"why_no_value": "not_loaded"}
    cell = cells.iloc[0].to_dict()
    why = words.why_none(cell)
    return {
        name: None if words.is_missing(cell[name]) else kind(cell[name])
        for name, kind in (("value", float), ("lower", float), ("upper", float), ("n_people", int))
    } | {"why_no_value": None if words.is_missing(why) else str(why)}


def _entries(kept):
    found = kept.entries()
    if not found:
        components.aside("Nothing has been written here yet.")
        return
    components.table(
        "Written here, the latest first",
        ["Entry", "What was written", "By whom", "Where it stands"],
        [_row(entry) for entry in found], wide=True,
    )  # fmt: skip
    waiting = [entry["entry_id"] for entry in found if journal.state(entry) == "waiting"]
    if waiting:
        _closing(kept, waiting)


def _row(entry):
    state = journal.state(entry)
    who = entry["approved_by"] or entry["withdrawn_by"]
    return [
        f"J-{entry['entry_id']:04d}",
        Cell(*_said(entry)),
        Cell(entry["written_by"], f"{entry['name_is']}, {words.date(entry['written_at'])}"),
        Cell(_STATES[state], f"by {who}" if who else ""),
    ]


def _said(entry):
    """What an entry is about, and what it says."""
    if entry["kind"] == "rebase":
        return f"A new start of {entry['measure_id']} from {entry['period']}", entry["why"]
    if entry["kind"] == "target":
        about = f"A target for {entry['measure_id']} from {entry['period']}: {entry['chosen']}"
        return about, entry["why"]
    if entry["kind"] == "definition":
        about = f"What {entry['measure_id']} means from {words.date(entry['period'])}"
        return f"{about}: {entry['chosen']}", entry["why"]
    return entry["question"], entry["chosen"] or entry["learned"] or ""


def _closing(kept, waiting):
    with st.form("journal-close", clear_on_submit=True):
        entry = st.selectbox("Entry", waiting, format_func=lambda number: f"J-{number:04d}")
        name, name_is = _who("Who approves or withdraws it? Not who wrote it, to approve")
        columns = st.columns(2)
        approve = columns[0].form_submit_button("Approve this entry")
        withdraw = columns[1].form_submit_button("Withdraw this entry")
    if not (approve or withdraw):
        return
    try:
        (kept.approve if approve else kept.withdraw)(entry, name, name_is)
    except JournalError as error:
        components.state("Not done", str(error))
        return
    st.rerun()
