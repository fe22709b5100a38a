"""How many people were first asked, and how many answered, by wave, place and age."""

from pipelines.sources._plan import Layout

LAYOUTS = [
    Layout(
        kind="invitations",
        name="invitations",
        raw_table="raw_invitations",
        required=(
            ("survey",),
            ("wave",),
            ("first_invited",),
            ("first_answered",),
        ),
    ),
]
