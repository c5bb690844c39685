"""Every error that the tool raises on purpose.

GoodofficesError
├── InputError            a file, page or row that cannot be read; names it and the next step
├── PackError             a fact or rule file that is wrong; names file, key and the next step
├── RecordError           a record that is missing, newer than the tool, or not one
└── UnsupportedValueError      a value with neither words nor a derivation: a defect of a rule
"""


class GoodofficesError(Exception):
    """Base of all errors raised on purpose; `str()` says what is wrong and what to do."""


class InputError(GoodofficesError):
    """A file, page or row that cannot be read.

    Args:
        source: The file, with the row where there is one.
        problem: What is wrong, in a few words.
        remedy: The next step.
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}. {remedy}")
        self.source, self.problem, self.remedy = source, problem, remedy


class PackError(GoodofficesError):
    """A fact or rule file that is wrong.

    Args:
        file: The file.
        key: The fact or rule in it.
        problem: What is wrong, and what to do.
    """

    def __init__(self, file: str, key: str, problem: str) -> None:
        super().__init__(f"{file}: {key}: {problem}")
        self.file, self.key, self.problem = file, key, problem


class RecordError(GoodofficesError):
    """A record that is missing, newer than the tool, or not one."""


class UnsupportedValueError(GoodofficesError):
    """A value with neither words nor a derivation cannot be written.

    Args:
        kind: Kind of the claim.
        article: Id of the article.
        fields: Paths of the values.
    """

    def __init__(self, kind: str, article: str, fields: list[str]) -> None:
        super().__init__(f"{kind} in article {article}: no words and no derivation for {', '.join(fields)}")
        self.fields = fields
