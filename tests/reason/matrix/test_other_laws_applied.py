"""Other laws that a clause puts to work, by whatever verb, and those that it only names."""

from __future__ import annotations

import pytest
from factories import judgement

from annotator.reason.matrix.deferral import find_deferrals

APPLIED = [
    "It is executed in accordance with the provisions of the Criminal Procedure Code.",
    "Search is done in conformity with the Code of Criminal Procedure.",
    "It is done in the manner established by the Code of Criminal Procedure.",
    "It is done according to the Criminal Procedure Law.",
    "It is done as prescribed by the Criminal Procedure Act.",
    "Seizure is governed by the Criminal Procedure Code.",
    "The rules of the Criminal Procedure Code shall apply.",
    "An order made under the Criminal Procedure Ordinance is needed.",
    "It is done in compliance with the Administration of Criminal Justice Act.",
    "It is done following the procedures laid down in the Criminal Procedure Act.",
    "A request is executed in accordance with national legislation.",
    "A request is executed pursuant to the domestic legislation of the requested State.",
    "Data is kept in line with the Data Protection Act.",
    "Data is kept in compliance with the Personal Data Protection Act.",
    "Data is processed as required by the Privacy Act.",
    "Subject to the Extradition Act, a person may be handed over.",
    "The requested Party acts within the framework of its domestic law.",
    "The conditions are those provided for by the law of the requested Party.",
    "Data is kept subject to the Law on the Protection of Personal Data.",
    "The officer shall comply with the legislation on personal data protection.",
]
NAMED = [
    "An officer has the meaning given in the Criminal Procedure Act.",
    "The Criminal Procedure Act is amended.",
    "It is done without regard to the Criminal Procedure Act.",
    "Nothing in the Criminal Procedure Act applies to it.",
    "The Data Protection Act does not apply to it.",
    "Notwithstanding its domestic law, a Party executes it.",
    "It applies in addition to the Extradition Act.",
    "It is contrary to its domestic law.",
    "An officer may search other than in accordance with the Criminal Procedure Code.",
    "The Director is not bound to act in accordance with the Criminal Procedure Code.",
    "The Data Protection Act applies except to data collected under this section.",
    "The person shall be tried in accordance with the Criminal Procedure Code.",
]


def laws_applied(text: str) -> list[str]:
    return [d.law for d in find_deferrals([judgement(text, roles=("power",))], text)]


@pytest.mark.parametrize("text", APPLIED)
def test_a_law_that_is_put_to_work_is_deferred_to(text: str) -> None:
    assert len(laws_applied(text)) == 1


@pytest.mark.parametrize("text", NAMED)
def test_a_law_that_is_only_named_or_kept_out_is_not(text: str) -> None:
    assert laws_applied(text) == []
