"""Windows: what the encoder reads of a clause. No word is lost, none is read twice, every piece knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.perceive.windows import CONTEXT_TOKENS, MOST_WINDOWS, WINDOW_TOKENS, Window, WindowCutter, context_of

tokenizers = pytest.importorskip("tokenizers")


@pytest.fixture(scope="module")
def cutter() -> WindowCutter:
    """A cutter that knows letters and nothing else: one piece a letter, as WordPiece falls back to."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    pieces = ["[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz>", *("##" + c for c in "abcdefghijklmnopqrstuvwxyz")]
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return WindowCutter(tokenizer.to_str())


def words_read(text: str, windows: list[Window]) -> str:
    return "".join(text[a:b] for w in windows for a, b in w.offsets if a >= 0)


@given(st.text(alphabet="abc xyz\n", max_size=700), st.text(alphabet="abc xyz", max_size=80))
def test_every_letter_of_a_clause_is_read_once_and_in_order(cutter: WindowCutter, text: str, heading: str) -> None:
    windows = cutter.cut([(text, heading, ())])
    assert words_read(text, windows) == "".join(text.split())
    assert all(len(w.tokens) == len(w.types) == len(w.offsets) <= WINDOW_TOKENS for w in windows)


def test_a_short_clause_is_one_window_with_its_context_first(cutter: WindowCutter) -> None:
    (window,) = cutter.cut([("abc", "de", ("far", "near", "nearer"))])
    above = "near > nearer > de"
    letters = len("".join(above.split()))
    assert context_of("de", ("far", "near", "nearer")) == above
    assert window.types == (*(0,) * (letters + 2), *(1,) * 4)
    assert [o for o in window.offsets if o[0] >= 0] == [(0, 1), (1, 2), (2, 3)]


def test_a_long_context_leaves_room_for_the_clause(cutter: WindowCutter) -> None:
    (window,) = cutter.cut([("abc", "x" * 80, ("y" * 80,))])
    assert window.types.count(0) == CONTEXT_TOKENS + 2
    assert words_read("abc", [window]) == "abc"


def test_windows_of_a_long_clause_are_of_nearly_equal_length(cutter: WindowCutter) -> None:
    lengths = [len(w.tokens) for w in cutter.cut([("a b c d e f g h " * 40, "", ())])]
    assert len(lengths) > 2
    assert max(lengths) - min(lengths) <= len(lengths)


def test_a_schedule_of_a_hundred_pages_is_thinned_evenly(cutter: WindowCutter) -> None:
    windows = cutter.cut([("ab " * 20_000, "", ())])
    assert len(windows) == MOST_WINDOWS
    starts = [next(a for a, _ in w.offsets if a >= 0) for w in windows]
    assert starts == sorted(starts)
    assert starts[-1] > 50_000


def test_clauses_keep_their_numbers(cutter: WindowCutter) -> None:
    assert {w.clause for w in cutter.cut([("abc", "", ()), ("", "", ()), ("xyz", "", ())])} == {0, 1, 2}
