"""Every error a user can meet: where it is, what was found, what to do.

One tree, one exit code per class. The codes are stable and listed in the README.
Messages never hold a person's value: they name files, columns and counts.
"""


class WiderStageError(Exception):
    """Base of all our errors.

    Parameters
    ----------
    where : str
        The file, table, setting or command concerned.
    found : str
        What is wrong there.
    what_to_do : str
        The next step for the reader.
    """

    exit_code = 1

    def __init__(self, where, found="", what_to_do=""):
        self.where, self.found, self.what_to_do = where, found, what_to_do
        super().__init__(where, found, what_to_do)

    def __str__(self):
        said = f"{self.where}: {self.found}" if self.found else self.where
        if not self.what_to_do:
            return said
        return f"{said.rstrip('.')}. {self.what_to_do}"


class ConfigError(WiderStageError):
    """The data folder, its `sources.toml` or an environment setting is wrong."""

    exit_code = 3


class SourceError(WiderStageError):
    """A file cannot be read as the kind that it is."""

    exit_code = 4


class HeadingError(SourceError):
    """A heading that the kind of file needs cannot be placed."""

    exit_code = 5


class ModelError(WiderStageError):
    """An SQL model, its header or the graph of models is wrong."""

    exit_code = 6


class CheckError(WiderStageError):
    """A check on our own models does not hold; nothing was published."""

    exit_code = 7


class QualityError(WiderStageError):
    """Great Expectations judged an arriving batch unfit; nothing was published."""

    exit_code = 8


class PublishError(WiderStageError):
    """The published file could not be written or verified; what was served stays."""

    exit_code = 9


class BusyError(WiderStageError):
    """Another build of the same folder is running."""

    exit_code = 10


class MeasureError(WiderStageError):
    """A measure's TOML file is wrong."""

    exit_code = 11


class StatisticsError(WiderStageError):
    """A statistical function was asked something that has no answer."""

    exit_code = 12


class DisclosureError(WiderStageError):
    """A cell about people would leave without having passed disclosure control."""

    exit_code = 13


class RefusedFilesError(WiderStageError):
    """The build is published, but files of the folder were refused: they count as not loaded."""

    exit_code = 17


class ExplainError(WiderStageError):
    """There is no such published number to explain."""

    exit_code = 14


class ReadingError(WiderStageError):
    """The dashboard finds no published file, or one that it cannot read."""

    exit_code = 15


class KeyChangedError(WiderStageError):
    """Respondents were hashed with another key before; nothing was built."""

    exit_code = 16


class DecisionError(WiderStageError):
    """What people decided contradicts what the files state, or cannot be read as a decision."""

    exit_code = 18


class ReaderEndedError(WiderStageError):
    """A process that reads files was ended from outside; nothing was published."""

    exit_code = 20


class JournalError(WiderStageError):
    """What people write in the dashboard cannot be kept, or not read."""

    exit_code = 19
