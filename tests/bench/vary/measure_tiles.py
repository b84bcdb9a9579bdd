#!/usr/bin/env python3
"""Whether the borders of seamless tiles show.

    measure_tiles.py --cli PATH/pentimento-cli --out FOLDER [--strengths ..] -- PHOTO_OR_FOLDER..

Prints, for photographs and for tiles of them, the mean step across the joined borders over the largest of the mean steps
within 8 px beside them, and over the mean step of the whole picture; 1 is no seam. Writes FOLDER/NAME_tile.png: the tile
two times two at 100 %.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np

from pictures import photographs, vary

SIDE = 512
BESIDE = 8  # px


def steps(picture):
    """Mean absolute step from each column to the next, the last to the first."""
    p = picture.astype(np.float32)
    return np.abs(np.roll(p, -1, axis=1) - p).mean(axis=(0, 2))


def jump(picture):
    s = steps(picture)
    return s[-1] / np.r_[s[-1 - BESIDE:-1], s[:BESIDE]].max(), s[-1] / s[:-1].mean()


def jumps(picture):
    across, down = jump(picture), jump(picture.transpose(1, 0, 2))
    return np.array([*across, *down])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cli", required=True)
    ap.add_argument("--out", required=True, type=Path)
    ap.add_argument("--strengths", nargs="+", type=float, default=[0, 0.5, 1])
    ap.add_argument("photos", nargs="+", type=Path)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    found = {}
    for name, photo in photographs(a.photos, SIDE):
        found.setdefault("photographs", []).append(jumps(photo))
        for strength in a.strengths:
            tile = vary(a.cli, photo, a.out / "tile.png", "--strength", strength, "--tile", "both")
            found.setdefault(f"tiles {strength:.1f}", []).append(jumps(tile))
            cv2.imwrite(str(a.out / f"{name}_tile_{strength:.1f}.png"), np.tile(tile, (2, 2, 1)))
    print("mean (most): across, beside / whole; down, beside / whole")
    for what, values in found.items():
        print(f"{what:12} " + "  ".join(f"{m:.2f} ({x:.2f})" for m, x in zip(np.mean(values, 0), np.max(values, 0))))


if __name__ == "__main__":
    main()
