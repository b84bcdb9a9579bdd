#!/usr/bin/env python3
"""Is a fill of a large photograph as sharp and as grainy as what is around it?

    detail_at_full_size.py --cli PATH/pentimento-cli --out FOLDER [--photos FOLDER] [--seeds 1 2 3] [--megapixels 6]

Cuts a hole (the blob of ../shared/fill/score_fill.py) into every photograph that is large enough, at its own size, and
compares inside and a band as wide as a third of the hole around it, each for the fill and for the truth:
  sharp  mean gradient of luma
  grain  noise level: the mean absolute response to Immerkaer's noise operator (CVIU 1996) in the flatter half
"fill" is the fill's inside over the band: 1 is as around it. "truth" is the photograph's own inside over the same band, and
shows how far photographs are from 1 by themselves. Writes a part of each fill's edge at 100 %, beside the photograph.
"""
import argparse
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT.parent / "shared" / "fill"))
import score_fill  # noqa: E402

LUMA = np.array([.114, .587, .299], np.float32)  # ITU-R BT.601, of BGR
NOISE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)


def detail(picture, where):
    """Mean gradient and noise level of uint8 BGR where the mask is set.

    Luma is not rounded: that of a JPEG is whole numbers already, so that rounding would add noise to all that is not
    untouched. A photograph that was only made a little brighter here and darker there would have grain 1.02 to 1.09.
    """
    luma = picture.astype(np.float32) @ LUMA
    gradient = np.hypot(cv2.Sobel(luma, cv2.CV_32F, 1, 0), cv2.Sobel(luma, cv2.CV_32F, 0, 1)) / 8
    noise = np.abs(cv2.filter2D(luma, -1, NOISE))
    flat = where & (gradient <= np.median(gradient[where]))
    return {"sharp": float(gradient[where].mean()), "grain": float(noise[flat].mean())}


def inside_and_band(mask):
    """Both without the pixels whose filters reach over the hole's edge."""
    width = int(np.sqrt((mask > 0).sum() / np.pi) / 3)
    disc = lambda r: cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * r + 1, 2 * r + 1))
    inside = cv2.erode(mask, disc(3)) > 0
    far = cv2.distanceTransform((mask == 0).astype(np.uint8), cv2.DIST_L2, 5)
    return inside, (far > 3) & (far < width)


def removed(cli, cut, mask, seed, out):
    out.unlink(missing_ok=True)
    run = subprocess.run([cli, "remove", str(cut), "--mask", str(mask), "-o", str(out), "--ring", "0", "--engine", "patchmatch",
                          "--seed", str(seed), "--progress", "none"], capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return cv2.imread(str(out))


def edge_at_100(fill, truth, mask, side=700):
    ys, xs = np.nonzero(mask)
    y, x = int(ys.mean()) - side // 2, int(xs.min()) - side // 2
    y, x = max(0, min(y, mask.shape[0] - side)), max(0, min(x, mask.shape[1] - side))
    return np.hstack([p[y:y + side, x:x + side] for p in (fill, truth)])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cli", required=True)
    ap.add_argument("--out", required=True, type=Path)
    ap.add_argument("--photos", type=Path, default=ROOT.parent / "shared" / "photos")
    ap.add_argument("--seeds", nargs="*", type=int, default=[1, 2, 3])
    ap.add_argument("--megapixels", type=float, default=6)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    ratios = []
    for n, file in enumerate(sorted(f for f in a.photos.iterdir() if f.suffix in (".jpg", ".png"))):
        truth = cv2.imread(str(file))
        if truth.shape[0] * truth.shape[1] < a.megapixels * 1e6:
            continue
        mask = score_fill.hole("blob", *truth.shape[:2], 11 * n)
        cut_file, mask_file = a.out / f"{file.stem}_cut.png", a.out / f"{file.stem}_mask.png"
        cv2.imwrite(str(cut_file), np.where(mask[..., None] > 0, 0, truth).astype(np.uint8))
        cv2.imwrite(str(mask_file), mask)
        inside, band = inside_and_band(mask)
        own, around = detail(truth, inside), detail(truth, band)
        for seed in a.seeds:
            fill = removed(a.cli, cut_file, mask_file, seed, a.out / f"{file.stem}_{seed}.png")
            got = detail(fill, inside)
            ratios.append({k: got[k] / around[k] for k in got})
            print(f"{file.stem:10s} seed {seed}  " + "  ".join(
                f"{k}: fill {got[k] / around[k]:.2f} truth {own[k] / around[k]:.2f}" for k in got),
                flush=True)
            cv2.imwrite(str(a.out / f"{file.stem}_{seed}_edge.png"), edge_at_100(fill, truth, mask))
    for k in ("sharp", "grain"):
        values = [r[k] for r in ratios]
        print(f"{k}: median of the fills {np.median(values):.2f}, {sum(.9 <= v <= 1.1 for v in values)} of {len(values)} in 0.9 .. 1.1")


if __name__ == "__main__":
    main()
