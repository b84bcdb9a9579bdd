#!/usr/bin/env python3
"""Removes things from photographs, outlined by hand as a person would: a contact sheet to look at, at 100 %.

    remove_things.py --cli PATH/pentimento-cli.. --out FOLDER [--photos FOLDER] [--seeds 3 4] [--peers patchmatch resynthesizer]

Nobody knows what was behind a thing, so nothing is measured. Writes FOLDER/THING.png: the outline, what each program (other
builds may stand beside it) makes of it with each seed, and the peers of ../shared/fill/score_fill.py.
"""
import argparse
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np

from score_seeds import ROOT, score_fill

SIDE = 768   # px of the long side, in which the outlines below are given, where a photograph is not smaller
AROUND = 80  # px shown


def ellipse(x, y, a, b):
    return lambda mask: cv2.ellipse(mask, (x, y), (a, b), 0, 0, 360, 255, -1)


def polygon(*points):
    return lambda mask: cv2.fillPoly(mask, [np.array(points).reshape(-1, 2)], 255)


def line(x0, y0, x1, y1, width):
    return lambda mask: cv2.line(mask, (x0, y0), (x1, y1), 255, width)


THINGS = {
    "astronaut.png": {
        "rocket": [polygon(375, 0, 472, 0, 480, 150, 500, 240, 500, 306, 335, 306, 330, 230, 365, 150)],
        "patch": [ellipse(172, 389, 56, 56)]},
    "china.jpg": {
        "pagoda": [polygon(180, 5, 245, 5, 260, 60, 350, 95, 350, 260, 395, 330, 385, 427, 120, 427, 50, 350, 60, 110, 140, 70)]},
    "coffee.png": {
        "spoon": [ellipse(362, 283, 60, 60), line(370, 260, 412, 80, 64)],
        "cup": [ellipse(285, 220, 242, 225)]},
    "creek.jpg": {"trunk": [line(655, 0, 668, 310, 54)]},
    "dandelion.jpg": {"flower": [ellipse(228, 152, 142, 142), line(228, 200, 225, 431, 70)]},
    "dogs.jpg": {
        "upper dog": [ellipse(212, 246, 76, 86)],
        "lower dog": [ellipse(292, 418, 76, 100)]},
    "mountain.jpg": {
        "stone": [ellipse(602, 526, 44, 44)],
        "cloud": [ellipse(150, 90, 140, 90)]},
    "ridge.jpg": {"fir": [polygon(565, 188, 595, 195, 637, 360, 488, 360, 520, 275)]},
    "rocket.jpg": {"rocket": [line(323, 122, 323, 400, 66)]},
}


def mask_of(shapes, picture):
    mask = np.zeros(picture.shape[:2], np.uint8)
    for draw in shapes:
        draw(mask)
    return mask


def removed(cli, picture, mask, seed, folder):
    source, hole, result = folder / "in.png", folder / "mask.png", folder / "out.png"
    cv2.imwrite(str(source), picture)
    cv2.imwrite(str(hole), mask)
    run = subprocess.run([cli, "remove", str(source), "--mask", str(hole), "-o", str(result), "--engine", "patchmatch",
                          "--seed", seed, "--progress", "none"], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return cv2.imread(str(result))


def outlined(picture, mask):
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return cv2.drawContours(picture.copy(), outlines, -1, (255, 0, 255), 1)


def around(mask):
    x, y, width, height = cv2.boundingRect(mask)
    return slice(max(0, y - AROUND), y + height + AROUND), slice(max(0, x - AROUND), x + width + AROUND)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True, nargs="+")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--photos", type=Path, default=ROOT.parent / "shared" / "photos")
    parser.add_argument("--seeds", nargs="*", default=["3", "4"])
    parser.add_argument("--peers", nargs="*", default=["patchmatch", "resynthesizer"])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for file, things in THINGS.items():
        picture = score_fill.scaled(cv2.imread(str(options.photos / file)), SIDE)
        for name, shapes in things.items():
            mask = mask_of(shapes, picture)
            row = [outlined(picture, mask)]
            row += [removed(cli, picture, mask, seed, options.out) for cli in options.cli for seed in options.seeds]
            row += [score_fill.peer(method, picture, mask) for method in options.peers]
            sheet = np.hstack([cell[around(mask)] for cell in row])
            cv2.imwrite(str(options.out / f"{Path(file).stem} {name}.png"), sheet)


if __name__ == "__main__":
    main()
