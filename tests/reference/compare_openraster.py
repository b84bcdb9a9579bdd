"""compare_openraster.py FILE.ora...: opens OpenRaster files with another program's reader (pyora, which composites the
layers by itself) and prints how far its picture is from the flattened one in the file, in 1/255; fails above 2, which
is what two soft layers over each other may round. scripts/check-openraster installs what it needs and runs it."""
import sys

import numpy
from pyora import Project


def pixels(image):
    """RGB times alpha, and alpha: what can be seen."""
    rgba = numpy.asarray(image.convert("RGBA")).astype(float)
    rgba[..., :3] *= rgba[..., 3:] / 255
    return rgba


worst = 0
for name in sys.argv[1:]:
    project = Project.load(name)
    for layer in project.children:
        print(f"  {layer.name!r} at {layer.offsets}, opacity {layer.opacity:.3g}, "
              f"{'visible' if layer.visible else 'hidden'}, {layer.composite_op}")
    composited = pixels(project.get_image_data(use_original=False))
    difference = abs(composited - pixels(project.get_image_data(use_original=True)))
    worst = max(worst, difference.max())
    print(f"{name}: {composited.shape[1]} x {composited.shape[0]}, largest difference {difference.max():.2f}, "
          f"mean {difference.mean():.4f}, above 1: {(difference > 1.01).mean():.2e}")
sys.exit(1 if worst > 2.01 else 0)
