#!/usr/bin/env python3
"""Photographs in other formats, to be looked at.

    sheet_formats.py --cli PATH/pentimento-cli --out FOLDER [--formats 16:9 1:1 9:16] [--seed 1] -- PHOTO_OR_FOLDER..

Writes FOLDER/formats_NAME.png: the photograph and each format at 100 %.
"""
import argparse
from pathlib import Path

import cv2
import numpy as np

from pictures import photographs, vary

SIDE = 640


def beside(pictures):
    height = max(p.shape[0] for p in pictures)
    return np.hstack([cv2.copyMakeBorder(p, 0, height - p.shape[0], 0, 8, cv2.BORDER_CONSTANT) for p in pictures])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cli", required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--formats", nargs="*", default=["16:9", "1:1", "9:16"])
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("photos", nargs="+", type=Path)
    options = ap.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, picture in photographs(options.photos, SIDE):
        sheet = options.out / f"formats_{name}.png"
        made = [vary(options.cli, picture, sheet, "--aspect", f, "--seed", options.seed) for f in options.formats]
        cv2.imwrite(str(sheet), beside([picture, *made]))
        print(sheet)


if __name__ == "__main__":
    main()
