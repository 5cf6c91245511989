"""A transformer of MiniLM's size in torch on the same clauses: ``minilm.py CLAUSES.json``. Weights are random: speed only."""

import json
import sys
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import BertConfig, BertForSequenceClassification

clauses = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
torch.set_num_threads(1)
torch.manual_seed(0)
tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
tokenizer.train_from_iterator(clauses, trainers.WordPieceTrainer(vocab_size=30000, special_tokens=["[PAD]", "[UNK]"]))
tokenizer.enable_truncation(256)
tokenizer.enable_padding()
size = {"hidden_size": 384, "num_hidden_layers": 6, "num_attention_heads": 12, "intermediate_size": 1536, "num_labels": 25}
model = BertForSequenceClassification(BertConfig(vocab_size=tokenizer.get_vocab_size(), **size)).eval()
start, begin = time.perf_counter(), time.process_time()
for at in range(0, len(clauses), 32):
    batch = tokenizer.encode_batch(clauses[at : at + 32])
    with torch.inference_mode():
        model(torch.tensor([e.ids for e in batch]), attention_mask=torch.tensor([e.attention_mask for e in batch]))
taken = {"seconds": time.process_time() - begin, "elapsed": time.perf_counter() - start}
print(json.dumps({**taken, "version": torch.__version__}))
