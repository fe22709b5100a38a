"""Registers of organisations: who keeps them, and the shapes in which they come."""

from pipelines.sources._persons import withholding
from pipelines.sources._plan import Layout
from pipelines.sources._reshape import with_columns

TABLE = "raw_provider_register"
_CONTACT = ("contact_address", "contact_postcode", "contact_phone", "contact_email", "contact_text")

_POSTCODE = r"([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})?"
_DAY = r"\d{8}"
_ANY = r"[\s\S]*"
# The 27 columns of the files of the NHS Organisation Data Service.
ODS_COLUMNS = (
    ("register_number", r"[A-Z0-9]{3,8}"),
    ("provider_name", r"[\s\S]*[A-Za-z]{2}[\s\S]*"),
    (None, r"([A-Z0-9]{3})?"),
    (None, r"([A-Z0-9]{3})?"),
    *(("contact_address", _ANY),) * 5,
    ("contact_postcode", _POSTCODE),
    ("opened_on", _DAY),
    ("closed_on", rf"({_DAY})?"),
    *((None, _ANY),) * 5,
    ("contact_phone", _ANY),
    *((None, _ANY),) * 9,
)


def kept_by(register, scheme="", also=None):
    """A `reshape` that says which register a table is, under which scheme, and withholds persons.

    Parameters
    ----------
    register : str
        Who keeps it, in words.
    scheme : str
        The prefix of an org-id, where the numbers of the register make one.
    also : str or None
        The scheme of `same_as_number`.
    """
    withhold = withholding("provider_name", "parent_name")
    said = {"register": register, "scheme": scheme or None, "same_as_scheme": also}

    def reshape(plan, records, headings):
        plan, records = withhold(plan, records, headings)
        return with_columns(plan, [(line, cells, said) for line, cells in records], ADDED)

    return reshape


ADDED = ("register", "scheme", "same_as_scheme")


def register(name, required, reshape, **more):
    """A layout of a register; all of them land in one table.

    Registers name who runs, owns and answers for an organisation, in columns that are called what
    their keeper likes: nothing lands but what we know.
    """
    return Layout(
        kind="providers",
        name=name,
        raw_table=TABLE,
        required=required,
        reshape=reshape,
        made=ADDED,
        personal=_CONTACT,
        keeps_others=False,
        **more,
    )
