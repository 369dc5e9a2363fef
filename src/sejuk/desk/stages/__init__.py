"""Election cycles and stages as data, and the content plan."""
