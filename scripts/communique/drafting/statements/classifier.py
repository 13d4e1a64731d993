"""Learns from examples which labels a set of features indicates: one logistic regression for each label.

The weights are trained with AdaGrad (Duchi, Hazan and Singer, 2011), in a fixed order, so that the same examples always
give the same weights.
"""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_EPOCHS = 3
"""How often each example is seen. More do not improve the held-out scores, and take longer."""
_RATE = 0.5
_NEGLIGIBLE = 0.05
"""An error of a probability that changes no weight. Most labels of an example have a smaller one."""
_START = 2.0
"""Subtracted from each sum, because most examples do not have a given label."""
_SEED = 0
_HINT = 4.0
"""The first weight of a hint."""


class LabelledText(NamedTuple):
    """The features of a text, and the labels that it has."""

    features: frozenset[str]
    labels: frozenset[str]


class Judgement(NamedTuple):
    """The probability of a label, and how much each feature adds to it; the strongest comes first."""

    label: str
    probability: float
    evidence: list[str]


class Classifier:
    """The weights of features for each label."""

    def __init__(self, labels: Sequence[str], examples: Iterable[LabelledText], hints: Mapping[str, str]) -> None:
        """Train the weights. `hints` are features that indicate a label before any example does."""
        self.labels = list(labels)
        examples = list(examples)
        counts = Counter(feature for example in examples for feature in sorted(example.features))
        # A feature of one example says nothing about others.
        self._rarity = {f: math.sqrt(math.log(len(examples) / n)) for f, n in counts.items() if 1 < n < len(examples)}
        self._weights = {feature: [0.0] * len(self.labels) for feature in self._rarity}
        for feature, label in hints.items():
            if feature in self._weights:
                self._weights[feature][self.labels.index(label)] = _HINT
        self._train(examples)

    def judge(self, features: Iterable[str]) -> list[Judgement]:
        """Return a judgement for each label, the likeliest first. An empty list if no feature is known."""
        values = self._weigh(features)
        judged = []
        for at, (label, probability) in enumerate(zip(self.labels, self._estimate(values), strict=False)):
            added = sorted(((self._weights[f][at] * value, f) for f, value in values), reverse=True)
            judged.append(Judgement(label, probability, [feature for weight, feature in added if weight > 0]))
        return sorted(judged, key=lambda one: -one.probability)

    def _train(self, examples: list[LabelledText]) -> None:
        numbers = {label: number for number, label in enumerate(self.labels)}
        weighed = [(self._weigh(e.features), {numbers[x] for x in e.labels if x in numbers}) for e in examples]
        squares = {feature: [1e-2] * len(self.labels) for feature in self._weights}
        order = random.Random(_SEED)  # noqa: S311 - the order of examples, not a secret
        for _ in range(_EPOCHS):
            order.shuffle(weighed)
            for values, right in weighed:
                for at, probability in enumerate(self._estimate(values)):
                    error = (at in right) - probability
                    if abs(error) > _NEGLIGIBLE:
                        self._correct(squares, values, at, error)

    def _correct(self, squares: dict[str, list[float]], values: list[tuple[str, float]], at: int, error: float) -> None:
        """Change the weights of one label by its error, a weight less the more it was changed before."""
        for feature, value in values:
            gradient = error * value
            known = squares[feature]
            known[at] += gradient * gradient
            self._weights[feature][at] += _RATE * gradient / math.sqrt(known[at])

    def _weigh(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """Return the known features with their values: rarer ones have more, and the squares add up to one."""
        known = [(feature, self._rarity[feature]) for feature in sorted(features) if feature in self._rarity]
        length = math.sqrt(sum(value * value for _, value in known)) or 1.0
        return [(feature, value / length) for feature, value in known]

    def _estimate(self, values: list[tuple[str, float]]) -> list[float]:
        """Return the probability of each label."""
        if not values:
            return []
        rows = [[weight * value for weight in self._weights[feature]] for feature, value in values]
        sums = map(sum, zip(*rows, strict=True))
        return [(1 + math.tanh((total - _START) / 2)) / 2 for total in sums]  # the logistic function
