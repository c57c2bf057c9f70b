"""Only a judgement says that something became better or worse: its words stand where one is put into words."""

import re

from tests.test_consistency import ROOT

WORDS = re.compile(
    r"verbeterd\b|verslechter|(?<!on)gunstig|ongunstig|(?:beter|slechter) (?:geworden|dan eerst)|\bslechter\b", re.I
)
JUDGEMENTS = {
    "monitoring/rendering/document.py",  # the kind of a point of attention, which is made of a verdict
    "monitoring/rendering/residents.py",
    "monitoring/snapshot/head.py",
    "monitoring/snapshot/movements.py",
    "monitoring/verifying/verdicts.py",
    "neighbourhoods/pages/area_page.py",
    "neighbourhoods/pages/sentences.py",
    "neighbourhoods/standings/words.py",
}
"""Where what was judged is put into words."""
EXPLAINED = {
    "neighbourhoods/pages/map_page.py": "which way is favourable, of no area",
    "neighbourhoods/pages/provenance.py": "that an estimate is not judged",
    "programmes/visions/reads.py": "that for some figures no way is favourable",
    "programmes/visions/realism.py": "that somebody wishes for less than there was, and perhaps mistyped",
    "templates/monitoring/report/contents.html": "what the words of a report mean",
    "templates/neighbourhoods/pages/method.html": "when the words are used",
}
OTHERS = {
    "programmes/api.py": "a figure that was corrected",
    "programmes/models/event_words.py": "data of a file that were corrected",
    "templates/programmes/figures_desk/imports/result.html": "a file that was corrected",
    "wijkaanpak/styleguide.py": "a sample",
}


def test_no_other_place_says_that_something_became_better_or_worse():
    said = set()
    for folder in ("monitoring", "neighbourhoods", "programmes", "wijkaanpak", "templates"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".html") and "migrations" not in path.parts and WORDS.search(path.read_text()):
                said.add(path.relative_to(ROOT).as_posix())

    assert said == {*JUDGEMENTS, *EXPLAINED, *OTHERS}
