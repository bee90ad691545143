"""``python -m models.training.finder prepare|train|export|evaluate``: how the shipped face finder is made."""

from __future__ import annotations

import argparse
import os
import sys

MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "10000000000", "OMP_WAIT_POLICY": "PASSIVE"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="models.training.finder", description=__doc__)
    parser.add_argument("step", choices=["prepare", "train", "export", "evaluate"])
    parser.add_argument("--only", choices=["finder", "landmarks"], help="train one of the two networks")
    args = parser.parse_args()
    if args.step == "prepare":
        from models.training.finder.data import prepare

        prepare()
    elif args.step == "train":
        if sys.platform == "linux" and "MALLOC_MMAP_MAX_" not in os.environ:  # read before Python starts
            again = [sys.executable, "-m", "models.training.finder", *sys.argv[1:]]
            os.execve(sys.executable, again, os.environ | MEMORY)  # noqa: S606  # ourselves, with glibc told to keep memory
        if args.only != "landmarks":
            from models.training.finder.train import train_finder

            train_finder()
        if args.only != "finder":
            from models.training.finder.landmarks import train_landmarks

            train_landmarks()
    elif args.step == "export":
        from models.training.finder.export import export

        export()
    else:
        from models.training.finder.evaluate import evaluate

        evaluate()


if __name__ == "__main__":
    main()
