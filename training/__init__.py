"""Makes the shipped pipelines from checkouts of the treebanks. Not part of the installed package."""
