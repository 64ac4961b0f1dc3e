"""A Debian of its own, made by debootstrap and thrown away; only root can make one."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASES = ROOT / "build" / "debootstrap"
MIRROR = "http://deb.debian.org/debian"
PATIENT = ("-o", "Acquire::Retries=5")
"""Mirrors fail now and then."""
ENVIRON = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LANG": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}
ENTER = 'mount -t proc proc "$0/proc" && mount --bind /tmp "$0/tmp" && exec chroot "$0" "$@"'
"""In a mount namespace of its own, which takes the mounts with it when it ends."""
DEBS = "var/cache/apt/archives"


class Debian:
    """A bare Debian that shares only /tmp with this computer: the sockets of X and of the bus."""

    def __init__(self, root, release):
        assert lacking() == "", f"a Debian to try the package in cannot be made here: {lacking()}"
        self.root, self._base = root, BASES / release
        if not (self._base / "made").exists():
            _bootstrap(self._base, release)
        subprocess.run(["cp", "-a", "--reflink=auto", f"{self._base}/.", root], check=True)
        shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
        may_start_services = root / "usr" / "sbin" / "policy-rc.d"
        may_start_services.write_text("#!/bin/sh\nexit 101\n")
        may_start_services.chmod(0o755)

    def command(self, *order):
        """Return what runs an order inside."""
        inside = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER]
        return [*inside, str(self.root), *order]

    def do(self, *order, **environ):
        """Run an order inside to its end; return its status and what it printed."""
        return subprocess.run(
            self.command(*order), env=ENVIRON | environ, capture_output=True, text=True, check=False
        )

    def apt(self, *order):
        """Let apt do something; whatever it says when that fails is the failure."""
        done = self.do("apt-get", "-qq", "-y", *PATIENT, "--no-install-recommends", *order)
        assert done.returncode == 0, done.stdout + done.stderr

    def keep_downloads(self):
        """Keep what apt fetched for the next time."""
        subprocess.run(["cp", "-an", f"{self.root / DEBS}/.", self._base / DEBS], check=True)

    def files(self):
        """Return every file but those of apt, dpkg and the kernel."""
        told = self.do(
            "find", "/", "-xdev", "-not", "-type", "d", "-not", "-path", "/var/lib/*",
            "-not", "-path", "/var/cache/*", "-not", "-path", "/var/log/*",
            "-not", "-path", "/tmp/*",
        )  # fmt: skip
        return set(told.stdout.splitlines())


def lacking():
    """Say which right is missing to make a root and to live in it; nothing is if that is empty."""
    if os.geteuid() != 0:
        return "this is not root"
    mount = ["unshare", "--mount", "--pid", "--fork", "mount", "-t", "proc", "proc", "/mnt"]
    tried = subprocess.run(mount, capture_output=True, text=True, check=False)
    if tried.returncode:
        return f"root may not mount here (CAP_SYS_ADMIN): {tried.stderr.strip()}"
    return ""


def _bootstrap(base, release):
    """Unpack a bare Debian; a mirror fails now and then, so once more from nothing."""
    order = ["debootstrap", "--variant=minbase", release, base, MIRROR]
    for last in (False, True):
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        done = subprocess.run(order, check=last, timeout=500, stdout=subprocess.DEVNULL)
        if done.returncode == 0:
            break
    subprocess.run(["chroot", base, "apt-get", "-qq", "clean"], check=True, env=ENVIRON)
    (base / "made").touch()
