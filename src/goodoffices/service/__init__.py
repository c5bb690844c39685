"""The one place that joins reading, coding, linking, storing and showing."""

from goodoffices.batch import Engine
from goodoffices.service.building import build
from goodoffices.service.choice import PackChoice
from goodoffices.service.dating import date_files
from goodoffices.service.reading import claims_and_entries, entries_of
from goodoffices.service.record import Record, export_rows, open_record
from goodoffices.service.report import Problem, Report

__all__ = [
    "Engine",
    "PackChoice",
    "Problem",
    "Record",
    "Report",
    "build",
    "claims_and_entries",
    "date_files",
    "entries_of",
    "export_rows",
    "open_record",
]
