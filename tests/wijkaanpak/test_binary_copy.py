import numpy as np
import pytest
from django.db import connection

from wijkaanpak import binary_copy

NAN = float("nan")


def stored(ids, values, notes, small):
    """What PostgreSQL makes of the bytes."""
    with connection.cursor() as cursor:
        cursor.execute(
            'create temporary table proof (release int8, area int8, "values" float8[], notes int2[], small int2)'
        )
        with cursor.copy("copy proof from stdin (format binary)") as copy:
            laid_out = binary_copy.copied(
                np.array(ids), np.array(values, dtype=float), np.array(notes), np.array(small)
            )
            for chunk in laid_out:
                copy.write(chunk)
        cursor.execute('select release, area, "values", notes, small from proof')
        return cursor.fetchall()


@pytest.mark.parametrize(
    "values",
    [
        [[1.5, -2.0, 17942942.0]],
        [[NAN, 0.0, NAN]],
        [[NAN, NAN, NAN], [1.0, 2.0, 3.0]],
        [[1e-300, 1e300, 0.1]],
    ],
)
def test_postgresql_reads_back_what_was_laid_out(db, values):
    ids = [(7, 2**40 + row) for row in range(len(values))]
    notes = [[int(np.isnan(value)) for value in row] for row in values]

    expected = [
        (*pair, [None if np.isnan(value) else value for value in row], note, 14)
        for pair, row, note in zip(ids, values, notes, strict=True)
    ]
    assert stored(ids, values, notes, [14] * len(values)) == expected


def test_a_class_that_is_not_known_is_null(db):
    found = stored([(1, 1), (1, 2)], [[NAN], [2.0]], [[1], [0]], [0, -1])

    assert found == [(1, 1, [None], [1], 0), (1, 2, [2.0], [0], None)]


def test_a_file_without_columns_has_empty_rows(db):
    assert stored([(1, 2)], np.empty((1, 0)), np.empty((1, 0)), [-1]) == [(1, 2, [], [], None)]


def test_many_rows_come_in_chunks(db):
    rows = binary_copy.ROWS_A_CHUNK * 4

    found = stored([(1, row) for row in range(rows)], [[row] for row in range(rows)], [[0]] * rows, [51] * rows)

    assert len(found) == rows
    assert found[-1] == (1, rows - 1, [rows - 1], [0], 51)
