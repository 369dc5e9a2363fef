"""Official accounts, partners by their own consent, broadcasts."""
