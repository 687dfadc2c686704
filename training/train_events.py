"""Train the event classifier: `python training/train_events.py --data DATA --work WORK [--folds 5]`.

It takes the pieces as the reader that ships embeds them, so the reader is trained and exported first; its own layers
begin as MiniLM's. With --folds nothing is kept: PLV's training part is cut by sentence, and what was not trained on is
scored. Seeded.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name it goes by

from event_examples import TYPES, Example, exchanged, own_examples, plv_examples, story_examples
from event_network import ACTOR, OUTSIDE, RECIPIENT, EventClassifier
from network import HIDDEN, Encoder
from train import ENCODER, rounded
from verbale.language.model import embedded, load_model
from verbale.language.windows import SHAPES

BATCH = 24
RATE = 1.5e-4
STORIES = 2500
HIDDEN_SHARE = 0.25  # of the marked phrases whose words are hidden: who acts must not decide what is done
DROPPED = 0.08  # of all pieces


class Seen(NamedTuple):
    """An example as the classifier sees it: embedded pieces [pieces, HIDDEN], and each piece's mark."""

    states: Tensor
    marks: Tensor
    example: Example


def seen(rows: Sequence[Example]) -> list[Seen]:
    """Return the examples as the shipped reader embeds them."""
    model, found = load_model(), []
    for row in rows:
        states, word_ids = embedded(model, row.words, row.firsts)
        marks = torch.tensor([mark_of(row, word) for word in word_ids])
        found.append(Seen(torch.from_numpy(states).to(torch.bfloat16), marks, row))
    return found


def mark_of(row: Example, word: int | None) -> int:
    """Return the mark of a word's pieces."""
    for span, mark in ((row.actor, ACTOR), (row.recipient, RECIPIENT)):
        if span and word is not None and span[0] <= word < span[1]:
            return mark
    return OUTSIDE


def collate(batch: Sequence[Seen], modes: Sequence[str], chance: random.Random | None) -> dict[str, Tensor]:
    """Return a padded batch; in training (with `chance`) some phrases are hidden."""
    width = rounded(max(len(x.marks) for x in batch))
    states = torch.zeros(len(batch), width, HIDDEN, dtype=torch.bfloat16)
    marks, mask = torch.zeros(len(batch), width, dtype=torch.long), torch.zeros(len(batch), width)
    types, mode = torch.zeros(len(batch), len(TYPES), dtype=torch.bool), torch.full((len(batch),), -100)
    for n, x in enumerate(batch):
        size = len(x.marks)
        states[n, :size] = x.states
        marks[n, :size], mask[n, :size] = x.marks, 1
        if chance:
            states[n, :size][torch.rand(size) < DROPPED] = 0
            for kind in (ACTOR, RECIPIENT):
                if chance.random() < HIDDEN_SHARE:
                    states[n, :size][x.marks == kind] = 0
        types[n, [TYPES.index(t) for t in x.example.types]] = True
        if x.example.mode is not None and x.example.types[0] != "NONE":
            mode[n] = modes.index(mode_name(x.example))
    return {"states": states, "marks": marks, "mask": mask, "types": types, "mode": mode}


def mode_name(row: Example) -> str:
    """Return type and mode in one word: "RETREAT release"; the mode is left out where there is none."""
    return f"{row.types[0]} {row.mode}".strip()


def modes_of(rows: Sequence[Example]) -> list[str]:
    """Return all modes that examples have, each with its type."""
    return sorted({mode_name(r) for r in rows if r.mode is not None and r.types[0] != "NONE"})


def train(net: EventClassifier, rows: Sequence[Seen], modes: Sequence[str], passes: int, seed: int) -> None:
    """Train in place for some passes over the rows, the rate warmed up and let down to nothing."""
    chance, groups = random.Random(seed), []
    for _ in range(passes):
        order = sorted(rows, key=lambda x: len(x.marks) + chance.random() * 10)
        cut = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        chance.shuffle(cut)
        groups += cut
    own = [p for n, p in net.named_parameters() if not n.startswith("layers")]
    parts = [{"params": list(net.layers.parameters()), "lr": RATE}, {"params": own, "lr": 5 * RATE}]
    optimizer = torch.optim.AdamW(parts, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm, began, mean = len(groups) // 10 + 1, time.time(), 0.0
    net.train()
    for step, group in enumerate(groups):
        share = step / warm if step < warm else (1 + math.cos(math.pi * (step - warm) / (len(groups) - warm + 1))) / 2
        for part, rate in zip(optimizer.param_groups, (RATE, 5 * RATE), strict=True):
            part["lr"] = rate * max(share, 0.02)
        batch = collate(group, modes, chance)
        with torch.autocast("cpu", torch.bfloat16):
            types, mode = net(batch["states"], batch["marks"], batch["mask"])
        fits = torch.log_softmax(types.float(), 1).masked_fill(~batch["types"], -1e4)
        loss = -torch.logsumexp(fits, 1).mean()
        if (batch["mode"] >= 0).any():
            loss = loss + 0.3 * F.cross_entropy(mode.float(), batch["mode"])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimizer.step()
        mean = 0.98 * mean + 0.02 * loss.item()
        if step % 100 == 0:
            print(f"{step}/{len(groups)} {time.time() - began:.0f}s {mean:.3f}", flush=True)


@torch.no_grad()
def probabilities(net: EventClassifier, rows: Sequence[Seen], modes: Sequence[str]) -> np.ndarray:
    """Return the probabilities of the types [rows, types]."""
    net.eval()
    found = np.zeros((len(rows), len(TYPES)), np.float32)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].marks))
    for at in range(0, len(order), 32):
        chosen = order[at : at + 32]
        batch = collate([rows[i] for i in chosen], modes, None)
        with torch.autocast("cpu", torch.bfloat16):
            types, _ = net(batch["states"], batch["marks"], batch["mask"])
        found[chosen] = torch.softmax(types.float(), 1).numpy()
    return found


def start(modes: Sequence[str], seed: int) -> EventClassifier:
    """Return a classifier whose layers are those of MiniLM."""
    torch.manual_seed(seed)
    net, encoder = EventClassifier(len(TYPES), len(modes)), Encoder(SHAPES)
    encoder.start_from(ENCODER / "model.safetensors")
    net.start_from(encoder)
    return net


def main() -> None:
    """Train on everything and keep the weights, or score each fold of PLV by what was trained on the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, help="score this fold alone")
    parser.add_argument("--passes", type=int, nargs=2, default=(3, 5), help="over stories and own; over PLV and own")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    own, own_dev = own_examples()
    stories = story_examples(given.data / "events/synthetic_stories.jsonl", STORIES, given.seed)
    plv = plv_examples(given.data / "events/plv_train.jsonl")
    modes = modes_of([*own, *own_dev, *stories])
    own_seen = seen([*own, *exchanged(own, 0.3, chance)])
    dev_seen, story_seen, plv_seen = seen(own_dev), seen(stories), seen(plv)
    print(f"{len(own_seen)} own, {len(story_seen)} stories, {len(plv_seen)} PLV", flush=True)
    net = start(modes, given.seed)
    train(net, [*own_seen, *story_seen], modes, given.passes[0], given.seed)
    print_own(net, dev_seen, modes)
    if given.folds:
        from event_folds import score_folds

        score_folds(net, plv, plv_seen, own_seen, dev_seen, modes, given)
        return
    train(net, [*own_seen, *plv_seen], modes, given.passes[1], given.seed)
    print_own(net, dev_seen, modes)
    given.work.mkdir(parents=True, exist_ok=True)
    torch.save({"net": net.state_dict(), "modes": modes}, given.work / "events.pt")


def print_own(net: EventClassifier, rows: Sequence[Seen], modes: Sequence[str]) -> None:
    """Print how many of our own development examples get their type."""
    told = [TYPES[p.argmax()] for p in probabilities(net, rows, modes)]
    right = sum(kind == row.example.types[0] for kind, row in zip(told, rows, strict=True))
    print(f"own dev: {right}/{len(rows)} = {100 * right / len(rows):.1f}", flush=True)


if __name__ == "__main__":
    main()
