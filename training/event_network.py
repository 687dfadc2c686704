"""The event classifier: what one marked phrase of a sentence does to another, as a PLOVER type and its mode.

It takes the word pieces as the reader embeds them, and has layers of its own that begin as MiniLM's (Wang et al.,
2020): those of the reader have learned to see forms rather than meanings. The two phrases are marked in what goes into
the first layer (as with the entity markers of Baldini Soares et al., 2019, but added, not put in between).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from network import HIDDEN, LAYERS, NEGATIVE, Dropout, Encoder, Layer

OUTSIDE, ACTOR, RECIPIENT = range(3)


class EventClassifier(nn.Module):
    """Layers and heads over the embedded pieces of one sentence."""

    def __init__(self, types: int, modes: int) -> None:
        super().__init__()
        self.marks = nn.Embedding(3, HIDDEN)
        nn.init.normal_(self.marks.weight, std=0.05)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.hidden = nn.Sequential(Dropout(0.15), nn.Linear(4 * HIDDEN, HIDDEN), nn.GELU(), Dropout(0.15))
        self.types, self.modes = nn.Linear(HIDDEN, types), nn.Linear(HIDDEN, modes)

    def forward(self, states: Tensor, marks: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Return scores of types and of modes [pairs, n] from states [pairs, pieces, HIDDEN] and each piece's mark.

        `mask` [pairs, pieces] is 0 where padded; None where there is no padding. A phrase that is not marked is
        stood in for by the whole sentence.
        """
        x = states + self.marks(marks)
        bias = None if mask is None else ((1 - mask) * NEGATIVE)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        inside = torch.ones_like(marks, dtype=x.dtype) if mask is None else mask.to(x.dtype)
        everything = _mean(x, inside, inside)
        actor = _mean(x, (marks == ACTOR).to(x.dtype), inside)
        recipient = _mean(x, (marks == RECIPIENT).to(x.dtype), inside)
        seen = self.hidden(torch.cat([x[:, 0], everything, actor, recipient], 1))
        return self.types(seen), self.modes(seen)

    def start_from(self, encoder: Encoder) -> None:
        """Begin with the layers of an encoder."""
        self.layers.load_state_dict(encoder.layers.state_dict())


def _mean(x: Tensor, chosen: Tensor, otherwise: Tensor) -> Tensor:
    """Return the mean state [pairs, HIDDEN] of the chosen pieces [pairs, pieces], of all where none is chosen."""
    total = chosen.sum(1, keepdim=True)
    weights = chosen + (total == 0).to(x.dtype) * otherwise
    return (x * weights[:, :, None]).sum(1) / weights.sum(1, keepdim=True)
