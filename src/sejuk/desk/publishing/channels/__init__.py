"""Ways to the public, one folder each with the same parts.

``manifest.toml`` says what the channel is, promises and needs; ``texts.py`` writes exactly what it sends;
``send.py`` publishes, corrects and withdraws. None of them retries, none keeps anything, none decides.
"""
