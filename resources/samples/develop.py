#!/usr/bin/env python3
"""Develops a linear render as a camera would: lens, film curve, sensor noise. Makes masks from two renders.

develop.py picture RENDER.hdr OUT [--exposure E] [--noise N]
develop.py mask WITH.hdr WITHOUT.hdr OUT [--threshold T] [--grow PX] [--scale N]

The same input gives the same bytes. Needs python3-opencv.
"""
import argparse

import cv2
import numpy as np

SEED = 1


def read(path):
    return np.maximum(cv2.imread(path, cv2.IMREAD_UNCHANGED).astype(np.float32), 0)


def lens(light):
    """Glow around highlights, falling light towards the corners, lateral color of a third of a pixel."""
    height, width = light.shape[:2]
    glow = sum(cv2.GaussianBlur(light, (0, 0), width * s) for s in (0.004, 0.02)) / 2
    light = 0.96 * light + 0.04 * glow
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    radius = np.hypot(x - width / 2, y - height / 2) / np.hypot(width / 2, height / 2)
    light = light * (1 - 0.22 * radius**2)[..., None]
    for channel, shift in ((0, -0.3), (2, 0.3)):  # blue inwards, red outwards
        scale = 1 + shift / np.hypot(width / 2, height / 2)
        matrix = np.float32([[scale, 0, width / 2 * (1 - scale)], [0, scale, height / 2 * (1 - scale)]])
        light[..., channel] = cv2.warpAffine(
            light[..., channel], matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.maximum(light, 0)


def sensor(light, noise):
    """Photon and read noise in linear light, a little wider than a pixel as after demosaicing."""
    grain = np.random.default_rng(SEED).standard_normal(light.shape).astype(np.float32)
    grain = 0.6 * grain.mean(axis=2, keepdims=True) * np.sqrt(3) + 0.4 * grain
    grain = cv2.GaussianBlur(grain, (0, 0), 0.55)
    return light + noise * grain * np.sqrt(light * 0.35 + 0.004)


def film(light):
    """Linear light to display values: a filmic shoulder and toe (Narkowicz 2015), then the sRGB curve."""
    light = np.maximum(light, 0) * 0.6
    value = np.clip(light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14), 0, 1)
    return np.where(value <= 0.0031308, 12.92 * value, 1.055 * value ** (1 / 2.4) - 0.055)


def sharpen(value):
    return value + 0.35 * (value - cv2.GaussianBlur(value, (0, 0), 0.9))


def picture(options):
    light = lens(read(options.render) * options.exposure)
    value = sharpen(film(sensor(light, options.noise)).astype(np.float32))
    parameters = [cv2.IMWRITE_JPEG_QUALITY, 92, cv2.IMWRITE_PNG_COMPRESSION, 9]
    cv2.imwrite(options.out, np.rint(np.clip(value, 0, 1) * 255).astype(np.uint8), parameters)


def mask(options):
    """White where the object changes the picture (itself, its shadow, its reflection), grown a little."""
    a, b = (np.log(read(p) + 0.02) for p in (options.with_object, options.without_object))
    changed = cv2.GaussianBlur(np.abs(a - b).max(axis=2), (0, 0), 2) > options.threshold
    changed = changed.astype(np.uint8) * 255
    changed = cv2.morphologyEx(changed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5)))
    grown = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * options.grow + 1,) * 2)
    changed = cv2.dilate(changed, grown)
    # smooth, at the size of the picture
    changed = cv2.resize(changed, None, fx=options.scale, fy=options.scale, interpolation=cv2.INTER_CUBIC)
    changed = (cv2.GaussianBlur(changed, (0, 0), 2) > 127).astype(np.uint8) * 255
    count, labels, stats, _ = cv2.connectedComponentsWithStats(changed)
    largest = stats[1:, cv2.CC_STAT_AREA].max()
    keep = [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] > largest / 20]
    changed = np.isin(labels, keep).astype(np.uint8) * 255
    outlines, _ = cv2.findContours(changed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(changed, outlines, -1, 255, cv2.FILLED)  # as a person would paint it: no holes
    cv2.imwrite(options.out, changed, [cv2.IMWRITE_PNG_COMPRESSION, 9])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("picture")
    command.add_argument("render")
    command.add_argument("out")
    command.add_argument("--exposure", type=float, default=1)
    command.add_argument("--noise", type=float, default=0.05)
    command.set_defaults(run=picture)
    command = commands.add_parser("mask")
    command.add_argument("with_object")
    command.add_argument("without_object")
    command.add_argument("out")
    command.add_argument("--threshold", type=float, default=0.08)
    command.add_argument("--grow", type=int, default=4)
    command.add_argument("--scale", type=int, default=1, help="how much larger the mask is than the renders")
    command.set_defaults(run=mask)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
