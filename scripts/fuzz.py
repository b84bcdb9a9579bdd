"""fuzz.py CLI FOLDER SECONDS: see scripts/fuzz. The same SECONDS try the same files in the same order."""
import itertools
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import time
import zlib

ALLOWED = {0, 2, 3, 5}
FORMATS = ("png", "jpg", "tif", "webp", "exr")


def run(cli, *arguments):
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1",
                       UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1")
    return subprocess.run([cli, *map(str, arguments)], env=environment, capture_output=True, timeout=60)


def png(side, value):
    """A grey 8-bit PNG file."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes(value(x, y) for x in range(side)) for y in range(side))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def seeds(cli, folder):
    """Small sound files of every format, and a recipe."""
    mask, picture = folder / "mask.png", folder / "seed.png"
    picture.write_bytes(png(24, lambda x, y: (x * 9 + y * 5) % 256))
    mask.write_bytes(png(24, lambda x, y: 255 if 8 < x < 14 and 8 < y < 14 else 0))
    files = []
    for suffix in FORMATS:
        out = folder / f"sound.{suffix}"
        extra = ["--recipe", folder / "sound.json"] if suffix == "png" else []
        answer = run(cli, "remove", picture, "--mask", mask, "-o", out, "--progress", "none", *extra)
        if answer.returncode == 0:
            files.append(out)
    return files + ([folder / "sound.json"] if (folder / "sound.json").exists() else [])


def damaged(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        kind = chance.randrange(5)
        place = chance.randrange(len(data))
        if kind == 0:
            data[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[place] = chance.choice((0, 1, 127, 128, 255))
        elif kind == 2:
            del data[place:]
        elif kind == 3:
            data[place:place] = data[chance.randrange(len(data)):][:chance.randrange(64)]
        else:
            data[place:place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"))
        if not data:
            return b""
    return bytes(data)


def main():
    cli, folder, seconds = sys.argv[1], pathlib.Path(sys.argv[2]), float(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sound = seeds(cli, folder)
    if not sound:
        sys.exit("No sound file could be written: is this the right program?")
    chance, end, broken, answers = random.Random(1), time.monotonic() + seconds, 0, {}
    for number in itertools.count():
        if time.monotonic() > end:
            break
        source = chance.choice(sound)
        file = folder / f"try{source.suffix}"
        file.write_bytes(damaged(source.read_bytes(), chance))
        try:
            answer = run(cli, "info", file) if source.suffix == ".json" or number % 2 else run(
                cli, "extend", file, "--right", 2, "-o", folder / "out.png", "--progress", "none")
            code, said = answer.returncode, answer.stderr
        except subprocess.TimeoutExpired:
            code, said = "no answer within a minute", b""
        answers[code] = answers.get(code, 0) + 1
        if code not in ALLOWED or (code and said.count(b"\n") != 1):
            broken += 1
            shutil.copy(file, folder / f"broken-{broken}{source.suffix}")
            (folder / f"broken-{broken}.txt").write_bytes(f"exit code {code}\n".encode() + said)
            print(f"exit code {code}: {folder}/broken-{broken}{source.suffix}")
    print(f"{sum(answers.values())} files, exit codes {answers}, {broken} broken")
    sys.exit(1 if broken else 0)


main()
