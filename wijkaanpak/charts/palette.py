"""The colours of every picture, by name. On white: ink and meaning ≥ 4.5:1, shapes ≥ 3:1."""

PAPER = "#ffffff"
INK = "#1f2933"
MUTED = "#52606d"
AXIS = "#7b8794"
GRID = "#e4e7eb"
HATCH = "#cbd2d9"
BAND = "#f3f6f8"

AREA = "#0b4f6c"
AREA_TINT = "#d6e8ee"
MUNICIPALITY = "#b3541e"
COUNTRY = "#52606d"
OTHERS = ("#6d28a8", "#1b6b2f", "#7a5c00")
TARGET = "#6d28a8"

ON_TRACK = "#1b6b2f"
ATTENTION = "#8a4b00"
OBSTACLE = "#b42318"
UNKNOWN = "#52606d"

PLACE = "#0b4f6c"
BOTH = "#5f8fa3"
PEOPLE = "#b3541e"

# From light to dark. Every class also has its own pattern, and every area an outline.
SCALE = ("#eaf3f6", "#bfdbe4", "#7fb4c5", "#347f98", "#0b4f6c")
