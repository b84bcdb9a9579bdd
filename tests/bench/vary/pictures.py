"""Photographs, and variations of them by pentimento-cli."""
import subprocess
import sys
from pathlib import Path

import cv2


def photographs(places, side):
    """Name and uint8 BGR of each, its long side `side` pixels at most."""
    for place in places:
        for file in sorted(place.iterdir()) if place.is_dir() else [place]:
            if file.suffix not in (".jpg", ".png"):
                continue
            picture = cv2.imread(str(file))
            factor = min(1, side / max(picture.shape[:2]))
            yield file.stem, cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def vary(cli, picture, result, *options):
    """Writes and reads `result`."""
    source = Path(result).with_suffix(".in.png")
    cv2.imwrite(str(source), picture)
    run = subprocess.run([cli, "vary", str(source), "-o", str(result), "--engine", "patchmatch", "--progress", "none",
                          *map(str, options)], capture_output=True, text=True)
    source.unlink()
    if run.returncode:
        sys.exit(run.stderr)
    return cv2.imread(str(result))
