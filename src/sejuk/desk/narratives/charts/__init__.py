"""Charts made on the server as SVG: no script, no inline style, colours by class, numbers beside them."""

from sejuk.desk.narratives.charts.sparkline import sparkline
from sejuk.desk.narratives.charts.temperature_line import Point, temperature_line
from sejuk.desk.narratives.charts.tile_map import Tile, tile_map
from sejuk.desk.narratives.charts.timeline import Bar, timeline

__all__ = ["Bar", "Point", "Tile", "sparkline", "temperature_line", "tile_map", "timeline"]
