"""Files that look right and are not: what happens to each, in which words, and what is stored after."""

import pytest

from tests.neighbourhoods.importing.offered import Offered, check
from tests.neighbourhoods.support import OWNED, PEOPLE, kwb

SELWERD, BEIJUM = ("Selwerd", "BU00141000", 1), ("Beijum-West", "BU00141100", 1)

FILES = {
    "a file in which nothing is odd": Offered(
        lambda folder: kwb(folder, [(*SELWERD, 6580)]),
        "read",
        stored={("BU00141000", "inwoners", "2024"): 6580},
    ),
    "a percentage above a hundred": Offered(
        lambda folder: kwb(folder, [(*SELWERD, 6580, 21), (*BEIJUM, 5720, 104)], (PEOPLE, OWNED)),
        "refused",
        ("een percentage ligt van 0 tot en met 100",),
        ((3, OWNED),),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_what_becomes_of(name, db, tmp_path):
    check(FILES[name], tmp_path)
