"""Places and public figures: shared by all municipalities, so without a tenant and without row security."""

from neighbourhoods.models.area import Area, AreaLink
from neighbourhoods.models.figure_import import FigureImport
from neighbourhoods.models.indicator import Indicator
from neighbourhoods.models.news import TableNews
from neighbourhoods.models.observation import Observation
from neighbourhoods.models.quantile import Quantile
from neighbourhoods.models.release import Release, ReleaseColumn, ReleaseRow, SourceTable

__all__ = [
    "Area",
    "AreaLink",
    "FigureImport",
    "Indicator",
    "Observation",
    "Quantile",
    "Release",
    "ReleaseColumn",
    "ReleaseRow",
    "SourceTable",
    "TableNews",
]
