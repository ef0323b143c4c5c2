"""A paper kept as plain data is the same paper when it is read again."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from emulation.paper import Metadata, Regime
from emulation.paper_json import pack, unpack
from emulation.tests.papers import SAMPLES


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_part_comes_back(name, regime):
    paper = SAMPLES[name](regime)

    assert unpack(json.loads(json.dumps(pack(paper)))) == paper


def test_a_format_of_tomorrow_is_refused():
    paper = SAMPLES["report"](Regime.ND30)
    with pytest.raises(ValueError, match="format 2"):
        unpack(pack(paper) | {"format": 2})


def test_the_instant_of_making_keeps_its_zone():
    paper = SAMPLES["report"](Regime.ND30)
    made = Metadata(title="Báo cáo", created=datetime(2026, 6, 30, 1, 2, 3, tzinfo=UTC))

    assert unpack(pack(replace(paper, metadata=made))).metadata == made
