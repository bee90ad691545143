"""``python -m models.training.identity teach|train|export|evaluate``: how the identity network is made."""

from __future__ import annotations

import argparse
import os
import sys

from models.training.__main__ import MEMORY


def main() -> None:
    parser = argparse.ArgumentParser(prog="models.training.identity", description=__doc__)
    parser.add_argument("step", choices=["teach", "train", "export", "evaluate"])
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if args.step == "teach":
        from models.training.identity.teacher import teach

        teach(args.workers)
    elif args.step == "train":
        if sys.platform == "linux" and "MALLOC_MMAP_MAX_" not in os.environ:  # read before Python starts
            again = [sys.executable, "-m", "models.training.identity", *sys.argv[1:]]
            os.execve(sys.executable, again, os.environ | MEMORY)  # noqa: S606  # ourselves, with glibc told to keep memory
        from models.training.identity.train import train

        train()
    elif args.step == "export":
        from models.training.identity.export import export

        export()
    else:
        from models.training.identity.evaluate import evaluate

        evaluate()


if __name__ == "__main__":
    main()
