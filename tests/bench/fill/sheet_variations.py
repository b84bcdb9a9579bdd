#!/usr/bin/env python3
"""Variations of photographs at several strengths and seeds: a contact sheet, and a table of their distances.

    sheet_variations.py --cli PATH/pentimento-cli --photos FOLDER --sheet OUT.jpg [--region]

With --region only an ellipse in the middle, 60 % as wide and as high as the picture, is varied.

Prints for each strength the mean of 1 - SSIM between result and photograph (0: the input came back), and the
mean absolute difference between two seeds in grey levels (0: all candidates are the same).
"""
import argparse
import subprocess
import tempfile
from pathlib import Path

import cv2
import numpy as np
from skimage.metrics import structural_similarity

STRENGTHS = (0.1, 0.3, 0.5, 0.7, 1.0)
SEEDS = (1, 2)
SIDE = 512
REGION = 0.6


def ellipse(picture):
    height, width = picture.shape[:2]
    axes = (round(REGION / 2 * width), round(REGION / 2 * height))
    return cv2.ellipse(np.zeros((height, width), np.uint8), (width // 2, height // 2), axes, 0, 0, 360, 255, -1)


def vary(cli, picture, region, strength, seed, folder):
    source, mask, result = f"{folder}/in.png", f"{folder}/mask.png", f"{folder}/out.png"
    cv2.imwrite(source, picture)
    where = []
    if region:
        cv2.imwrite(mask, ellipse(picture))
        where = ["--mask", mask]
    subprocess.run([cli, "vary", source, *where, "--strength", str(strength), "--seed", str(seed), "-o", result,
                    "--engine", "patchmatch", "--progress", "none"], check=True)
    return cv2.imread(result)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cli", required=True)
    ap.add_argument("--photos", required=True, type=Path)
    ap.add_argument("--sheet", required=True)
    ap.add_argument("--region", action="store_true")
    a = ap.parse_args()
    rows, departure, diversity = [], {s: [] for s in STRENGTHS}, {s: [] for s in STRENGTHS}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(p for p in a.photos.iterdir() if p.suffix in (".jpg", ".png")):
            picture = cv2.imread(str(path))
            factor = SIDE / max(picture.shape[:2])
            picture = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
            row = [picture]
            for strength in STRENGTHS:
                results = [vary(a.cli, picture, a.region, strength, seed, folder) for seed in SEEDS]
                departure[strength] += [1 - structural_similarity(r, picture, channel_axis=2) for r in results]
                diversity[strength].append(np.abs(results[0].astype(float) - results[1]).mean())
                row += results
            cells = [cv2.copyMakeBorder(x, 0, SIDE - x.shape[0], 0, SIDE - x.shape[1], cv2.BORDER_CONSTANT) for x in row]
            rows.append(np.hstack(cells))
    for s in STRENGTHS:
        print(f"strength {s:.1f}  1-SSIM to the photograph {np.mean(departure[s]):.3f}  "
              f"least {np.min(departure[s]):.3f}  between seeds {np.mean(diversity[s]):.1f}")
    cv2.imwrite(a.sheet, np.vstack(rows))


if __name__ == "__main__":
    main()
