"""Write the event classifier into the package: `python training/export_events.py --work WORK [--to FOLDER]`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from event_examples import TYPES
from event_network import EventClassifier
from export import strip_traces
from network import HIDDEN
from verbale.language.model import model_version


class Exported(nn.Module):
    """The classifier for several pairs of one sentence, which need no padding."""

    def __init__(self, net: EventClassifier) -> None:
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Return the probabilities of types and the scores of modes [pairs, n]."""
        types, modes = self.net(states, marks)
        return torch.softmax(types, 1), modes


def strip_shapes(path: Path) -> None:
    """Take the notes on shapes out of the file: the exporter turns weights of Gemm over and leaves their old shapes."""
    model = onnx.load(path)
    del model.graph.value_info[:]
    onnx.save(model, path)


def main() -> None:
    """Export the trained classifier, its weights as 8-bit integers, and its labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--to", type=Path, default=Path("src/verbale/reading/model"))
    given = parser.parse_args()
    state = torch.load(given.work / "events.pt", map_location="cpu")
    net = EventClassifier(len(TYPES), len(state["modes"]))
    net.load_state_dict(state["net"])
    given.to.mkdir(parents=True, exist_ok=True)
    floats, target = given.work / "events.onnx", given.to / "events.onnx"
    pairs, words = torch.export.Dim("pairs", min=1, max=512), torch.export.Dim("words", min=1, max=512)
    torch.onnx.export(
        Exported(net).eval(),
        (torch.zeros(2, 12, HIDDEN), torch.tensor([[0, 1, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0]] * 2)),
        str(floats),
        input_names=["states", "marks"],
        output_names=["types", "modes"],
        dynamic_shapes=({0: pairs, 1: words}, {0: pairs, 1: words}),
        dynamo=True,
        external_data=False,
    )
    strip_shapes(floats)
    kinds = ["MatMul", "Gemm"]
    quantize_dynamic(floats, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=kinds)
    strip_traces(target)
    labels = {"reader": model_version(), "types": TYPES, "modes": state["modes"]}
    (given.to / "events.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
