"""Text to tokens, sentences, parts of speech, trees, names and attribution: the shipped model, nothing about news."""

from verbale.language.model import Model, load_model, model_version
from verbale.language.parse import parse
from verbale.language.parsed import Name, Parsed, RoleSpan

__all__ = ["Model", "Name", "Parsed", "RoleSpan", "load_model", "model_version", "parse"]
