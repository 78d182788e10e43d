"""Slips as the program makes them, for the tests of paper: in a copy of the assets in which the words of slips
(words/<tag>.json) fill in what a language does not have yet, so that every script is tried before its
translation is there; and the pictures compared."""
import json
import os
import shutil
import subprocess
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BIN = Path(os.environ.get("DOORSTEP_BIN", ROOT / "build/sanitize/bin"))
PACK = "kiosk/centres/tower-hamlets-north-west"


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def make_root(folder):
    """The assets with the words of slips laid under those that a language has. The root's path."""
    root = Path(folder) / "root"
    (root / "assets").mkdir(parents=True)
    for name in ("fonts", "icons", "questionnaires"):
        (root / "assets" / name).symlink_to(ROOT / "assets" / name)
    shutil.copytree(ROOT / "assets/locales", root / "assets/locales")
    for words in (HERE / "words").glob("*.json"):
        path = root / "assets/locales" / words.name
        path.write_text(json.dumps(read_json(words) | read_json(path), ensure_ascii=False), encoding="utf-8")
    pack = root / PACK
    shutil.copytree(ROOT / PACK, pack)
    for names in (HERE / "names").glob("*.json"):
        path = pack / "strings" / names.name
        path.write_text(json.dumps(read_json(names) | read_json(path), ensure_ascii=False), encoding="utf-8")
    return root


def preview(root, kind, tag, width, path):
    """Writes the slip as `doorstepctl print preview` does, as its ending says."""
    done = subprocess.run([BIN / "doorstepctl", "print", "preview", kind, "--locale", tag, "--width", width,
                           "--out", path], env={**os.environ, "DOORSTEP_ROOT": str(root)},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return path


def rows_of(path):
    """The rows of a picture, each dot True where it is black."""
    with Image.open(path) as picture:
        grey = picture.convert("L")
        dots = [dot < 128 for dot in grey.getdata()]
        return [dots[y * grey.width:(y + 1) * grey.width] for y in range(grey.height)]
