"""``python -m models.training <command>``: how the shipped detector is made, step by step.

prepare     find, align and keep every face (needs the face finder in models/ and ../shared/data)
forge       the dense points of every genuine face; train the generator that re-draws faces, and let it re-draw them
train       the main run, then the runs that leave clips out, then the final one (or one --stage)
calibrate   fit the calibration and the operating points on people and identities that were held out
export      write models/deepfake_detector/deepfake_detector.onnx and its manifest entry
evaluate    write models/deepfake_detector/metrics.json and plots, or judge a folder of labelled clips (real/, fake/)
callers     genuine clips in every way that a call may carry them: models/deepfake_detector/callers.json
baselines   other detectors on the same pictures: models/deepfake_detector/baselines.json
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from models.training import data

MEMORY = {
    # kept, where glibc would return every large tensor to the system and zero it again: about a fifth more images
    "MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "30000000000", "MALLOC_TOP_PAD_": "268435456",
    "OMP_WAIT_POLICY": "PASSIVE", "OMP_NUM_THREADS": "2",
}  # fmt: skip
STAGES = ("main", "longer", "fold-a", "fold-b", "fold-c", "final")


def main() -> None:
    parser = argparse.ArgumentParser("python -m models.training", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    commands = parser.add_subparsers(dest="command", required=True)
    prepare = commands.add_parser("prepare")
    prepare.add_argument("--workers", type=int, default=2)
    commands.add_parser("forge")
    train = commands.add_parser("train")
    train.add_argument("--stage", choices=STAGES)
    train.add_argument("--minutes", type=float, help="of wall time, in place of the config's")
    commands.add_parser("calibrate")
    export = commands.add_parser("export")
    export.add_argument("--stage", choices=STAGES, default=data.config()["shipped"])
    int8 = commands.add_parser("int8")
    int8.add_argument("--stage", choices=STAGES, default=data.config()["shipped"])
    evaluate = commands.add_parser("evaluate")
    evaluate.add_argument("folder", nargs="?", type=Path, help="clips in real/ and fake/, judged by the shipped files")
    evaluate.add_argument("--before", type=Path, help="a folder with the manifest.json and ONNX shipped before")
    commands.add_parser("callers")
    baselines = commands.add_parser("baselines")
    baselines.add_argument("--previous", type=Path, help="the ONNX file that was shipped before")
    args = parser.parse_args()
    if args.command == "prepare":
        from models.training.crops import prepare as run

        run(args.workers)
    elif args.command in ("forge", "train", "baselines"):
        if args.command == "train" and args.stage is None:
            for stage in STAGES:  # each in a process of its own: they want memory kept in different ways
                subprocess.run([sys.executable, "-m", "models.training", *sys.argv[1:], "--stage", stage], check=True)
            return
        tuning = args.command == "train" and args.stage not in ("main", "longer")  # the exported half would hoard it
        if sys.platform == "linux" and not tuning and "MALLOC_MMAP_MAX_" not in os.environ:  # read before Python starts
            os.execve(sys.executable, [sys.executable, "-m", "models.training", *sys.argv[1:]], os.environ | MEMORY)  # noqa: S606  # ourselves again, with glibc told how to keep memory
        if args.command == "forge":
            from models.training import mesh
            from models.training.forge.generator import redraw

            for cache in ("faces", "footage", "live"):
                mesh.measure(cache)
            redraw(data.config()["generator"]["minutes"])
            return
        if args.command == "baselines":
            from models.training.baselines import compare

            compare(args.previous)
            return
        from models.training.train import train as run_stage

        run_stage(args.stage, args.minutes)
    elif args.command == "calibrate":
        from models.training.calibrate import calibrate as fit

        fit()
    elif args.command == "export":
        from models.training.export import export as write

        write(args.stage)
    elif args.command == "int8":
        from models.training.int8 import compare as weigh

        weigh(args.stage)
    elif args.command == "callers":
        from models.training.callers import measure

        measure()
    else:
        from models.training import evaluate as judge

        judge.folder(args.folder) if args.folder else judge.shipped(args.before)


if __name__ == "__main__":
    main()
