"""Linux made to refuse, for this process and for good, the system calls that a reader of documents never needs.

A filter of system calls (seccomp) needs no privilege. It closes the network, new programs and processes, signals to
others, and every way of changing a file; reading files, memory and threads stay open.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import sys

_SET_PARENT_DEATH_SIGNAL, _SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 1, 38, 22, 2
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NOT_PERMITTED, _NOT_IMPLEMENTED = 1, 38  # errno
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_DENIED, _ALLOWED = (_RETURN, 0, 0, _ERROR | _NOT_PERMITTED), (_RETURN, 0, 0, _ALLOW)
_CALL_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # where they stand in what the filter is shown
_SHARES_MEMORY = 0x100  # CLONE_VM: a thread, not a process
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC
_OTHER_NUMBERING = 0x40000000  # the x32 numbering of calls, which would slip past a filter

# System calls by name, per architecture; clone3 is told to be missing, so that clone is used, whose flags can be seen.
_X86_64 = """
    socket 41 connect 42 accept 43 sendto 44 sendmsg 46 bind 49 listen 50 socketpair 53 accept4 288 fork 57
    vfork 58 execve 59 execveat 322 kill 62 tkill 200 ptrace 101 process_vm_readv 310 process_vm_writev 311
    pidfd_open 434 creat 85 unlink 87 unlinkat 263 rename 82 renameat 264 renameat2 316 mkdir 83 mkdirat 258
    rmdir 84 link 86 linkat 265 symlink 88 symlinkat 266 chmod 90 fchmod 91 fchmodat 268 chown 92 fchown 93
    lchown 94 fchownat 260 truncate 76 ftruncate 77 mknod 133 mknodat 259 mount 165 umount2 166 unshare 272
    setns 308 openat2 437 bpf 321 io_uring_setup 425 userfaultfd 323 keyctl 250 add_key 248
"""
_AARCH64 = """
    socket 198 socketpair 199 bind 200 listen 201 accept 202 connect 203 sendto 206 sendmsg 211 accept4 242
    execve 221 execveat 281 kill 129 tkill 130 ptrace 117 process_vm_readv 270 process_vm_writev 271
    pidfd_open 434 unlinkat 35 renameat 38 renameat2 276 mkdirat 34 linkat 37 symlinkat 36 fchmod 52
    fchmodat 53 fchown 55 fchownat 54 truncate 45 ftruncate 46 mknodat 33 mount 40 umount2 39 unshare 97
    setns 268 openat2 437 bpf 280 io_uring_setup 425 userfaultfd 282 keyctl 219 add_key 217
"""
# For each machine: its number, the calls refused, where (call, argument) says how a file is opened, clone, clone3.
_MACHINES = {
    "x86_64": (0xC000003E, _X86_64, ((2, 1), (257, 2)), 56, 435),
    "aarch64": (0xC00000B7, _AARCH64, ((56, 2),), 220, 435),
}


# Of these, what a word processor is refused that converts a file: it may write, and start what belongs to it.
_NOT_FOR_CONVERTERS = [
    "connect",
    "sendto",
    "sendmsg",
    "kill",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "pidfd_open",
    "mount",
    "umount2",
    "unshare",
    "setns",
    "openat2",
    "bpf",
    "io_uring_setup",
    "userfaultfd",
    "keyctl",
    "add_key",
]
_WITHIN_MACHINE = 1  # AF_UNIX: sockets that lead nowhere else


def die_with_parent() -> None:
    """Have this process killed when the one that started it ends. Does nothing where the system cannot."""
    if sys.platform == "linux":
        _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def refuse_dangerous_calls() -> bool:
    """Refuse network, processes and writing from now on. False where the system cannot."""
    machine = _machine()
    return machine is not None and _enforce(_program(*machine))


def refuse_network() -> bool:
    """Refuse, to this process and all that it starts, to reach any other process. False where the system cannot."""
    machine = _machine()
    return machine is not None and _enforce(_offline_program(machine[0], machine[1]))


def _machine() -> tuple[int, str, tuple[tuple[int, int], ...], int, int] | None:
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return None
    return _MACHINES.get(platform.machine())


def _enforce(code: bytes) -> bool:
    filter_code = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(filter_code))
    shown = ctypes.create_string_buffer(program, len(program))
    if _prctl(_SET_NO_NEW_PRIVILEGES, 1) != 0:
        return False
    return _prctl(_SET_SECCOMP, _FILTER, ctypes.addressof(shown)) == 0


def _program(architecture: int, refused: str, opens: tuple[tuple[int, int], ...], clone: int, clone3: int) -> bytes:
    """The filter: instructions of eight bytes each (what to do, jump if so, jump if not, a number)."""
    steps = [*_start(architecture), (_EQUAL, 0, 1, clone3), (_RETURN, 0, 0, _ERROR | _NOT_IMPLEMENTED)]
    for number in map(int, refused.split()[1::2]):
        steps += [(_EQUAL, 0, 1, number), _DENIED]
    for number, argument in opens:
        steps += [(_EQUAL, 0, 4, number), (_LOAD, 0, 0, _ARGUMENTS + 8 * argument), (_ANY_BIT, 0, 1, _WRITES)]
        steps += [_DENIED, _ALLOWED]
    steps += [(_EQUAL, 0, 4, clone), (_LOAD, 0, 0, _ARGUMENTS), (_ANY_BIT, 1, 0, _SHARES_MEMORY)]
    steps += [_DENIED, _ALLOWED, _ALLOWED]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _offline_program(architecture: int, calls: str) -> bytes:
    """The filter for converters: sockets only within the machine, and no way to connect even those."""
    numbers = dict(zip(calls.split()[::2], map(int, calls.split()[1::2]), strict=True))
    steps = list(_start(architecture))
    for name in _NOT_FOR_CONVERTERS:
        if name in numbers:
            steps += [(_EQUAL, 0, 1, numbers[name]), _DENIED]
    steps += [(_EQUAL, 0, 3, numbers["socket"]), (_LOAD, 0, 0, _ARGUMENTS), (_EQUAL, 1, 0, _WITHIN_MACHINE)]
    steps += [_DENIED, _ALLOWED]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def _start(architecture: int) -> tuple[tuple[int, int, int, int], ...]:
    """How every filter begins: end what runs as on another machine, and load the number of the call."""
    return (
        *((_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL)),
        *((_LOAD, 0, 0, _CALL_NUMBER), (_AT_LEAST, 0, 1, _OTHER_NUMBERING), _DENIED),
    )


def _prctl(option: int, *arguments: int) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    padded = (*arguments, 0, 0, 0, 0)[:4]
    return int(libc.prctl(option, *(ctypes.c_ulong(argument) for argument in padded)))
