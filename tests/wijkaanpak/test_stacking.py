"""A cell that stands on its own says what column it is of."""

import pytest

from wijkaanpak.stacking import of_texts, stacked, width

HEAD = '<thead><tr><th scope="col">Maatregel</th><th scope="col">Wie</th><th class="is-number">Budget</th></tr></thead>'


def test_cells_learn_the_names_of_their_columns():
    html = stacked(f'{HEAD}<tbody><tr><th scope="row">Tuin</th><td>WIJ</td><td class="is-number">€ 5</td></tr></tbody>')

    assert '<th scope="row">Tuin</th>' in html
    assert '<td data-label="Wie"><div class="wk-table__value">WIJ</div></td>' in html
    assert '<td class="is-number" data-label="Budget"><div class="wk-table__value">€ 5</div></td>' in html


def test_cell_behind_a_wide_one_keeps_its_own_column():
    html = stacked(f'{HEAD}<tfoot><tr><th colspan="2">Totaal</th><td>€ 5</td></tr></tfoot>')

    assert 'data-label="Budget"' in html
    assert 'data-label="Wie"' not in html


def test_cell_over_all_columns_is_left_as_it_is():
    content = f'{HEAD}<tbody><tr><td colspan="3">Er is nog niets.</td></tr></tbody>'

    assert stacked(content) == content


@pytest.mark.parametrize(("cell", "is_empty"), [(" ", True), ("<span> </span>", True), ('<a href="/"></a>', False)])
def test_cell_without_content_has_no_label(cell, is_empty):
    html = stacked(f"{HEAD}<tbody><tr><th>Tuin</th><td>{cell}</td><td>€ 5</td></tr></tbody>")

    assert ("data-empty" in html) is is_empty
    assert ('data-label="Wie"' in html) is not is_empty


def test_text_to_read_stands_below_its_label():
    html = stacked(f"{HEAD}<tbody><tr><th>Tuin</th><td>{'woord ' * 12}</td><td>€ 5</td></tr></tbody>")

    assert html.count("data-long") == 1


def test_name_of_a_column_is_words_alone():
    head = '<thead><tr><th>Wat</th><th>In "m²" <span class="x">per &lt;buurt&gt;</span></th></tr></thead>'

    html = stacked(f"{head}<tbody><tr><th>Groen</th><td>12</td></tr></tbody>")

    assert 'data-label="In &quot;m²&quot; per &lt;buurt&gt;"' in html


def test_last_row_of_the_head_names_the_columns():
    head = '<thead><tr><th>Wat</th><th colspan="2">Geld</th></tr><tr><th></th><th>Nu</th><th>Straks</th></tr></thead>'

    html = stacked(f"{head}<tbody><tr><th>Tuin</th><td>1</td><td>2</td></tr></tbody>")

    assert 'data-label="Nu"' in html
    assert 'data-label="Straks"' in html


def test_table_without_head_is_left_as_it_is():
    assert stacked("<tbody><tr><td>1</td></tr></tbody>") == "<tbody><tr><td>1</td></tr></tbody>"


def test_width_counts_what_a_heading_spans():
    assert width('<thead><tr><th>Wat</th><th colspan="2">Geld</th></tr></thead><tbody></tbody>') == 3
    assert width("<tbody></tbody>") == 0


def test_a_table_of_texts_is_as_one_that_a_template_wrote():
    headers = ("", "Jaar & deel", 'Zo "gewoon"')
    rows = (("<Selwerd>", "2025", "woord " * 12), ("De Hoogte", " ", "€ 5"))
    head = '<th scope="col"><span class="wk-visually-hidden">Onderwerp</span></th><th scope="col">Jaar &amp; deel</th>'
    head = f'<thead><tr>{head}<th scope="col" class="is-number">Zo &quot;gewoon&quot;</th></tr></thead>'
    first = f'<th scope="row">&lt;Selwerd&gt;</th><td>2025</td><td class="is-number">{"woord " * 12}</td>'
    second = '<th scope="row">De Hoogte</th><td> </td><td class="is-number">€ 5</td>'

    assert of_texts(headers, rows, (2,)) == stacked(f"{head}<tbody><tr>{first}</tr><tr>{second}</tr></tbody>")
    assert of_texts(headers[:2], [("a", "b")], ()).endswith('<tr><th scope="row">a</th><td>b</td></tr></tbody>')
    assert '<td colspan="3">Er zijn nog geen cijfers.</td>' in of_texts(headers, (), ())
