"""Many records of a kind changed at once: in a table on a page, or in a workbook that somebody takes along.

Both ways lead to one page that shows what would change, and nothing is stored before that is confirmed with a reason.
Then all of it is stored, or nothing.
"""

from programmes.records.together.writes import RowRefused, change_together, undo_together

__all__ = ["RowRefused", "change_together", "undo_together"]
