"""Write the trained reader into the package: `python training/export.py --work WORK [--to FOLDER]`.

Exports to ONNX, turns the weights into 8-bit integers (a scale a channel), and writes labels and tokenizer beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from corpora import NAMES, ROLES
from network import NEGATIVE, Reader
from train import ENCODER
from verbale.language.windows import SHAPES

OUTPUTS = (
    "roles names upos upos_probability relations relation_probability first arcs links embedded".split()
)


class Exported(nn.Module):
    """The reader for one window at a time, with the decisions that are cheaper inside the graph.

    One window needs no padding, and so no mask over every pair of pieces: on one core that is faster than a batch.
    """

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """Return scores and decisions of every word, in the order of the names given to `torch.onnx.export`."""
        net = self.net
        words, embedded = net.represent(pieces, shapes, starts, padded=False)
        first = torch.softmax(net.sentences(words), 2)[:, :, 1]
        numbers = (first > 0.5).to(torch.int64).cumsum(1)
        arcs = net.arcs(words)
        apart = numbers[:, :, None] != numbers[:, None, :]
        arcs = torch.cat([arcs[:, :, :1], arcs[:, :, 1:] + NEGATIVE * apart.to(arcs.dtype)], 2)
        best = arcs.argmax(2)
        itself = torch.arange(starts.shape[1]).expand_as(best)
        related = torch.softmax(net.relations(words, torch.where(best == 0, itself, best - 1)), 2)
        relation_probability, relations = related.max(2)
        upos_probability, upos = torch.softmax(net.upos(words), 2).max(2)
        roles, names, links = net.roles(words), net.names(words), net.links(words)
        return roles, names, upos, upos_probability, relations, relation_probability, first, arcs, links, embedded


def export(net: Reader, path: Path) -> None:
    """Write the network as ONNX: one window of any number of pieces and words."""
    pieces = torch.randint(1, 1000, (1, 20))
    starts = torch.arange(1, 13)[None]
    width, words = (torch.export.Dim(n, min=1, max=512) for n in ("pieces", "words"))
    torch.onnx.export(
        Exported(net).eval(),
        (pieces, torch.zeros_like(pieces), starts),
        str(path),
        input_names=["pieces", "shapes", "starts"],
        output_names=OUTPUTS,
        dynamic_shapes=({1: width}, {1: width}, {1: words}),
        dynamo=True,
        external_data=False,
    )


def strip_traces(path: Path) -> None:
    """Take the exporter's notes out of the file: they name source files on the machine that made it."""
    model = onnx.load(path)
    graph = model.graph
    for part in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        part.doc_string = ""
        if hasattr(part, "metadata_props"):
            del part.metadata_props[:]
    onnx.save(model, path)


def main() -> None:
    """Export the last checkpoint of a work folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--to", type=Path, default=Path("src/verbale/language/model"))
    parser.add_argument("--keep-floats", action="store_true", help="leave the weights as they were trained")
    given = parser.parse_args()
    labels = json.loads((given.work / "labels.json").read_text(encoding="utf-8"))
    net = Reader(SHAPES, len(labels["upos"]), len(labels["relations"]), len(ROLES), len(NAMES))
    net.load_state_dict(torch.load(given.work / "checkpoint.pt", map_location="cpu")["net"])
    given.to.mkdir(parents=True, exist_ok=True)
    floats = given.work / "reader.onnx"
    export(net, floats)
    target = given.to / "reader.onnx"
    if given.keep_floats:
        target.write_bytes(floats.read_bytes())
    else:
        kinds = ["MatMul", "Gemm", "Gather"]
        quantize_dynamic(floats, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds)
    strip_traces(target)
    (given.to / "tokenizer.json").write_bytes((ENCODER / "tokenizer.json").read_bytes())
    labels |= {"roles": ROLES, "names": NAMES}
    labels["transitions"] = [[round(x, 5) for x in row] for row in net.transitions.tolist()]
    labels["version"] = hashlib.sha256(target.read_bytes()).hexdigest()[:12]
    (given.to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB, version {labels['version']}")


if __name__ == "__main__":
    main()
