"""Labels of entities, as OntoNotes 5 names them (Weischedel et al. 2013)."""

VALUE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
"""Labels of expressions that name no thing, but a point in time or a measure."""
PEOPLE = "NORP"
"""Nations, religions and political groups."""
