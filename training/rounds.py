"""Further rounds from a trained network, each with a rate that rises and falls again, and the mean of their ends.

Weights that end a schedule lie at the edge of a wide flat region; the mean of several lies nearer to its middle and
does better on text that none has seen (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima"; Wortsman et
al. 2022, "Model Soups").
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import torch

from training.batching import batches
from training.train import Average, Progress, count_batches, learn, measure, new_network, new_optimizer, prepare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from torch import Tensor

    from training.train import Config


def more_rounds(data: Path, encoder: Path, work: Path, config: Config) -> None:
    """Go on from `network.pt` in the folder `work`; write the mean of it and of all rounds to `averaged.pt`.

    Appends a line for each round, and one for their mean, to `log.jsonl`.
    """
    setting = config["rounds"]
    losses = {**config, "loss": {**config["loss"], **setting["loss"]}}
    state = torch.load(work / "network.pt", weights_only=True)
    ends: list[dict[str, Tensor]] = [state]
    for series in range(setting["series"]):
        material = prepare(data, encoder, config, config["seed"] + 1 + series)
        network = new_network(encoder, material.classes, config)
        for _ in range(setting["rounds"]):
            network.load_state_dict(state)
            network.train()
            optimizer = new_optimizer(network, config)
            examples = material.examples()
            steps = count_batches(examples, config)
            schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rise_and_fall(steps, setting))
            average, progress = Average(network, setting["average"]), Progress(steps)
            for step, batch in enumerate(batches(examples, config["batch_pieces"], material.rng), 1):
                parts = learn(network, batch, optimizer, material, losses)
                schedule.step()
                average.update(network, step)
                progress.show(step, parts)
            state = average.state
            ends.append({name: value.clone() for name, value in state.items()})
            network.load_state_dict(state)
            figures = {name: measure(network, each, config) for name, each in material.development.items()}
            _log(work, {"round": len(ends) - 1, "seconds": progress.seconds, **figures})
    network.load_state_dict(mean(ends))
    figures = {name: measure(network, each, config) for name, each in material.development.items()}
    _log(work, {"mean": len(ends) - 1, **figures})
    torch.save(network.state_dict(), work / "averaged.pt")


def rise_and_fall(steps: int, setting: Mapping[str, float]) -> object:
    """Return the share of the configured rate at each step: up in `warm_up` steps, then down to almost nothing."""
    warm, top = setting["warm_up"], setting["rate"]
    return lambda at: top * min((at + 1) / warm, max(0.02, (steps - at) / (steps - warm)))


def mean(states: Sequence[Mapping[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights of several networks of one shape.

    >>> mean([{"w": torch.tensor([1.0])}, {"w": torch.tensor([3.0])}])
    {'w': tensor([2.])}
    """
    return {name: torch.stack([state[name] for state in states]).mean(dim=0) for name in states[0]}


def _log(work: Path, row: Mapping[str, object]) -> None:
    print(json.dumps(row), flush=True)
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")
