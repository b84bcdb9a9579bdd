#!/usr/bin/env python3
"""Picks from the full goldens those that are small enough to stand in the repository.

    select_goldens.py FULL_GOLDENS_FOLDER tests/golden

Nothing is computed: entries keep names, parameters, numbers and tolerances. Equal tensors are stored once.
The full goldens come from diffusers 0.42.1 and transformers 5.23.0 on torch 2.11.0; how they were made stands in the
README beside them. Needs Python only.
"""
import fnmatch
import json
import pathlib
import struct
import sys

# File, entries, outputs to leave out.
STAGES = ["tokenizer", "text_encoder", "unet/*", "vae/*"]
SELECTION = {
    "schedulers": (["*"], ["alphas_cumprod", "scaled"]),
    "rng": (["seed_42", "seed_9007199254740993"], ["rand*"]),
    "taesd": (["*"], []),
    "tiny-sd-eps": (["*"], ["pooled", "embeddings", "layer0", "tap/*.resnets.0", "tap/up_blocks.[23]",
                           "tap/conv_in", "tap/*.ff", "tap/*.attn2"]),
    "tiny-sd": (STAGES + ["text2img/own_scheduler", "text2img/euler_a", "text2img/dpmpp2m_karras", "text2img/unipc",
                          "text2img/clip_skip_1", "text2img/two_images_one_generator", "img2img/ddim_0.25",
                          "img2img/pndm_0.6", "inpaint4/own_scheduler", "inpaint4/euler_a_0.7"],
                ["tap/*", "pooled", "image*"]),
    "tiny-sd2": (["text_encoder", "unet/*", "text2img/own_scheduler", "img2img/euler_0.6"],
                 ["tap/*", "pooled", "image*"]),
    "tiny-sd-inpaint": (["unet/*", "inpaint9/own_scheduler", "inpaint9/euler_0.7"], ["tap/*", "image*"]),
    "tiny-sd2-inpaint": (["unet/square", "inpaint9/ddim_0.7"], ["tap/*", "image*"]),
    "tiny-lcm": (["unet/*", "text2img/*", "img2img/*"], ["tap/*", "image*"]),
}
# Left out elsewhere, kept where they differ or where nothing else tests them.
KEPT = {("schedulers", "ddim/epsilon", "alphas_cumprod"), ("schedulers", "ddim/zero_snr_v", "alphas_cumprod"),
        ("schedulers", "euler/zero_snr_v", "alphas_cumprod"), ("schedulers", "ddpm/deepfloyd_if", "alphas_cumprod"),
        ("schedulers", "euler/epsilon", "scaled"),
        ("schedulers", "euler_a/epsilon", "scaled"), ("schedulers", "heun/epsilon", "scaled"),
        ("tiny-sd", "vae/decode", "image"), ("tiny-sd", "text2img/own_scheduler", "image_uint8"),
        ("tiny-sd", "inpaint4/own_scheduler", "image_uint8"), ("tiny-sd2", "text2img/own_scheduler", "image_uint8"),
        ("tiny-sd-inpaint", "inpaint9/own_scheduler", "image_uint8"),
        ("tiny-lcm", "text2img/lcm_4_steps", "image_uint8")}
# Schedulers that Pentimento does not offer, and long runs that others cover.
LEFT_OUT = ["kdpm2/*", "dpm_single/*", "deis/*", "lcm/steps_20", "euler/steps_20", "pndm/steps_21", "dpmpp2m/pixart"]


def read_safetensors(path):
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + size])
    header.pop("__metadata__", None)
    start = 8 + size
    return {name: (e["dtype"], e["shape"], data[start + e["data_offsets"][0]:start + e["data_offsets"][1]])
            for name, e in header.items()}


def write_safetensors(path, tensors):
    header, offset = {}, 0
    for name, (dtype, shape, data) in tensors.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(d for _, _, d in tensors.values()))


def matches(name, patterns):
    return any(fnmatch.fnmatchcase(name, p) for p in patterns)


def without_defaults(value):
    """Without nulls, and infinities, which JSON does not have."""
    if not isinstance(value, dict):
        return value
    return {k: without_defaults(v) for k, v in value.items()
            if v is not None and v not in (float("inf"), float("-inf")) or k == "call_timesteps"}


def select(source, target, name):
    patterns, dropped = SELECTION[name]
    document = json.loads((source / f"{name}.json").read_text())
    tensors = read_safetensors(source / f"{name}.safetensors")
    kept, first_name, entries = {}, {}, []

    def keep(tensor):
        value = tensors[tensor]
        key = (value[0], tuple(value[1]), value[2])
        stored = first_name.setdefault(key, tensor)
        kept[stored] = value
        return stored

    for entry in document["entries"]:
        if not matches(entry["name"], patterns) or matches(entry["name"], LEFT_OUT):
            continue
        # The picture that goes in is a formula of the test; its name in the full goldens holds the one that comes out.
        entry["inputs"] = {role: keep(t) for role, t in entry["inputs"].items()
                           if (entry["kind"], role) != ("pipeline", "image")}
        entry["params"] = without_defaults(entry["params"])
        entry["outputs"] = {role: {"tensor": keep(o["tensor"]), "tolerance": o["tolerance"]}
                            for role, o in entry["outputs"].items()
                            if not matches(role, dropped) or (name, entry["name"], role) in KEPT}
        entries.append(entry)
    kept = {t: kept[t] for t in sorted(kept, key=lambda t: (-{"I64": 8, "F64": 8, "F32": 4, "F16": 2, "U8": 1}[kept[t][0]], t))}
    lines = ",\n".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in entries)
    (target / f"{name}.json").write_text('{"versions":%s,\n"entries":[\n%s\n]}\n' % (json.dumps(document["versions"]), lines))
    write_safetensors(target / f"{name}.safetensors", kept)


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for name in SELECTION:
        select(source, target, name)
    print(sum(f.stat().st_size for f in target.iterdir()), "bytes")


if __name__ == "__main__":
    main()
