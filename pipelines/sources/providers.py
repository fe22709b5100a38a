"""Providers: who they are and what kind of organisation, in-house services among them.

Beside a list of one's own, the registers that give organisations their numbers and names.
"""

from pipelines.sources._plan import Layout
from pipelines.sources._registers import ODS_COLUMNS, kept_by, register

LAYOUTS = [
    Layout(
        kind="providers",
        name="providers",
        raw_table="raw_providers",
        required=(
            ("provider_id",),
            ("provider_name",),
            ("provider_kind",),
        ),
        personal=("home_postcode",),
    ),
    register(
        "register_charities",
        (("register_number",), ("provider_name",), ("provider_kind", "opened_on")),
        kept_by("Charity Commission for England and Wales", "GB-CHC"),
    ),
    register(
        "register_scottish_charities",
        (("register_number",), ("provider_name",), ("spread",)),
        kept_by("Office of the Scottish Charity Regulator", "GB-SC"),
    ),
    register(
        "register_irish_charities",
        (("register_number",), ("linked_number",), ("provider_name",)),
        kept_by("Charity Commission for Northern Ireland", "GB-NIC"),
    ),
    register(
        "register_companies",
        (("register_number",), ("provider_name",), ("provider_kind",), ("opened_on",)),
        kept_by("Companies House", "GB-COH"),
    ),
    register(
        "register_dual_charities",
        (("register_number",), ("same_as_number",)),
        kept_by("Charities registered twice", "GB-SC", also="GB-CHC"),
    ),
    register(
        "register_same_as",
        (("provider_id",), ("same_as_id",)),
        kept_by("Organisations with two identifiers"),
    ),
    register(
        "register_other_names",
        (("provider_id",), ("other_name",)),
        kept_by("Other names of organisations"),
    ),
    register(
        "register_councils",
        (("register_number",), ("provider_name",), ("place_id",), ("nation",)),
        kept_by("Local authorities of the United Kingdom"),
    ),
    register(
        "register_council_names",
        (("register_number",), ("other_name",)),
        kept_by("Other names of local authorities"),
    ),
    register(
        "register_council_places",
        (("provider_id",), ("provider_name",), ("place_id",)),
        kept_by("Local authorities and their places"),
    ),
    register(
        "register_public_bodies",
        (("register_number",), ("provider_name",), ("place_id",)),
        kept_by("Organisations of digital land"),
    ),
    register(
        "register_nhs_trusts",
        (("provider_name",), ("short_name", "register_number")),
        kept_by("List of NHS trusts", "GB-NHS"),
    ),
    # The published averages of patients' outcomes name every hospital and trust by its code.
    register(
        "register_nhs_proms",
        (("register_number",), ("provider_name",), ("organisation_type",)),
        kept_by("Patient Reported Outcome Measures, NHS Digital", "GB-NHS"),
    ),
    register(
        "register_nhs_commissioners",
        (("provider_name",), ("place_id",)),
        kept_by("List of clinical commissioning groups"),
    ),
    register(
        "register_care_homes",
        (("register_number",), ("provider_name",), ("parent_name",)),
        kept_by("Care Quality Commission"),
    ),
    register(
        "register_nhs_lists",
        (("register_number",), ("provider_name",), ("grouping",)),
        kept_by("NHS Organisation Data Service", "GB-NHS"),
    ),
    register(
        "register_nhs_organisations",
        (),
        kept_by("NHS Organisation Data Service", "GB-NHS"),
        file_format="values",
        by_values=ODS_COLUMNS,
    ),
]
