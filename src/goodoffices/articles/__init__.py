"""Files, pages and rows become articles: stored text, blocks, and what the page says of itself."""

from goodoffices.articles.files import read_path
from goodoffices.articles.places import Place, exists, sources_of
from goodoffices.articles.reading import read_text

__all__ = ["Place", "exists", "read_path", "read_text", "sources_of"]
