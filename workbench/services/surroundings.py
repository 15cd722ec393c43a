"""Where a library lies and what lies beside it, as far as that endangers it: networks, clouds, twins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORKS = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "davfs", "fuse.sshfs", "fuse.rclone")
_CLOUDS = (
    ("Dropbox", r"dropbox( \(.*\))?"),
    ("OneDrive", r"onedrive( - .*)?"),
    ("Nextcloud", r"nextcloud"),
    ("ownCloud", r"owncloud"),
    ("Google Drive", r"google ?drive.*|googledrive-.*|my drive"),
    ("iCloud", r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    ("Syncthing", r"syncthing"),
    ("pCloud", r"pcloud ?drive"),
    ("Box", r"box( sync)?"),
    ("MEGA", r"mega(sync)?"),
)
_SIGNS = (
    ("Dropbox", ".dropbox"),
    ("Dropbox", ".dropbox.cache"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("ownCloud", ".owncloudsync.log"),
    ("Syncthing", ".stfolder"),
    ("OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"),
)
_TWIN = re.compile(
    r"[ ._-]*(\((?=.*(conflict|konflikt|conflit|kopie|copy)).*\)|\(\d+\)|(sync-)?conflict[-._].*|_conf\(.*\))"
    r"|-(?-i:[A-Z][A-Z0-9-]{3,})",
    re.IGNORECASE,
)


def warnings(address: str, mounts: str | None = None) -> tuple[str, ...]:
    """Return a sentence for each danger to a library; ``mounts`` is the table of them, None the system's."""
    if "://" in address:
        return ()
    library = Path(address).resolve()
    return (
        *_network(library, _read(_MOUNTS) if mounts is None else mounts),
        *_cloud(library),
        *_twins(library),
    )


def _network(library: Path, mounts: str) -> Iterator[str]:
    kind = file_system(library, mounts)
    if kind.startswith(_NETWORKS):
        yield (
            f"The library {library} lies on a network ({kind}), where two desks can damage it."
            " Let one desk at a time use it, or keep it on a disk of this machine."
        )


def file_system(library: PurePath, mounts: str) -> str:
    """Return the kind of file system on which a file lies, by the table of mounts; "" where it is unknown."""
    found = (-1, "")
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        place = PurePath(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if library.is_relative_to(place) and len(place.parts) >= found[0]:
            found = (len(place.parts), after.split()[0])
    return found[1]


def _cloud(library: Path) -> Iterator[str]:
    name = cloud(library, (sign for folder in library.parents for sign in _signs(folder)))
    if name:
        yield (
            f"The library {library} lies in a folder of {name}, which may replace it while it is open."
            " Move it elsewhere, and share exports or backups instead."
        )


def cloud(library: PurePath, signs: Iterable[str] = ()) -> str:
    """Return whose folder a file lies in, by the names of its folders and the signs in them."""
    for part in reversed(library.parts[:-1]):
        for name, pattern in _CLOUDS:
            if re.fullmatch(pattern, part, re.IGNORECASE):
                return name
    return next(iter(signs), "")


def _signs(folder: Path) -> Iterator[str]:
    return (name for name, sign in _SIGNS if (folder / sign).exists())


def _twins(library: Path) -> Iterator[str]:
    try:
        beside = sorted(path.name for path in library.parent.iterdir() if path.is_file())
    except OSError:  # a folder that may not be listed has nothing to be told of
        return
    for name in twins(library.name, beside):
        yield (
            f"Beside the library {library} lies {name}, which a synchronising program may have made of it."
            " Nothing was merged: open both, and keep the one that has your work."
        )


def twins(library: str, beside: Iterable[str]) -> list[str]:
    """Return which of the names look like a copy that a synchronising program made of a conflict."""
    path = PurePath(library)
    rest = [PurePath(name) for name in beside if name != library]
    return [
        other.name
        for other in rest
        if other.suffix == path.suffix
        and other.stem.startswith(path.stem)
        and _TWIN.fullmatch(other.stem[len(path.stem) :])
    ] + [other.name for other in rest if other.name.startswith(f"{library}.sync-conflict")]


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:  # not a system that tells
        return ""
