#!/usr/bin/env python3
"""Scores removal and extension over several seeds beside other fills in the same run.

    score_seeds.py --cli PATH/pentimento-cli --out FOLDER [--photos FOLDER_OR_FILE ..] [--seeds 1 2 3]
                   [--peers patchmatch resynthesizer telea ns] [--cases]

Holes, metrics and peers are those of ../shared/fill/score_fill.py (see its --help). Prints the mean of each metric by kind
of hole, for every seed and for all seeds together, and the ratio of ours to each peer; writes FOLDER/CASE.png with
the cut picture, ours by seed and the peers, all at 100 %. --cases prints every case, too. Peers' fills are kept in FOLDER
and not made again: they do not depend on the seed.
"""
import argparse
import subprocess
import sys
import time
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT.parent / "shared" / "fill"))
import score_fill  # noqa: E402

METRICS = ("swd", "grad", "sharp", "seam", "seconds")


def pictures(places):
    for place in places:
        files = sorted(place.iterdir()) if place.is_dir() else [place]
        yield from (f for f in files if f.suffix in (".jpg", ".png") and "mask" not in f.stem)


def make_cases(files, side, folder):
    for n, file in enumerate(files):
        truth = score_fill.scaled(cv2.imread(str(file)), side)
        for kind in score_fill.KINDS:
            mask = score_fill.hole(kind, *truth.shape[:2], 11 * n + score_fill.KINDS.index(kind))
            cut = truth.copy()
            cut[mask > 0] = 0
            case = dict(name=f"{file.stem}_{kind}", kind=kind, truth=truth, mask=mask, cut=cut)
            cv2.imwrite(str(folder / f"{case['name']}_cut.png"), cut)
            cv2.imwrite(str(folder / f"{case['name']}_mask.png"), mask)
            yield case


def ours(case, seed, cli, folder):
    stem, out = folder / case["name"], folder / f"{case['name']}_ours{seed}.png"
    start = time.perf_counter()
    run = subprocess.run([cli, "remove", f"{stem}_cut.png", "--mask", f"{stem}_mask.png", "-o", str(out), "--ring", "0",
                          "--engine", "patchmatch", "--seed", str(seed), "--progress", "none"], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{case['name']}: {run.stderr}")
    return cv2.imread(str(out)), time.perf_counter() - start


def peer(case, method, folder):
    out, timing = folder / f"{case['name']}_{method}.png", folder / f"{case['name']}_{method}.seconds"
    if not timing.exists():
        start = time.perf_counter()
        cv2.imwrite(str(out), score_fill.peer(method, case["cut"], case["mask"]))
        timing.write_text(str(time.perf_counter() - start))
    return cv2.imread(str(out)), float(timing.read_text())


def score_case(case, options):
    scores, row = {}, [case["cut"]]
    for method in [f"ours{s}" for s in options.seeds] + options.peers:
        result, seconds = ours(case, method[4:], options.cli, options.out) if method.startswith("ours") else peer(
            case, method, options.out)
        scores[method] = dict(score_fill.score(result, case["truth"], case["mask"]), seconds=seconds)
        row.append(result)
    cv2.imwrite(str(options.out / f"{case['name']}.png"), np.vstack([np.hstack(row[i:i + 2]) if i + 1 < len(row) else np.hstack(
        [row[i], row[i] * 0]) for i in range(0, len(row), 2)]))
    return case["kind"], case["name"], scores


def mean(scores):
    return {m: float(np.mean([s[m] for s in scores])) for m in METRICS}


def line(values):
    return "  ".join(f"{m} {values[m]:7.3f}" for m in METRICS)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--photos", nargs="*", type=Path, default=[ROOT.parent / "shared" / "photos", ROOT / "resources" / "samples"])
    parser.add_argument("--side", type=int, default=768)
    parser.add_argument("--seeds", nargs="*", default=["1", "2", "3"])
    parser.add_argument("--peers", nargs="*", default=["patchmatch", "resynthesizer"])
    parser.add_argument("--cases", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    cases = list(make_cases(pictures(options.photos), options.side, options.out))
    results = [score_case(case, options) for case in cases]
    seeds = [f"ours{s}" for s in options.seeds]
    for kind in (*score_fill.KINDS, "all"):
        of_kind = [scores for k, _, scores in results if kind in (k, "all")]
        table = {m: mean([s[m] for s in of_kind]) for m in seeds + options.peers}
        table["ours"] = mean([s[m] for s in of_kind for m in seeds])
        for method in [*seeds, "ours", *options.peers]:
            print(f"{kind:7s} {method:14s} {line(table[method])}")
        for method in options.peers:
            print(f"{kind:7s} ours / {method:7.7s} {line({m: table['ours'][m] / table[method][m] for m in METRICS})}")
    if options.cases:
        for _, name, scores in results:
            print(f"{name:24s}", "  ".join(f"{m[:9]} {s['swd']:6.2f}/{s['grad']:5.2f}/{s['sharp']:4.2f}/{s['seam']:4.2f}" for m, s in scores.items()))
    print(f"{len(cases)} cases, {len(seeds)} seeds")


if __name__ == "__main__":
    main()
