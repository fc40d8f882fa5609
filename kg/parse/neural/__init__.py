"""One network for everything that is predicted of a text, and what stands between it and spaCy's `Doc`."""
