"""Pictures made for the tests: small, of every kind, and full of what must not go out."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import Image, ImageCms, PngImagePlugin

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
_ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "HEIF": ".heic"}
SECRETS = (
    "54.906",
    "SecretCam",
    "Nurse Secretname",
    "secret comment",
    "secret caption",
    "secret trailing",
    "secret text",
)


def plain(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """A picture with something in it: stripes of colour, no two quarters alike."""
    image = Image.new(mode, (width, height), "white")
    for x in range(0, width, 8):
        image.paste(
            (x * 255 // width, 255 - x * 255 // width, (x * 7) % 256),
            (x, 0, x + 4, height // 2 + x % height // 2),
        )
    return image


def written(image: Image.Image, encoding: str, **options: Any) -> bytes:
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    image.save(out, encoding, **options)
    return out.getvalue()


def telling(encoding: str, folder: Path) -> bytes:
    """A picture in that format which tells where, when, by whom and with what it was taken, in every way it can."""
    options: dict[str, Any] = {}
    if encoding != "GIF":
        options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if encoding in ("JPEG", "GIF"):
        options["comment"] = b"secret comment"
    if encoding == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "secret text")
        text.add_itxt("Description", "secret text é")
        options["pnginfo"] = text
    file = folder / f"telling{_ENDINGS[encoding]}"
    file.write_bytes(written(plain(), encoding, **options))
    tags = ["-XMP-dc:Creator=Nurse Secretname", "-XMP-dc:Description=secret caption"]
    if encoding != "GIF":
        tags += [
            "-EXIF:GPSLatitude=54.9069",
            "-EXIF:GPSLatitudeRef=N",
            "-EXIF:GPSLongitude=1.3838",
            "-EXIF:GPSLongitudeRef=W",
            "-EXIF:Make=SecretCam",
            "-EXIF:DateTimeOriginal=2026:11:20 10:00:00",
            "-EXIF:Artist=Nurse Secretname",
        ]
    if encoding == "JPEG":
        thumbnail = folder / "thumbnail.jpg"
        thumbnail.write_bytes(written(plain(64, 48), "JPEG"))
        tags += [
            "-IPTC:Caption-Abstract=secret caption",
            f"-ThumbnailImage<={thumbnail}",
            "-EXIF:Orientation#=6",
        ]
    subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *tags, str(file)], check=True, capture_output=True
    )
    return file.read_bytes() + b"secret trailing data"
