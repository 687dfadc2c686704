"""How fast one core is: the model alone, with and without onnxruntime's fused SkipLayerNormalization, and the rules.

    python benchmarks/model_speed.py

The text is the sample crisis that ships with verbale. Tokens count punctuation; seconds are CPU seconds, best of five.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import resources

import onnxruntime

from verbale.language import load_model, parse
from verbale.language.model import FOLDER, Model, score
from verbale.language.tokens import tokenize
from verbale.language.windows import cut, line_starts
from verbale.reading import read_report
from verbale.record import Report


def best(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of five runs, after one that warms up."""
    work()
    seconds = []
    for _ in range(5):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def with_fused_kernel(model: Model) -> Model:
    """Return the model in a session that leaves onnxruntime all its optimisations."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(FOLDER / "reader.onnx"), options, ["CPUExecutionProvider"])
    return model._replace(session=session)


def main() -> None:
    """Measure and print."""
    samples = resources.files("verbale").joinpath("samples")
    texts = [p.read_text(encoding="utf-8") for p in samples.iterdir() if p.name.endswith(".txt")]
    windows = []
    for text in texts:
        tokens = tokenize(text)
        firsts = line_starts(text, tokens)
        windows += [([text[i:j] for i, j in tokens[a:b]], firsts[a:b]) for a, b in cut(text, tokens, firsts)]
    number = sum(len(words) for words, _ in windows)
    models = {"as shipped": load_model(), "with the fused kernel": with_fused_kernel(load_model())}
    for name, model in models.items():
        seconds = best(lambda model=model: [score(model, words, firsts) for words, firsts in windows])
        print(f"model {name:24} {number / seconds:8.0f} tokens a second")
    language = best(lambda: [parse(text) for text in texts])
    whole = best(lambda: [read_report(Report("r", text)) for text in texts])
    words = sum(len(text.split()) for text in texts)
    print(f"language stage                 {number / language:8.0f} tokens a second")
    print(f"all else, for 600 words        {1000 * 600 * (whole - language) / words:8.0f} milliseconds")


if __name__ == "__main__":
    main()
