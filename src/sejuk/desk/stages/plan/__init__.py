"""The content plan: who makes what by when, for which stage, theme, region and audience."""
