"""How well the tool reads: benchmarks, gold and baselines, each by one command."""
