"""Photos, videos, infographics and texts for other offices to reuse."""
