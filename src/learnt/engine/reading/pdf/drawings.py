"""What is drawn on a PDF page besides words: lines, boxes and tints, as shapes in the page's frame."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import repeat

from learnt.engine.reading.pdf import calls
from learnt.engine.reading.pdf.layer import Frame
from learnt.engine.reading.shapes import Shape

_PATH, _FORM = 2, 5
_DEEPEST = 4  # forms within forms
_MOST_SEGMENTS = 400  # a path with more is a drawing, not a table
_MOST_SHAPES = 6000  # on one page
_MOVE = 2
_DOT = 4.0  # points: what is smaller both ways is neither rule nor box
_ROOM = array("f", [0.0] * 4)  # PDFium is for one thread at a time, and so is this
_AT = _ROOM.buffer_info()[0]
_DRAWN = 0.2  # points: a side of a border that is thinner is not drawn

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]  # left, bottom, right, top
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def shapes(page: int, count: int, upright: Frame) -> list[Shape]:
    """The shapes drawn on a page of `count` objects, in the order of drawing."""
    objects = list(map(calls.page_object, repeat(page), range(count)))
    found: list[Shape] = []
    for shape in _all_shapes(objects, _SAME, 0):
        found.append(_in_frame(shape, upright))
        if len(found) >= _MOST_SHAPES:
            break
    return found


def _all_shapes(objects: list[int | None], matrix: Matrix, level: int) -> Iterator[Shape]:
    for one, kind in zip(objects, map(calls.object_type, objects), strict=True):
        if one and kind == _PATH:
            yield from _path_shapes(one, matrix)
        elif one and kind == _FORM and level < _DEEPEST:
            inner = list(map(calls.form_object, repeat(one), range(max(0, calls.form_count(one)))))
            yield from _all_shapes(inner, _times(_matrix_of(one), matrix), level + 1)


def _path_shapes(path: int, matrix: Matrix) -> Iterator[Shape]:
    bounds = _bounds(path)
    if matrix is _SAME and bounds[2] - bounds[0] < _DOT and bounds[3] - bounds[1] < _DOT:
        return
    mode = array("i", [0, 0])
    at = mode.buffer_info()[0]
    calls.path_draw_mode(path, at, at + 4)
    filled, stroked = bool(mode[0]), bool(mode[1])
    segments = calls.path_segments(path)
    if not (filled or stroked) or segments > _MOST_SEGMENTS:
        return
    colour = _colour(path, filled)
    if segments <= 5:
        yield _shape(bounds, matrix, colour, filled, stroked)
        return
    boxes = _subpaths(path, segments)
    within = _times(_matrix_of(path), matrix)
    if filled and _is_ring(boxes):
        for side in _sides(boxes[0], boxes[1]):
            yield _shape(side, within, colour, True, False)
        return
    for box in boxes:
        yield _shape(box, within, colour, filled, stroked)


def _sides(outer: Bounds, inner: Bounds) -> Iterator[Bounds]:
    """The sides that are drawn of a border that is the space between two boxes."""
    left, bottom, right, top = outer
    sides = (
        (left, bottom, inner[0], top),
        (inner[2], bottom, right, top),
        (left, bottom, right, inner[1]),
        (left, inner[3], right, top),
    )
    return (side for side in sides if side[2] - side[0] > _DRAWN and side[3] - side[1] > _DRAWN)


def _is_ring(boxes: list[Bounds]) -> bool:
    """Whether the first of several boxes holds all the others: a border drawn as a filled ring."""
    if len(boxes) < 2:
        return False
    boxes.sort(key=lambda b: -(b[2] - b[0]) * (b[3] - b[1]))
    first = boxes[0]
    wide, high = first[2] - first[0], first[3] - first[1]
    return all(
        b[0] >= first[0] and b[1] >= first[1] and b[2] <= first[2] and b[3] <= first[3] for b in boxes[1:]
    ) and any(b[2] - b[0] > wide - 24 and b[3] - b[1] > high - 24 for b in boxes[1:])


def _shape(box: Bounds, matrix: Matrix, colour: int, filled: bool, stroked: bool) -> Shape:
    left, bottom, right, top = box if matrix is _SAME else _moved(box, matrix)
    return Shape(left, bottom, right, top, colour, filled, stroked)


def _bounds(one: int) -> Bounds:
    calls.object_bounds(one, _AT, _AT + 4, _AT + 8, _AT + 12)
    left, bottom, right, top = _ROOM
    return left, bottom, right, top


def _subpaths(path: int, segments: int) -> list[Bounds]:
    """The boxes of the parts of a path, each begun by a move."""
    point = array("f", [0.0, 0.0])
    at = point.buffer_info()[0]
    parts: list[tuple[list[float], list[float]]] = []
    for one in map(calls.path_segment, repeat(path), range(segments)):
        calls.segment_point(one, at, at + 4)
        if not parts or calls.segment_type(one) == _MOVE:
            parts.append(([], []))
        parts[-1][0].append(point[0])
        parts[-1][1].append(point[1])
    return [(min(xs), min(ys), max(xs), max(ys)) for xs, ys in parts if len(xs) > 1]


def _matrix_of(one: int) -> Matrix:
    room = array("f", [1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    calls.object_matrix(one, room.buffer_info()[0])
    return room[0], room[1], room[2], room[3], room[4], room[5]


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Bounds, matrix: Matrix) -> Bounds:
    a, b, c, d, e, f = matrix
    left, bottom, right, top = box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _colour(one: int, filled: bool) -> int:
    room = array("I", [0, 0, 0, 255])
    at = room.buffer_info()[0]
    look = calls.fill_colour if filled else calls.stroke_colour
    look(one, at, at + 4, at + 8, at + 12)
    if room[3] == 0:
        return 0xFFFFFF
    return room[0] << 16 | room[1] << 8 | room[2]


def _in_frame(shape: Shape, upright: Frame) -> Shape:
    left, bottom, right, top, colour, filled, stroked = shape
    xs, ys = upright.points([left, right], [bottom, top])
    return Shape(min(xs), min(ys), max(xs), max(ys), colour, filled, stroked)
