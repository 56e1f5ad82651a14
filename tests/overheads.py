"""What every test pays beside its own work, made as small as it can be."""

import gc
import logging

# A test makes and drops many small things; a collection looks at all that are left.
_THRESHOLDS = (20_000, 20, 20)


def pytest_collection_finish() -> None:
    """Leave what imports made out of every later collection; and let all loggers hand on what they
    are told, since pytest puts its own handlers on each that does not, for every test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.propagate = True
