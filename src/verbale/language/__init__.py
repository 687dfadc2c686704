"""Text to tokens, sentences, parts of speech, trees, names and attribution: the shipped model, nothing about news."""

from verbale.language.as_spacy import as_spacy
from verbale.language.model import Model, load_model, model_version
from verbale.language.own_pipeline import load_pipeline, parse_with, pipeline_version
from verbale.language.parse import parse
from verbale.language.parsed import Name, Parsed, RoleSpan

__all__ = [
    "Model",
    "Name",
    "Parsed",
    "RoleSpan",
    "as_spacy",
    "load_model",
    "load_pipeline",
    "model_version",
    "parse",
    "parse_with",
    "pipeline_version",
]
