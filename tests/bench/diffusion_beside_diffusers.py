#!/usr/bin/env python3
"""Times the stages of Stable Diffusion 1.5 here and in diffusers, by turns in one run, and prints the ratios.

    diffusion_beside_diffusers.py [--pixels 512] [--threads 2] [--repeats 2] [--rounds 2]
                                  [--build build/diffusion] CHECKPOINT_FOLDER

CHECKPOINT_FOLDER: Stable Diffusion 1.5 in the layout of diffusers, float32; the numbers in it do not matter. Needs the
environment of tests/reference/setup, and the targets diffusion_bench and run_pipelines. A stage's time is the shortest
of all rounds. "Load" ends when a picture can be asked for; "first picture" is a new process from its start to the end
of one step, decoded; peak memory is that process's, with the file's pages that it has mapped.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

STAGES = ["text encoder", "UNet evaluation, batch 1", "UNet evaluation, batch 2", "autoencoder, decode",
          "autoencoder, encode", "TAESD, decode", "load", "first picture", "peak memory"]
PROMPT = "A photograph of a red fox in the snow"


def diffusers_stages(checkpoint, pixels, threads, repeats):
    """Prints lines like those of diffusion_bench."""
    import diffusers
    import torch
    torch.set_num_threads(threads)
    torch.set_grad_enabled(False)
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(checkpoint, local_files_only=True, safety_checker=None)

    def report(stage, work):
        work()
        times = []
        for _ in range(repeats):
            start = time.monotonic()
            work()
            times.append(time.monotonic() - start)
        print(f"{stage:28s} {min(times):8.3f} s", flush=True)

    latent = pixels // 8
    ids = torch.full((1, 77), 320)
    report("text encoder", lambda: pipe.text_encoder(ids))
    for batch in (1, 2):
        sample, text = torch.randn(batch, 4, latent, latent), torch.randn(batch, 77, 768)
        report(f"UNet evaluation, batch {batch}",
               lambda: pipe.unet(sample, 501, encoder_hidden_states=text, return_dict=False))
    latents, picture = torch.randn(1, 4, latent, latent), torch.rand(1, 3, pixels, pixels) * 2 - 1
    report("autoencoder, decode", lambda: pipe.vae.decode(latents, return_dict=False))
    report("autoencoder, encode", lambda: pipe.vae.encode(picture, return_dict=False))
    tiny = diffusers.AutoencoderTiny()
    report("TAESD, decode", lambda: tiny.decode(latents, return_dict=False))


def diffusers_picture(checkpoint, pixels, threads, steps):
    import diffusers
    import torch
    torch.set_num_threads(threads)
    start = time.monotonic()
    pipe = diffusers.StableDiffusionPipeline.from_pretrained(checkpoint, local_files_only=True, safety_checker=None)
    print(f"{'load':28s} {time.monotonic() - start:8.3f} s", flush=True)
    if steps:
        pipe.set_progress_bar_config(disable=True)
        pipe(PROMPT, width=pixels, height=pixels, num_inference_steps=steps,
             generator=torch.Generator("cpu").manual_seed(0), output_type="np")


def stages_of(command):
    """{stage: seconds} from the lines that a program prints."""
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = {}
    for line in answer.splitlines():
        for stage in STAGES:
            if line.startswith(stage) and line.endswith(" s"):
                found[stage] = float(line[len(stage):-1])
    return found


def process_of(command, request):
    """Seconds and peak memory in GB of a process."""
    with tempfile.TemporaryFile("w+") as stdin, tempfile.TemporaryFile("w+") as stdout:
        stdin.write(request)
        stdin.seek(0)
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=stdin, stdout=stdout)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{command[0]} failed")
        return time.monotonic() - start, usage.ru_maxrss / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("--pixels", type=int, default=512)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/diffusion"))
    parser.add_argument("--side", choices=["stages", "load", "picture"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side == "stages":
        return diffusers_stages(options.checkpoint, options.pixels, options.threads, options.repeats)
    if options.side:
        return diffusers_picture(options.checkpoint, options.pixels, options.threads, options.side == "picture")

    os.environ.update(HF_HUB_OFFLINE="1", OMP_NUM_THREADS=str(options.threads))
    numbers = [str(options.pixels), str(options.threads), str(options.repeats)]
    bench, runner = options.build / "bin/diffusion_bench", str(options.build / "bin/run_pipelines")
    for program in (bench, runner):
        if not os.path.exists(program):
            sys.exit(f"{program} is not there: scripts/build diffusion diffusion_bench run_pipelines")
    theirs = [sys.executable, __file__, str(options.checkpoint), "--pixels", numbers[0], "--threads", numbers[1],
              "--repeats", numbers[2], "--side"]
    best = {"Pentimento": {}, "diffusers": {}}

    def keep(side, found):
        for stage, value in found.items():
            best[side][stage] = min(value, best[side].get(stage, value))

    run = {"operation": "text_to_image", "size": [options.pixels] * 2, "prompt": PROMPT, "steps": 1, "seed": 0,
           "guidance_scale": 7.5, "out": os.devnull}
    request = {"checkpoint": str(options.checkpoint), "threads": options.threads, "runs": []}
    for _ in range(options.rounds):
        keep("Pentimento", stages_of([str(bench), *numbers]))
        keep("diffusers", stages_of([*theirs, "stages"]))
        keep("Pentimento", {"load": process_of([runner], json.dumps(request))[0]})
        keep("diffusers", stages_of([*theirs, "load"]))
        for side, command, words in (("Pentimento", [runner], json.dumps(dict(request, runs=[run]))),
                                     ("diffusers", [*theirs, "picture"], "")):
            seconds, memory = process_of(command, words)
            keep(side, {"first picture": seconds, "peak memory": memory})

    print(f"{options.pixels} pixels, {options.threads} threads, best of {options.rounds} rounds")
    print("| stage | Pentimento | diffusers | ratio |\n|---|---|---|---|")
    for stage in STAGES:
        ours, other = best["Pentimento"].get(stage), best["diffusers"].get(stage)
        if ours is not None and other is not None:
            unit = "GB" if stage == "peak memory" else "s"
            print(f"| {stage} | {ours:.3f} {unit} | {other:.3f} {unit} | {ours / other:.2f} |")


if __name__ == "__main__":
    main()
