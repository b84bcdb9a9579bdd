#!/usr/bin/env python3
"""Runs diffusers and Pentimento on the same checkpoint with the same settings and prints how far the pictures differ.

    compare_live.py [--runner build/diffusion/bin/run_pipelines] [--single FILE [--config FOLDER]] [--size 512] [--steps 2]
                    [--cases own,euler,...] [--threads 2] [--work FOLDER] CHECKPOINT_FOLDER

CHECKPOINT_FOLDER is a checkpoint in the layout of diffusers, --single the same checkpoint as one file: diffusers runs
the folder, Pentimento both; --config is for single files whose shapes alone do not tell what they are. With --cli build/diffusion/bin/pentimento-cli the picture of `generate --raw` is compared
too, in its 8 bits. Needs the environment of tests/reference/setup. The largest difference that is allowed is 1/255
(promise P3); the exit code is 1 if a picture differs by more.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import diffusers  # noqa: E402
import numpy as np  # noqa: E402
import PIL.Image  # noqa: E402
import torch  # noqa: E402
import transformers  # noqa: E402

PROMPT = "A photograph of a red fox in the snow, detailed fur, 4k"
NEGATIVE = "blurry, low quality"
SCHEDULERS = {"ddim": diffusers.DDIMScheduler, "ddpm": diffusers.DDPMScheduler, "pndm": diffusers.PNDMScheduler,
              "euler": diffusers.EulerDiscreteScheduler, "euler-ancestral": diffusers.EulerAncestralDiscreteScheduler,
              "heun": diffusers.HeunDiscreteScheduler, "dpmpp-2m": diffusers.DPMSolverMultistepScheduler,
              "dpmpp-2m-sde": diffusers.DPMSolverMultistepScheduler, "unipc": diffusers.UniPCMultistepScheduler}
PIPELINES = {"text_to_image": diffusers.StableDiffusionPipeline, "image_to_image": diffusers.StableDiffusionImg2ImgPipeline,
             "inpaint": diffusers.StableDiffusionInpaintPipeline}


def cases(size, steps, inpainting):
    """(name, run) pairs; a run is what run_pipelines reads."""
    def run(operation="text_to_image", width=size, height=size, **changes):
        return dict(dict(operation=operation, size=[width, height], prompt=PROMPT, negative_prompt=NEGATIVE,
                         guidance_scale=7.5, steps=steps, seed=0), **changes)
    odd_width, odd_height = size * 3 // 4 + 8, size // 2 + 24   # multiples of 8, not of 64
    inpaint = [("inpaint", run("inpaint", strength=1.0, seed=30, steps=max(steps, 2))),
               ("inpaint-euler-odd", run("inpaint", odd_width, odd_height, strength=0.7, seed=31, scheduler="euler",
                                         steps=max(steps, 3)))]
    if inpainting:
        return inpaint
    samplers = [(name, run(scheduler=name, seed=number)) for number, name in enumerate(SCHEDULERS, 1)]
    return [("own", run()), *samplers,
            ("dpmpp-2m-karras", run(scheduler="dpmpp-2m", karras_sigmas=True, seed=2**33 + 5)),
            ("odd-size", run(width=odd_width, height=odd_height, seed=11)),
            ("no-guidance", run(guidance_scale=1.0, seed=12)),
            ("long-prompt", run(prompt=PROMPT + ", snow and trees and light" * 20, seed=13)),
            ("image-to-image", run("image_to_image", strength=0.6, scheduler="ddim", seed=20, steps=max(steps, 4))),
            *inpaint]


def scene(width, height):
    """A picture with smooth and hard parts, and a mask."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    picture = np.stack([x / width, y / height, 0.5 + 0.5 * np.sin(x / 9) * np.sin(y / 13)], -1)
    picture[(x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 5) ** 2] = (0.9, 0.2, 0.1)
    mask = np.zeros((height, width), np.uint8)
    mask[height // 4:height * 3 // 4, width // 3:width * 2 // 3] = 255
    return np.round(picture * 255).clip(0, 255).astype(np.uint8), mask


def diffusers_picture(pipe, run):
    """The picture of diffusers, its scheduler swapped in as its users do it."""
    pipe = PIPELINES[run["operation"]].from_pipe(pipe)
    pipe.set_progress_bar_config(disable=True)
    own = pipe.scheduler
    if "scheduler" in run:
        extra = {"use_karras_sigmas": True} if run.get("karras_sigmas") else {}
        if run["scheduler"] == "dpmpp-2m-sde":
            extra["algorithm_type"] = "sde-dpmsolver++"
        if run["scheduler"] == "pndm":
            extra["skip_prk_steps"] = True
        pipe.scheduler = SCHEDULERS[run["scheduler"]].from_config(own.config, **extra)
    else:
        pipe.scheduler = type(own).from_config(own.config)
    call = {"prompt": run["prompt"], "negative_prompt": run["negative_prompt"], "num_inference_steps": run["steps"],
            "guidance_scale": run["guidance_scale"], "generator": torch.Generator("cpu").manual_seed(run["seed"])}
    width, height = run["size"]
    if run["operation"] != "image_to_image":
        call.update(width=width, height=height)
    if run["operation"] != "text_to_image":
        picture, mask = scene(width, height)
        call.update(image=PIL.Image.fromarray(picture), strength=run["strength"])
        if run["operation"] == "inpaint":
            call["mask_image"] = PIL.Image.fromarray(mask)
    try:
        return pipe(output_type="np", **call).images[0].astype(np.float32)
    finally:
        pipe.scheduler = own


def our_pictures(options, checkpoint, config, named_runs, work):
    """The pictures of run_pipelines, in the order of the runs, and the seconds that took."""
    runs = []
    for number, (_, run) in enumerate(named_runs):
        run = dict(run, out=str(work / f"{number}.out"))
        if run["operation"] != "text_to_image":
            picture, mask = scene(*run["size"])
            run.update(picture=str(work / f"{number}.rgb"), mask=str(work / f"{number}.mask"))
            (picture.astype(np.float32) / 255).tofile(run["picture"])
            mask.tofile(run["mask"])
        runs.append(run)
    request = {"checkpoint": str(checkpoint), "config": str(config or ""), "merges": str(options.merges),
               "threads": options.threads, "runs": runs}
    start = time.monotonic()
    subprocess.run([options.runner], input=json.dumps(request), text=True, check=True)
    seconds = time.monotonic() - start
    return [np.fromfile(run["out"], np.float32).reshape(run["size"][1], run["size"][0], 3) for run in runs], seconds


def cli_picture(cli, checkpoint, run, work, threads):
    """The picture of `pentimento-cli generate --raw`; None for what it does not do alone."""
    if run["operation"] != "text_to_image" or "karras_sigmas" in run or len(run["prompt"]) > 200:
        return None
    out = work / "cli.png"
    command = [cli, "generate", "--prompt", run["prompt"], "--negative-prompt", run["negative_prompt"], "--size",
               "{}x{}".format(*run["size"]), "--steps", run["steps"], "--guidance-scale", run["guidance_scale"], "--seed",
               run["seed"], "--model", checkpoint, "--raw", "--dtype", "fp32", "--threads", threads, "--progress", "none",
               "-o", out]
    if "scheduler" in run:
        command += ["--scheduler", run["scheduler"]]
    subprocess.run([str(word) for word in command], check=True)
    return np.asarray(PIL.Image.open(out)).astype(np.float32)[..., :3] / 255


def difference(ours, reference):
    """Largest and mean difference, in 1/255."""
    gap = np.abs(ours - reference) * 255
    return float(gap.max()), float(gap.mean())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("--single", type=pathlib.Path)
    parser.add_argument("--config", type=pathlib.Path)
    parser.add_argument("--runner", default="build/diffusion/bin/run_pipelines")
    parser.add_argument("--cli")
    parser.add_argument("--merges", type=pathlib.Path, default=pathlib.Path("build/diffusion/share/pentimento/clip/merges.txt"))
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cases", help="names, with commas between; default: all")
    parser.add_argument("--work", type=pathlib.Path, help="keeps the pictures there")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_grad_enabled(False)
    diffusers.logging.set_verbosity_error()
    diffusers.logging.disable_progress_bar()
    transformers.logging.set_verbosity_error()
    work = options.work or pathlib.Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)

    index = json.loads((options.checkpoint / "model_index.json").read_text())
    inpainting = json.loads((options.checkpoint / "unet/config.json").read_text())["in_channels"] == 9
    chosen = [pair for pair in cases(options.size, options.steps, inpainting)
              if not options.cases or pair[0] in options.cases.split(",")]

    pipe = getattr(diffusers, index["_class_name"]).from_pretrained(options.checkpoint, local_files_only=True,
                                                                    safety_checker=None)
    start = time.monotonic()
    reference = [diffusers_picture(pipe, run) for _, run in chosen]
    times = {"diffusers": time.monotonic() - start}
    del pipe
    sides = {}
    for label, path, config in (("folder", options.checkpoint, None), ("single file", options.single, options.config)):
        if path:
            sides[label], times[label] = our_pictures(options, path, config, chosen, work)
    if options.cli:
        sides["generate --raw"] = [cli_picture(options.cli, options.checkpoint, run, work, options.threads)
                                   for _, run in chosen]

    print(f"{options.checkpoint.name}: largest (mean) difference from diffusers {diffusers.__version__} in 1/255")
    print(f"| case | size | steps | {' | '.join(sides)} |\n|---|---|---|{'---|' * len(sides)}")
    worst = 0.0
    for number, (name, run) in enumerate(chosen):
        cells = []
        for label, pictures in sides.items():
            if pictures[number] is None:
                cells.append("")
                continue
            largest, mean = difference(pictures[number], reference[number])
            # Eight bits: rounding may go either way, half a level to each side.
            worst = max(worst, largest - (0.5 if label == "generate --raw" else 0))
            cells.append(f"{largest:.4f} ({mean:.5f})")
        print(f"| {name} | {run['size'][0]}×{run['size'][1]} | {run['steps']} | {' | '.join(cells)} |")
    print(", ".join(f"{label} {seconds:.0f} s" for label, seconds in times.items()))
    sys.exit(0 if worst <= 1 else 1)


if __name__ == "__main__":
    main()
