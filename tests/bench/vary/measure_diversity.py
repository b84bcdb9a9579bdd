#!/usr/bin/env python3
"""How far variations of a whole picture are from it and from each other, by strength.

    measure_diversity.py --cli PATH/pentimento-cli --out FOLDER [--strengths ..] [--seeds 1 2 3] -- PHOTO_OR_FOLDER..

Two distances, 0 for equal pictures, each to the photograph and between the seeds of one run:
  ssim   1 - SSIM
  moved  1 - the best correlation of fine detail between a window of the one picture, half as wide and as high, and
         any place of the other: 0 is a plain copy, wherever it was moved to. The mean over five windows (the corners
         and the middle), and, as "still", the least of them
and what should stay, of results against photographs:
  swd    distance of the patch distributions (../shared/fill/score_fill.py); "own" is that of the photograph and its
         mirror image
  sharp  mean gradient over the photograph's
Prints mean and least over photographs and seeds; writes the photograph and its variations at 100 % to FOLDER/NAME.png.
"""
import argparse
import itertools
import sys
from pathlib import Path

import cv2
import numpy as np
from skimage.metrics import structural_similarity

from pictures import photographs, vary

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "shared" / "fill"))
import score_fill  # noqa: E402

SIDE = 512
DETAIL = 4  # px: sigma of what is too smooth to be detail


def ssim(a, b):
    return 1 - structural_similarity(a, b, channel_axis=2)


def detail(picture):
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return gray - cv2.GaussianBlur(gray, None, DETAIL)


def moved(a, b):
    a, b = detail(a), detail(b)
    h, w = a.shape[0] // 2, a.shape[1] // 2
    corners = [(0, 0), (0, w), (h, 0), (h, w), (h // 2, w // 2)]
    return [1 - cv2.matchTemplate(b, a[y:y + h, x:x + w], cv2.TM_CCOEFF_NORMED).max() for y, x in corners]


def gradient(picture):
    gray = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    return np.hypot(cv2.Sobel(gray, cv2.CV_32F, 1, 0), cv2.Sobel(gray, cv2.CV_32F, 0, 1)).mean()


def patch_distance(result, photo):
    return score_fill.patch_distance(result, photo, np.full(photo.shape[:2], 255, np.uint8))


def measure(photo, results):
    pairs = list(itertools.combinations(results, 2))
    from_photo, between = [moved(photo, r) for r in results], [moved(*p) for p in pairs]
    return {"ssim to photo": [ssim(r, photo) for r in results], "moved to photo": np.mean(from_photo, 1),
            "still as photo": np.min(from_photo, 1), "ssim between": [ssim(*p) for p in pairs],
            "moved between": np.mean(between, 1), "still between": np.min(between, 1),
            "swd": [patch_distance(r, photo) for r in results], "own": [patch_distance(photo[:, ::-1].copy(), photo)],
            "sharp": [gradient(r) / gradient(photo) for r in results]}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cli", required=True)
    ap.add_argument("--out", required=True, type=Path)
    ap.add_argument("--strengths", nargs="+", type=float, default=[0, 0.1, 0.3, 0.5, 0.7, 1])
    ap.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    ap.add_argument("photos", nargs="+", type=Path)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    found = {s: {} for s in a.strengths}
    for name, photo in photographs(a.photos, SIDE):
        rows = []
        for strength in a.strengths:
            results = [vary(a.cli, photo, a.out / "variation.png", "--strength", strength, "--seed", seed) for seed in a.seeds]
            rows.append(np.hstack([photo, *results]))
            scores = measure(photo, results)
            print(f"{name:12} {strength:.1f}  " + "  ".join(f"{k} {np.min(v):.3f}" for k, v in scores.items()), flush=True)
            for key, values in scores.items():
                found[strength].setdefault(key, []).extend(values)
        cv2.imwrite(str(a.out / f"{name}.png"), np.vstack(rows))
    for strength, scores in found.items():
        print(f"all {strength:.1f}  " + "  ".join(f"{k} {np.mean(v):.3f} (least {np.min(v):.3f})" for k, v in scores.items()))


if __name__ == "__main__":
    main()
