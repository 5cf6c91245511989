"""Quotation marks around a whole law, and around one article that an amending law puts into another. Every text is invented."""

from __future__ import annotations

import pytest

from annotator.structure.parse import parse_structure

ENACTED = """LEY NÚM. 1
El Congreso ha dado su aprobación al siguiente
{introduction}

"TÍTULO I
De las redes

Artículo 1°.- Toda red cerrada tiene un dueño.
Artículo 2°.- El dueño responde de su red.
LEY 77
Art. 5 Nº 1
Artículo 3°.- Agrégase en el Código de Redes el siguiente artículo:
"Artículo 40.- El dueño de una red cerrada la declara ante la oficina.".
Artículo 4°.- La oficina publica una lista.

ARTÍCULOS TRANSITORIOS

Artículo primero.- La lista se publica dentro de un mes.
Artículo segundo.- Esta ley rige dentro de un año.".
"""
AMENDING = """REDES (EMENDA)
Art. 1º A Lei 5 passa a vigorar acrescida do seguinte art. 9-A:
“Art. 9-A. O dono da rede responde por ela.”
Art. 2º A Lei 6 passa a vigorar com a seguinte redação:
“Art. 30. O dono da rede fechada a declara.”
Art. 3º A oficina publica a lista das redes.
Art. 4º Esta lei entra em vigor em um mês.
"""


@pytest.mark.parametrize("introduction", ["Proyecto de ley:", "PROYECTO DE LEY:", "Proyecto de ley:\n"])
def test_a_law_enacted_in_quotation_marks_is_operative(introduction: str) -> None:
    eids = [p.eid for p in parse_structure(ENACTED.format(introduction=introduction)).provisions if p.is_operative]
    assert eids == [
        "title_I", "art_1", "art_2", "art_3", "art_4", "att_nn_1", "att_nn_1__para_1", "att_nn_1__para_2",
    ]  # fmt: skip


def test_one_line_articles_that_a_law_inserts_elsewhere_are_quoted() -> None:
    eids = [p.eid for p in parse_structure(AMENDING).provisions if p.is_operative]
    assert eids == ["art_1", "art_1__qstr_9-A", "art_2", "art_2__qstr_30", "art_3", "art_4"]
