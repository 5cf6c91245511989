"""The official title rather than a number, a long title or the printer's line."""

from __future__ import annotations

import pytest

from annotator.reading.title import guess_title

CITED = "\n1. Short title\nThis Act may be cited as the Data Safety Act, 2031.\n"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("DATA SAFETY ACT\nNo. 3 of 2031" + CITED, "DATA SAFETY ACT"),
        ("ACT NO. 3 OF 2031\n\nDATA SAFETY ACT" + CITED, "DATA SAFETY ACT"),
        ("REPUBLIC ACT NO. 300\n\nAN ACT TO KEEP DATA SAFE AND FOR OTHER PURPOSES" + CITED, "Data Safety Act, 2031"),
        ("THE OFFICIAL GAZETTE OF THE REPUBLIC\nPrinted by the Printer of Acts\nPrice: 3 coins" + CITED, "Data Safety Act, 2031"),
        ("Government Gazette Supplement No. 4\nTHE DATA SAFETY BILL\nA law to keep data safe", "THE DATA SAFETY BILL"),
        ("Loi n° 2031-3 du 4 mai 2031 sur les données\nArticle 1", "Loi n° 2031-3 du 4 mai 2031 sur les données"),
        ("LEY N° 300\nLEY DE DATOS SEGUROS\nArtículo 1", "LEY DE DATOS SEGUROS"),
        ("ACT 1234\n\nTHE REPUBLIC\nDATA SAFETY ACT, 2031\n1. This binds the State.", "DATA SAFETY ACT, 2031"),
        ("LEY N° 300\nArtículo 1. Objeto", "LEY N° 300"),
        ("Something without any law\nmore", "Something without any law"),
    ],
)
def test_the_title_is_the_name_the_law_gives_itself(lines: str, title: str) -> None:
    assert guess_title(lines) == title
