"""The pipeline that people write first: spaCy's sentences into a transformer of MiniLM's size. Arguments: folder of texts.

It runs beside this project, in an environment that has torch and transformers. The weights are random and the vocabulary is
learnt from the texts: speed only. One thread, as each worker of a batch has; 32 sentences at once, at most 256 tokens.
Prints how it cut sentences.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import BertConfig, BertForSequenceClassification

torch.set_num_threads(1)
torch.manual_seed(0)
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
vocabulary = trainers.WordPieceTrainer(vocab_size=30_000, special_tokens=["[PAD]", "[UNK]"], show_progress=False)
tokenizer.train_from_iterator(texts[:4], vocabulary)
tokenizer.enable_truncation(256)
tokenizer.enable_padding()
size = {"hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12, "intermediate_size": 1536, "num_labels": 25}
model = BertForSequenceClassification(BertConfig(vocab_size=tokenizer.get_vocab_size(), **size)).eval()
try:
    nlp = spacy.load("en_core_web_sm")
    print("en_core_web_sm")
except OSError:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    print("blank English with the sentencizer (en_core_web_sm is not installed)")
for doc in nlp.pipe(texts):
    clauses = [sentence.text for sentence in doc.sents]
    for at in range(0, len(clauses), 32):
        batch = tokenizer.encode_batch(clauses[at : at + 32])
        with torch.inference_mode():
            model(torch.tensor([e.ids for e in batch]), torch.tensor([e.attention_mask for e in batch]))
