"""Listening to RSS, Atom, RDF and JSON feeds."""
