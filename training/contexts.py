"""PLOVER's 37 contexts, as its manual names them."""

CONTEXTS = tuple(
    """
    asylum cbrn corruption crime cyber diplomatic disasters economic election environment executive gender health
    human_rights human_security illegal_drugs inequality intelligence legal legislative lgbt migration military
    misinformation natural_resource peacekeeping political_institutions pro_autocracy pro_democracy religion_ethnicity
    reparations repression rights_freedoms technology territory terrorism trafficking
    """.split()  # noqa: SIM905
)
