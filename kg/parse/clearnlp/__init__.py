"""From the dependencies of ClearNLP, which spaCy's English pipelines give, to Universal Dependencies.

The scheme is that of the CLEAR guidelines (Choi and Palmer 2012, "Guidelines for the CLEAR Style Constituent to
Dependency Conversion"). It heads a phrase by its function word, where Universal Dependencies take the content word: a
preposition governs its object (`prep` -> `pobj`), a copula its predicate (`attr`, `acomp`). Each module here turns
one construction round; `kg.parse.clearnlp.component` says in which order.
"""
