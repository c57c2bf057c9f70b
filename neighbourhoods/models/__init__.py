"""Places and public figures: shared by all municipalities, so without a tenant and without row security. Only what a
municipality keeps for itself, such as a mapping, has one.
"""

from neighbourhoods.models.area import Area, AreaLink
from neighbourhoods.models.figure_import import FigureImport
from neighbourhoods.models.indicator import Indicator
from neighbourhoods.models.mapping import Mapping
from neighbourhoods.models.news import TableNews
from neighbourhoods.models.observation import Observation
from neighbourhoods.models.quantile import Quantile
from neighbourhoods.models.release import Release, ReleaseColumn, ReleaseRow, SourceTable

__all__ = [
    "Area",
    "AreaLink",
    "FigureImport",
    "Indicator",
    "Mapping",
    "Observation",
    "Quantile",
    "Release",
    "ReleaseColumn",
    "ReleaseRow",
    "SourceTable",
    "TableNews",
]
