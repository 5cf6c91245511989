"""What a user names becomes instruments: each once, with an id that does not depend on the order of naming."""

from __future__ import annotations

import csv
import os
import zipfile
from pathlib import Path

import pytest

from annotator.batch.inputs import STATE_FILE, find_inputs
from annotator.batch.items import Item, content_hash, from_message, read_item, to_message
from annotator.batch.texts import Columns, parse_columns
from annotator.errors import AnnotatorError


def ids(named: list[object], out: Path, columns: Columns | None = None) -> list[str]:
    return [item.id for item in find_inputs([str(n) for n in named], out, columns).items()]


def test_a_folder_is_searched_with_all_below_it(laws: Path, tmp_path: Path) -> None:
    assert ids([laws], tmp_path / "out") == ["a.txt", "b.txt", "below/a.txt", "broken.pdf"]


def test_large_files_can_come_first_and_keep_their_ids(laws: Path, tmp_path: Path) -> None:
    (laws / "z.txt").write_text("1. A long law.\n" * 500, encoding="utf-8")
    inputs = find_inputs([str(laws)], tmp_path / "out")
    first = [item.id for item in inputs.items(largest_first=True)]
    assert first[0] == "z.txt"
    assert sorted(first) == [item.id for item in inputs.items()]


def test_what_is_named_twice_counts_once(laws: Path, tmp_path: Path) -> None:
    assert ids([laws, laws / "b.txt", f"{laws}/*.txt"], tmp_path / "out") == ids([laws], tmp_path / "out")


@pytest.mark.parametrize("turned", [False, True])
def test_ids_are_unique_and_do_not_depend_on_the_order(laws: Path, tmp_path: Path, turned: bool) -> None:
    named: list[object] = [laws / "a.txt", laws / "below" / "a.txt", laws / "b.txt"]
    assert sorted(ids(named[::-1] if turned else named, tmp_path / "out")) == ["b.txt", "below/a.txt", "laws/a.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("*.txt", ["a.txt", "b.txt"]), ("**/*.txt", ["b.txt", "below/a.txt", "laws/a.txt"]), ("b[.]txt", ["b.txt"])],
)
def test_patterns_are_expanded(laws: Path, tmp_path: Path, pattern: str, found: list[str]) -> None:
    assert sorted(ids([f"{laws}/{pattern}"], tmp_path / "out")) == found


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "law[1].txt").write_text("1. A law.", encoding="utf-8")
    assert ids([tmp_path / "law[1].txt"], tmp_path / "out") == ["law[1].txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "no*thing", ""])
def test_what_does_not_exist_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnnotatorError, match=r"does not exist|No file matches"):
        find_inputs([str(tmp_path / name) if name else ""], tmp_path / "out")


def test_a_folder_without_laws_is_refused_and_other_kinds_are_counted(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "x.xlsx").write_bytes(b"PK")
    (tmp_path / "notes" / ".hidden.txt").write_text("1. A law.", encoding="utf-8")
    with pytest.raises(AnnotatorError, match="1 files of other kinds"):
        find_inputs([str(tmp_path / "notes")], tmp_path / "out")


def test_results_are_never_read_as_laws(laws: Path, tmp_path: Path) -> None:
    for folder in (laws / "out", laws / "earlier"):
        (folder / "reports").mkdir(parents=True)
        (folder / "index.html").write_text("<p>results</p>", encoding="utf-8")
    (laws / "earlier" / STATE_FILE).touch()
    assert ids([laws], laws / "out") == ["a.txt", "b.txt", "below/a.txt", "broken.pdf"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_a_link_to_a_folder_above_does_not_lead_in_circles(laws: Path, tmp_path: Path) -> None:
    (laws / "below" / "again").symlink_to(laws)
    assert len(ids([laws], tmp_path / "out")) == 4


def test_an_archive_gives_its_entries_without_clutter(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as archive:
        for name in ("two/b.txt", "a.txt", "__MACOSX/a.txt", "two/.DS_Store", "../../outside.txt"):
            archive.writestr(name, f"1. A law.\n{name}\n")
    items = list(find_inputs([str(tmp_path / "laws.zip")], tmp_path / "out").items())
    assert [item.id for item in items] == ["laws.zip/../../outside.txt", "laws.zip/a.txt", "laws.zip/two/b.txt"]
    assert "two/b.txt" in read_item(items[2]).text
    assert items[2].name == "b.txt"


def test_files_of_other_kinds_in_an_archive_are_left_out_and_counted_as_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as archive:
        for name in ("a.txt", "table.csv", "picture.jpg", "act", "old.doc"):
            archive.writestr(name, "1. A law.\n")
    inputs = find_inputs([str(tmp_path / "laws.zip")], tmp_path / "out")
    assert [item.id for item in inputs.items()] == ["laws.zip/a.txt", "laws.zip/act", "laws.zip/old.doc"]
    assert inputs.skipped == 2
    with zipfile.ZipFile(tmp_path / "tables.zip", "w") as archive:
        archive.writestr("table.csv", "id,text\n")
    (nothing,) = find_inputs([str(tmp_path / "tables.zip")], tmp_path / "out").items()
    assert nothing.problem == "There is nothing to read in tables.zip (1 files of other kinds were left out)."


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_in_an_archive_the_earlier_is_an_error(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as archive:
        archive.writestr("a.txt", "1. Earlier.")
        archive.writestr("a.txt", "1. Later.")
    inputs = find_inputs([str(tmp_path / "laws.zip")], tmp_path / "out")
    earlier, later = inputs.items()
    assert "several files named 'a.txt'" in earlier.problem
    assert (later.id, read_item(later).text) == ("laws.zip/a.txt", "1. Later.")
    assert inputs.count() == 2


def zipped(path: Path, content: bytes, entries: int = 1) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(entries):
            archive.writestr(f"{number}.txt", content)
    return path


def test_a_bomb_in_an_archive_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "laws.zip", b"1. A law.")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", bytes(30_000_000))
    good, bomb = find_inputs([str(path)], tmp_path / "out").items()
    assert read_item(good).text == "1. A law."
    with pytest.raises(AnnotatorError, match="200 times its size"):
        read_item(bomb)
    assert content_hash(bomb) == ""


def test_a_damaged_archive_gives_one_item_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "laws.zip").write_bytes(b"PK\x03\x04 and no more")
    (item,) = find_inputs([str(tmp_path / "laws.zip")], tmp_path / "out").items()
    with pytest.raises(AnnotatorError, match=r"laws\.zip"):
        read_item(item)


def test_an_archive_with_a_part_without_a_name_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "laws.zip", "w") as archive:
        archive.writestr("law.txt", "1. Law")
    packed = (tmp_path / "laws.zip").read_bytes()
    (tmp_path / "laws.zip").write_bytes(packed.replace(b"law.txt", b"\0aw.txt"))
    (item,) = find_inputs([str(tmp_path / "laws.zip")], tmp_path / "out").items()
    with pytest.raises(AnnotatorError, match=r"laws\.zip is a damaged zip file"):
        read_item(item)


def table(path: Path, head: list[str], *rows: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([head, *rows])
    return path


@pytest.mark.parametrize("ending", [".csv", ".tsv"])
def test_rows_of_a_table_are_instruments(tmp_path: Path, ending: str) -> None:
    rows = ["zz-1", "Some Act", "1. A law,\nwith a comma.", "Ruritania", "2007"], ["", "", "1. Another.", "", "n. d."]
    path = table(tmp_path / f"t{ending}", ["id", "title", "text", "country", "year"], *rows)
    first, second = find_inputs([str(path)], tmp_path / "out").items()
    assert first == Item("zz-1", text="1. A law,\nwith a comma.", title="Some Act", country="Ruritania", year=2007)
    assert read_item(first).title == "Some Act"
    assert (second.id, second.year, second.title) == (f"t{ending}#2", None, "")


def test_columns_can_have_other_names(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", ["code", "body"], ["x", "1. A law."])
    (item,) = find_inputs([str(path)], tmp_path / "out", parse_columns("text=body, id=code")).items()
    assert (item.id, item.text) == ("x", "1. A law.")


@pytest.mark.parametrize("option", ["body", "text=", "colour=red", "text:body"])
def test_a_wrong_option_for_columns_is_refused(option: str) -> None:
    with pytest.raises(AnnotatorError, match="--columns"):
        parse_columns(option)


def test_a_table_without_texts_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"neither a column 'text'.*it has id, body"):
        find_inputs([str(table(tmp_path / "t.csv", ["id", "body"], ["x", "y"]))], tmp_path / "out")


def test_a_table_can_name_files_below_it_but_no_others(laws: Path, tmp_path: Path) -> None:
    path = table(
        laws / "t.csv",
        ["file", "country"],
        ["below/a.txt", "Ruritania"],
        ["../secret.txt", "x"],
        [str(tmp_path / "secret.txt"), "x"],
    )
    (tmp_path / "secret.txt").write_text("the canary", encoding="utf-8")
    inside, *outside = find_inputs([str(path)], tmp_path / "out").items()
    assert inside.id == "below/a.txt"
    assert inside.country == "Ruritania"
    assert read_item(inside).title == "OTHER ACT 1999"
    for item in outside:
        with pytest.raises(AnnotatorError, match="not below the folder"):
            read_item(item)


def test_an_id_that_comes_twice_is_told_apart(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", ["id", "text"], ["x", "1. One."], ["x", "1. Two."], ["x", "1. Three."])
    assert ids([path], tmp_path / "out") == ["x", "x (2)", "x (3)"]


def test_a_table_that_breaks_off_gives_its_rows_and_an_error(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"id,text\n" + b"a,1. A law.\n" * 2000 + b"b,\xff\xfe\n")
    *good, broken = find_inputs([str(path)], tmp_path / "out").items()
    assert len(good) > 0
    assert "UTF-8" in broken.problem


def raw(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8", newline="")
    return path


def test_a_row_with_a_comma_outside_quotation_marks_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    content = "id,text\n1,Whoever lies, cheats or steals.\n2,1. A law.\n3,1. Another.,,\n"
    first, *others = find_inputs([str(raw(tmp_path / "t.csv", content))], tmp_path / "out").items()
    assert (first.id, first.text) == ("1", None)
    assert first.problem.startswith("Row 1 of t.csv has 3 cells, but the head has 2:")
    assert [(item.id, item.text) for item in others] == [("2", "1. A law."), ("3", "1. Another.")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("text,text\n1. A law.,1. Another.\n", "more than one column 'text'"),
        ('text\n"1. A law.\nAnd more.\n', "quotation mark"),
        ('id,text\n1,"1. A law.\n2,"1. Another."\n', "quotation mark"),
        ("id,text\n", "no rows below its head"),
    ],
)
def test_a_table_that_would_lose_texts_in_silence_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(AnnotatorError, match=reason):
        find_inputs([str(raw(tmp_path / "t.csv", content))], tmp_path / "out")


def test_an_open_quotation_mark_further_down_ends_the_table_with_an_error(tmp_path: Path) -> None:
    path = raw(tmp_path / "t.csv", 'note,text,note\n,1. A law.,\n\n,"1. Open.,\n,1. Swallowed.,\n')
    inputs = find_inputs([str(path)], tmp_path / "out")
    good, broken = inputs.items()
    assert (good.text, broken.text) == ("1. A law.", None)
    assert "near line 5" in broken.problem
    assert inputs.count() == 2


def test_a_row_without_a_text_says_so(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", ["id", "text", "file"], ["a", "1. A law.", ""], ["b", " ", ""])
    _, empty = find_inputs([str(path)], tmp_path / "out").items()
    assert (empty.id, empty.problem) == ("b", "The row has no text: give each law its text or the name of its file.")


def test_parquet_texts_can_be_bytes_in_utf_8_but_no_lists(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the [tables] extra: pyarrow")
    import pyarrow.parquet as pq

    rows = [{"id": "a", "text": "1. Löwe.".encode()}, {"id": "b", "text": b"\xff\xfe\x00"}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "bytes.parquet")
    good, broken = find_inputs([str(tmp_path / "bytes.parquet")], tmp_path / "out").items()
    assert good.text == "1. Löwe."
    assert broken.problem.startswith("Row 2 of bytes.parquet holds bytes that are not UTF-8")
    pq.write_table(pa.Table.from_pylist([{"text": ["1. A law."]}]), tmp_path / "lists.parquet")
    with pytest.raises(AnnotatorError, match=r"'text' of lists.parquet holds values of type list"):
        find_inputs([str(tmp_path / "lists.parquet")], tmp_path / "out")


def test_parquet_is_a_table_too(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="needs the [tables] extra: pyarrow")
    import pyarrow.parquet as pq

    rows = [{"id": f"n{i}", "text": f"1. Law {i}.", "year": 2000 + i} for i in range(40)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet")
    inputs = find_inputs([str(tmp_path / "t.parquet")], tmp_path / "out")
    assert inputs.count() == 40
    assert [(i.id, i.text, i.year) for i in inputs.items()] == [(r["id"], r["text"], r["year"]) for r in rows]


def test_an_item_travels_to_a_worker_and_back() -> None:
    for item in (
        Item("x", text="1. A law.", year=1999),
        Item("y", path="/somewhere/y.txt", member="z"),
        Item("p", problem="gone"),
        Item("e", text=""),
    ):
        assert from_message(to_message(item)) == item
    with pytest.raises(ValueError, match="bytes"):
        to_message(Item("x", content=b"1. A law."))
