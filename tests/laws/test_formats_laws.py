"""Every machine format from real laws; the tree of ten more as valid Akoma Ntoso that reads back as the same tree."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from consumers import CONSUMERS, akn_schema, check_akn_tree
from law_texts import annotated, law_path
from lxml import etree

from annotator.records import Document, Report, Run, Source
from annotator.report.akn import render_akn
from annotator.report.formats import find_format, render_bytes
from annotator.structure.parse import parse_structure

pytestmark = [pytest.mark.shared, pytest.mark.timeout(600)]
REPORTED = ("sg-cma-1993", "un-ac-2003", "ug-uca-2013")
TREES = (
    "au-cybercrime-2001", "ca-cse-2019", "cl-ley-21459-2022", "eu-led-2016", "gh-cybersecurity-2020", "in-it-2000",
    "ma-cybersecurity-05-20-fr", "nz-ticsa-2013", "sa-anti-cybercrime-2007-ar", "us-wiretap-2510",
)  # fmt: skip


@pytest.mark.parametrize("name", CONSUMERS)
@pytest.mark.parametrize("law", REPORTED)
def test_a_real_consumer_reads_the_report_on_a_real_law(law: str, name: str, any_model: str) -> None:
    law_path(law)
    report = annotated(law, any_model)
    CONSUMERS[name](render_bytes(report, find_format(name)), report)


@pytest.mark.parametrize("law", TREES)
def test_the_tree_of_a_real_law_is_valid_akoma_ntoso_and_reads_back(law: str) -> None:
    raw = law_path(law).read_bytes()
    document = Document(raw.decode(), Source("text.txt", "text/plain", hashlib.sha256(raw).hexdigest()), law)
    structure = parse_structure(document.text)
    data = render_akn(document, structure.provisions)
    akn_schema().assertValid(etree.fromstring(data))
    report = Report(document, Run("", "", ""), structure.provisions, (), (), ())
    check_akn_tree(data, replace(report, findings=()))
