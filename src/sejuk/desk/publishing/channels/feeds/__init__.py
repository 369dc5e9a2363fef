"""Atom and JSON Feed: views on the rows of publications."""
