"""The first chart is found and drawn once for nobody, ahead of whoever asks for it."""

from __future__ import annotations

import pytest

from leader_journal.composition import Services
from leader_journal.figures import pictures
from leader_journal.figures.pictures import Drawn, Raster


def test_what_is_asked_for_first_is_drawn_once_as_wide_as_it_is_shown(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Raster] = []
    rasterise = pictures.rasterise

    def keep(one: Drawn) -> Raster:
        drawn.append(rasterise(one))
        return drawn[-1]

    monkeypatch.setattr(pictures, "rasterise", keep)
    services.progress.warm_up(1.5)()
    (picture,) = drawn
    assert (picture.width > 480, picture.height > 0) == (True, True)
    assert len(picture.rgba) == picture.width * picture.height * 4
