"""Coreference resolution measured on GUM, raw text in."""
