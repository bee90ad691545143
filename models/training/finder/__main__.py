"""``python -m models.training.finder prepare|train|evaluate|export``"""

from __future__ import annotations

import argparse


def main() -> None:
    parser = argparse.ArgumentParser(prog="models.training.finder", description=__doc__)
    parser.add_argument("step", choices=["prepare", "train", "evaluate", "export"])
    step = parser.parse_args().step
    if step == "prepare":
        from models.training.finder.data import prepare as run
    elif step == "train":
        from models.training.finder.train import train as run
    elif step == "evaluate":
        from models.training.finder.evaluate import evaluate as run
    else:
        from models.training.finder.export import export as run
    run()


if __name__ == "__main__":
    main()
