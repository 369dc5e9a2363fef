"""Evidence: what a public page showed, with hashes and a manifest."""
