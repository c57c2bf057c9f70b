"""Who may open mappings; see tests/support/access.py."""

from typing import Any

from django.core.files.base import ContentFile

from tests.support.access import Ground
from tests.support.figures import make_import, make_mapping

PEILING = b"Code;Tevreden\nBU00141000;7,4\n"

#                      nobody strang elsew  admin  manag  direc  profe  partn  clerk  reader
ROWS = """
mappings:listing  GET  302    404    403    200    200    403    403    403    403    403
mappings:add      GET  302    404    403    200    200    403    403    403    403    403
mappings:add      POST 302    404    403    422    422    403    403    403    403    403
mappings:for_import GET  302  404    403    200    200    403    403    403    403    403
mappings:for_import POST 302  404    403    200    200    403    403    403    403    403
mappings:edit     GET  302    404    403    200    200    403    403    403    403    403
mappings:edit     POST 302    404    403    422    422    403    403    403    403    403
mappings:remove   POST 302    404    403    422    422    403    403    403    403    403
"""
_SIGNS = {"absent_missing": "-", "absent_secret": "g", "absent_too_small": "k", "absent_not_applicable": "n"}
_TABLE = {"period": "2026", "sheet": "", "absent_not_published": "", **_SIGNS}
ANSWERS = {
    "mappings:edit": {**_TABLE, "table": "GM0014-buurtpeiling"},
    "mappings:remove": {"is_sure": "on"},
}


def addresses(ground: Ground) -> dict[str, dict[str, Any]]:
    mapping = make_mapping()
    figure_import = make_import(ground.administrator, file_name="peiling.csv", sha256="1" * 64)
    figure_import.file.save("", ContentFile(PEILING))
    of_mapping = {f"mappings:{page}": {"pk": mapping.pk} for page in ("edit", "remove")}
    return of_mapping | {"mappings:for_import": {"pk": figure_import.pk}}
