"""Directives down the tree and what came of them."""
