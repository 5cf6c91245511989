"""Plain text: encodings, line ends, titles, languages, and files that are no text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from annotator.reading import Limits, ReadingError, read_bytes, read_file, read_text

LAW = "Cybercrime Act 2031\r\n\r\n1. Short title\r\nThis Act may be cited as the Cybercrime Act.\r\n"


def test_text_keeps_its_line_ends_and_loses_only_the_mark() -> None:
    document = read_bytes(b"\xef\xbb\xbf" + LAW.encode(), "law.txt")
    assert document.text == LAW
    assert document.notices == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "utf-8"])
def test_unicode_encodings_read_alike(encoding: str) -> None:
    assert read_bytes(LAW.encode(encoding), "law.txt").text == LAW


def test_an_old_encoding_is_guessed_and_told() -> None:
    text = (
        "Loi relative à la cybercriminalité\n\nArticle premier. Est puni d'une amende quiconque accède "
        "frauduleusement à un système.\n" * 3
    )
    document = read_bytes(text.encode("cp1252"), "loi.txt")
    assert document.text == text
    assert "guessed" in document.notices[0]


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    text = "Artículo 1. Será sancionado con prisión quien dañe un sistema informático. " * 20
    document = read_bytes(text.encode() + b"\xff\n", "ley.txt")
    assert document.text == text + "\ufffd\n"
    assert "not valid UTF-8" in document.notices[0]


def test_source_holds_name_hash_and_type_but_no_path(tmp_path: Path) -> None:
    path = tmp_path / "law.md"
    path.write_bytes(LAW.encode())
    source = read_file(path).source
    assert (source.name, source.media_type) == ("law.md", "text/markdown")
    assert source.sha256 == hashlib.sha256(LAW.encode()).hexdigest()
    assert read_bytes(LAW.encode(), r"C:\Users\me\law.txt").source.name == "law.txt"


def test_strings_are_read_as_they_are() -> None:
    document = read_text(LAW)
    assert document.text == LAW
    assert document.title == "Cybercrime Act 2031"


def test_lone_surrogates_become_replacement_characters_at_the_same_place() -> None:
    document = read_text("Act \ud800 of 2031")
    assert document.text == "Act \ufffd of 2031"
    assert document.notices


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "only white space"),
        ("\ufeff \u00a0".encode(), "only white space"),
        (b"\x00\x01\x02\x03" * 100, "binary data"),
        (b"law " + b"\x00" * 50, "binary data"),
        (bytes(range(1, 32)) * 40, "binary data"),
        (b"{\\rtf1 law}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 30, "picture"),
        (b"\x1f\x8b\x08" + b"\x00" * 30, "packed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "save it as DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 60, "program"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words) as caught:
        read_bytes(data, "law.txt")
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert message.startswith("law.txt ")
    assert caught.value.exit_code == 2


def test_missing_file_directory_and_size_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist") as caught:
        read_file(tmp_path / "none.txt")
    assert str(tmp_path) not in str(caught.value)
    with pytest.raises(ReadingError, match="name one file in it"):
        read_file(tmp_path)
    big = tmp_path / "big.txt"
    big.write_bytes(b"a" * 2001)
    with pytest.raises(ReadingError, match="raise the limit"):
        read_file(big, Limits(file_bytes=2000))
    assert read_file(big, Limits(file_bytes=2001)).text == "a" * 2001
    with pytest.raises(ReadingError, match="not valid"):
        read_file(Path("a\x00b"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n# Data Act, 2030\n\n1. Short title\n", "Data Act, 2030"),
        ("Note: unofficial copy.\n\nInterception Act 2001\n\nArrangement of sections\n", "Interception Act 2001"),
        ("1. Nothing in this law may be read otherwise.\nSection two", "1. Nothing in this law may be read otherwise."),
        ("x" * 500, "x" * 199 + "…"),
    ],
)
def test_title_is_the_first_line_that_looks_like_one(text: str, title: str) -> None:
    assert read_text(text).title == title


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Any person who, without authority, gains access to the data of another commits an offence and is liable to a fine.",
        ),
        (
            "fr",
            "Quiconque accède ou se maintient frauduleusement dans un système est puni de deux ans de prison et d'une amende.",
        ),
        ("es", "El que sin permiso entre en un ordenador ajeno recibirá una multa y la pena que el juez estime."),
        (
            "pt",
            "Quem, sem autorização, aceder a um sistema informático é punido com pena de prisão ou com uma "
            "multa que não exceda o dobro.",
        ),
        ("tr", "Bu kanun ile bir bilişim sistemine hukuka aykırı olarak giren her kişi için ceza veya para cezası verilir."),
        (
            "id",
            "Setiap orang dengan sengaja dan tanpa hak mengakses sistem elektronik sebagaimana dimaksud "
            "dalam pasal ini dipidana.",
        ),
        ("ar", "يعاقب بالسجن كل من دخل بدون تصريح إلى نظام معلومات إلكتروني"),
        (
            "fa",
            "هر کس به طور غیرمجاز به داده‌ها دسترسی یابد به حبس از نود و یک روز تا یک سال یا جزای نقدی پنج میلیون محکوم می‌گردد",
        ),
        ("bn", "যদি কোনো ব্যক্তি বেআইনি প্রবেশ করেন তাহা হইলে উহা অপরাধ হইবে"),
        ("ru", "Неправомерный доступ к охраняемой законом компьютерной информации наказывается штрафом"),
        ("uk", "Несанкціоноване втручання в роботу інформаційних систем карається штрафом або обмеженням волі, їх конфіскацією"),
        ("zh", "违反国家规定，侵入计算机信息系统的，处三年以下有期徒刑"),
        ("und", "12345 67890 --- 42"),
        ("und", "Xyzzy plugh frobozz gnusto rezrov"),
    ],
)
def test_language_is_told_from_script_and_small_words(language: str, text: str) -> None:
    assert read_text(text).language == language


@pytest.mark.parametrize(
    ("name", "read"), [("law.md", "1. Title\n(1) A rule\\nb\n"), ("law.txt", "1\\. Title\n\\(1\\) A rule\\nb\n")]
)
def test_escaped_marks_of_markdown_are_the_marks(name: str, read: str) -> None:
    assert read_bytes(b"1\\. Title\n\\(1\\) A rule\\nb\n", name).text == read
