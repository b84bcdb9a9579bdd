"""compare_openraster.py FILE.ora...: opens OpenRaster files with other programs, which composite the layers by
themselves: pyora, and Krita where it is installed. Prints how far each picture is from the flattened one in the file, in
1/255; fails above 2, which is what two soft layers over each other may round, and when Krita has other layers than are in
the file. scripts/check-openraster installs what it needs and runs it.

GIMP is not asked: its 2.10 reads OpenRaster by a plug-in for Python 2, which distributions have left out."""
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from pathlib import Path

import numpy
from PIL import Image
from pyora import Project


def pixels(image):
    """RGB times alpha, and alpha: what can be seen."""
    rgba = numpy.asarray(image.convert("RGBA")).astype(float)
    rgba[..., :3] *= rgba[..., 3:] / 255
    return rgba


def is_close(program, picture, merged):
    difference = abs(pixels(picture) - pixels(merged))
    print(f"  {program}: {picture.width} x {picture.height}, largest difference {difference.max():.2f}, "
          f"mean {difference.mean():.4f}, above 1: {(difference > 1.01).mean():.2e}")
    return difference.max() <= 2.01


def open_in_krita(name, home):
    """The picture that Krita shows, and of each layer name, place, whether it is visible, and opacity in 1/255."""
    exported = [Path(home) / "picture.png", Path(home) / "picture.kra"]
    for file in exported:
        command = ["krita", "--export", "--export-filename", file, name]
        environment = os.environ | {"HOME": home, "XDG_RUNTIME_DIR": home}
        run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
        if run.returncode:
            sys.exit(f"krita failed with {run.returncode}:\n{run.stdout}{run.stderr}")
    picture, document = exported
    root = xml.etree.ElementTree.fromstring(zipfile.ZipFile(document).read("maindoc.xml"))
    layers = [layer.attrib for layer in root.findall(".//{*}layer")]
    return Image.open(picture), [(layer["name"], int(layer["x"]), int(layer["y"]), layer["visible"] == "1",
                                  int(layer["opacity"])) for layer in layers]


def layers_of(project):
    return [(layer.name, *layer.offsets, layer.visible, round(layer.opacity * 255)) for layer in project.children]


def check(name, home):
    project = Project.load(name)
    print(f"{name}:")
    for layer in project.children:
        print(f"  {layer.name!r} at {layer.offsets}, opacity {layer.opacity:.3g}, "
              f"{'visible' if layer.visible else 'hidden'}, {layer.composite_op}")
    merged = project.get_image_data(use_original=True)
    good = is_close("pyora", project.get_image_data(use_original=False), merged)
    if shutil.which("krita"):
        picture, layers = open_in_krita(name, home)
        good = is_close("Krita", picture, merged) and good
        if layers != layers_of(project):
            print(f"  Krita has other layers: {layers}")
            good = False
    return good


if not shutil.which("krita"):
    print("Krita is not installed: left out")
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    results = [check(name, folder) for name in sys.argv[1:]]
sys.exit(0 if all(results) else 1)
