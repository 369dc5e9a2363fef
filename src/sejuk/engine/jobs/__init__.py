"""What the commands do with files."""

from sejuk.engine.jobs.assessing import assess_file
from sejuk.engine.jobs.coordinating import coordinate_file
from sejuk.engine.jobs.grouping import group_file
from sejuk.engine.jobs.matching import match_file, match_posts
from sejuk.engine.jobs.watching import watch_file

__all__ = ["assess_file", "coordinate_file", "group_file", "match_file", "match_posts", "watch_file"]
