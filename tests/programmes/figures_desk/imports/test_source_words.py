import pytest

from programmes.templatetags.figure_words import source_words


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("rivm", "RIVM, Gezondheidsmonitor"),
        ("statline", "CBS StatLine, andere tabel"),
        ("mapping", "eigen tabel, gelezen met een koppeling"),
        ("koffiedik", "koffiedik"),
        ("", "onbekende bron"),
    ],
)
def test_a_page_calls_a_source_what_the_source_calls_itself(key, said):
    assert source_words(key) == said
