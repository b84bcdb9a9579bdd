#!/usr/bin/env python3
"""Scores extensions of photographs whose borders were cut off, beside what was there.

    extend_again.py --cli PATH/pentimento-cli.. --out FOLDER [--photos FOLDER_OR_FILE ..] [--seeds 3 4 5]

13 % are cut off on the left and the right, 10 % at the top and the bottom. The metrics are those of
../shared/fill/score_fill.py. Prints them for every photograph, and their mean, for each program (other builds may stand
beside it); writes FOLDER/NAME_SEED.png, the extensions by each program and the truth at 100 %.
"""
import argparse
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np

from score_seeds import METRICS, ROOT, pictures, score_fill

SHARE = (0.13, 0.10)  # of width and height
PRINTED = METRICS[:-1]


def extended(cli, picture, margins, seed, out):
    cut, result = out / "cut.png", out / "extended.png"
    x, y = margins
    cv2.imwrite(str(cut), picture[y:-y, x:-x])
    run = subprocess.run([cli, "extend", str(cut), "--left", str(x), "--right", str(x), "--top", str(y), "--bottom", str(y),
                          "--engine", "patchmatch", "--seed", seed, "--progress", "none", "-o", str(result)],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return cv2.imread(str(result))


def line(scores):
    return "  ".join(f"{m} {np.mean([s[m] for s in scores]):6.3f}" for m in PRINTED)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", nargs="+", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--photos", nargs="*", type=Path, default=[ROOT.parent / "shared" / "photos", ROOT / "resources" / "samples"])
    parser.add_argument("--side", type=int, default=768)
    parser.add_argument("--seeds", nargs="*", default=["3", "4", "5"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    scores = {cli: [] for cli in options.cli}
    for file in pictures(options.photos):
        truth = score_fill.scaled(cv2.imread(str(file)), options.side)
        margins = [int(side * share) for side, share in zip(truth.shape[1::-1], SHARE)]
        new = np.full(truth.shape[:2], 255, np.uint8)
        new[margins[1]:-margins[1], margins[0]:-margins[0]] = 0
        for seed in options.seeds:
            results = [extended(cli, truth, margins, seed, options.out) for cli in options.cli]
            for cli, result in zip(options.cli, results):
                scores[cli].append(score_fill.score(result, truth, new))
                print(f"{file.stem:16s} {seed} {line(scores[cli][-1:])}", flush=True)
            cv2.imwrite(str(options.out / f"{file.stem}_{seed}.png"), np.hstack([*results, truth]))
    for cli in options.cli:
        print(f"{'mean':18s} {line(scores[cli])}  {cli}")


if __name__ == "__main__":
    main()
