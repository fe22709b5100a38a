"""The doors as a reader meets them: sign in, sign out, refused; and what the log is told."""

import streamlit as st

from dashboard import access, doors
from dashboard.components import frame
from dashboard.components.markup import escape

_HEADS = {
    "sign-in": "Sign in to Wider Stage",
    "ended": "Your session has ended",
    "unknown": "This is not for you yet",
}
_NEXT = {
    "sign-in": "You are taken to your organisation’s own sign-in page and come back here.",
    "ended": "Sign in again to go on. Nothing you looked at is kept in this browser.",
}
_PAGE = "page_address"


def refused(why):
    """The page for somebody who has to sign in, or who may see nothing.

    Parameters
    ----------
    why : RefusedError
    """
    access.tell_refused(why)
    ask = access.contact()
    more = _NEXT.get(why.kind) or ask or "Ask whoever runs this dashboard to put you in a group."
    # The reason is the lead: where the heading says it already, what comes next is.
    lead = more if why.kind == "ended" else why.why
    small = "" if why.kind == "ended" else f'<p class="ws">{escape(more)}</p>'
    frame.html(
        f'<div class="ws ws-head"><h1 class="ws">{_HEADS[why.kind]}</h1>'
        f'<p class="ws ws-lead">{escape(lead)}</p>{small}</div>'
    )
    with st.container(key="doorway"):
        if why.kind == "unknown":
            st.button("Sign out", on_click=st.logout, key="sign-out")
        else:
            st.button("Sign in", on_click=st.login, type="primary", key="sign-in")


def not_for_you(reader):
    """The page that stands where a link leads to a page of another audience."""
    signed_in(reader)
    frame.html(
        '<div class="ws ws-head"><h1 class="ws">This page is not for you</h1>'
        '<p class="ws ws-lead">It is for another audience than yours. What you may see stands in '
        "the menu above.</p>"
        f'<p class="ws">{escape(access.contact())}</p></div>'
    )


def signed_in(reader):
    """Who has signed in, for which audience, and the way out; a way in for those who have not."""
    if not reader.session and not doors.has_sign_in():
        return
    with st.container(key="reader", horizontal=True, vertical_alignment="center"):
        if not reader.session:
            frame.html('<p class="ws ws-small">You see what is public.</p>')
            st.button("Sign in", on_click=st.login, type="tertiary", key="sign-in")
            return
        places = "" if reader.places is None else ", for the places of your groups"
        frame.html(
            f'<p class="ws ws-small">Signed in as <strong>{escape(reader.name)}</strong>, '
            f"{escape(reader.audience)}{places}.</p>"
        )
        st.button("Sign out", on_click=st.logout, type="tertiary", key="sign-out")


def begin(page):
    """Remember which page is being made, for the log."""
    st.session_state[_PAGE] = page


def seen(view):
    """What the log keeps of a view: page, build and the filters by their published ids."""
    return {
        "page": st.session_state.get(_PAGE, ""),
        "build_id": view.build.build_id,
        "filters": (
            ("place", view.place_id),
            ("period", view.period),
            ("service", view.service_id or ""),
            ("provider", view.provider_id or ""),
        ),
    }


def export(block, view, make):
    """A download's content, made when somebody asks: for its reader alone, and told to the log.

    Parameters
    ----------
    block : str
    view : View
    make : callable
        Returns the bytes.
    """
    reader, about = access.current(), seen(view)

    def made():
        access.require_in(reader)
        content = make()
        access.tell_export(reader, block=block, **about)
        return doors.hand_over(content, reader.session)

    return made
