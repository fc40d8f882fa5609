"""Open information extraction: how close the textual views come to the gold of CaRB, BenchIE and WiRe57."""
