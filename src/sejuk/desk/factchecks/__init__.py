"""The library of fact-checks: what was checked, by whom, with what result; found again by text or address.

Fact-checks come from our own publications, from other offices' data and from the feeds of fact-check sites;
each keeps its publisher's own words. A match is a suggestion with its probability; people decide (G5).
"""
