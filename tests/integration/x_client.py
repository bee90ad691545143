"""A small X11 program for the tests: windows of one colour that it moves, covers and closes as its standard input says.

It runs as a process of its own, for the guard leaves the windows of its own process out. One JSON object a line in,
one a line out: ``{"do": "open", "title": ..., "class": ..., "place": [x, y, w, h], "colour": 0xRRGGBB}`` answers
``{"id": ...}``; the others (fill, move, iconify, map, raise, title, close) take ``id`` and answer ``{}``.
"""

from __future__ import annotations

import json
import struct
import sys

import xcffib
from xcffib import xproto

connection = xcffib.connect()
core, screen = connection.core, connection.setup.roots[connection.pref_screen]


def atom(name: str) -> int:
    return core.InternAtom(False, len(name), name).reply().atom


def text(window: int, prop: str, kind: str, value: str) -> None:
    data = value.encode()
    core.ChangeProperty(xproto.PropMode.Replace, window, atom(prop), atom(kind), 8, len(data), data)


def open_window(order: dict) -> dict:
    window, (x, y, width, height) = connection.generate_id(), order["place"]
    depth, visual, mask, values = screen.root_depth, screen.root_visual, xproto.CW.BackPixel, [order["colour"]]
    if order.get("depth") == 32:
        depth = 32
        visual = next(d for d in screen.allowed_depths if d.depth == 32).visuals[0].visual_id
        colormap = connection.generate_id()
        core.CreateColormap(xproto.ColormapAlloc._None, colormap, screen.root, visual)
        mask |= xproto.CW.BorderPixel | xproto.CW.Colormap
        values += [0, colormap]
    if order.get("unmanaged"):
        mask |= xproto.CW.OverrideRedirect
        values.insert(1 if depth != 32 else 2, 1)
    core.CreateWindow(
        depth, window, screen.root, x, y, width, height, order.get("border", 0),
        xproto.WindowClass.InputOutput, visual, mask, values,
    )  # fmt: skip
    text(window, "WM_CLASS", "STRING", f"x\0{order['class']}\0")
    text(window, "WM_NAME", "STRING", order.get("old_title", order["title"]))
    if order["title"]:
        text(window, "_NET_WM_NAME", "UTF8_STRING", order["title"])
    hints = struct.pack("=I4i13I", 1, x, y, width, height, *[0] * 13)  # USPosition
    core.ChangeProperty(xproto.PropMode.Replace, window, atom("WM_NORMAL_HINTS"), atom("WM_SIZE_HINTS"), 32, 18, hints)
    core.MapWindow(window)
    return {"id": window}


def send_root(window: int, kind: str, data: list[int]) -> None:
    event = struct.pack("=BBHII5I", 33, 32, 0, window, atom(kind), *data)
    mask = xproto.EventMask.SubstructureRedirect | xproto.EventMask.SubstructureNotify
    core.SendEvent(False, screen.root, mask, event)


def obey(order: dict) -> dict:
    do, window, cw = order["do"], order.get("id"), xproto.ConfigWindow
    if do == "open":
        return open_window(order)
    if do == "fill":
        gc = connection.generate_id()
        core.CreateGC(gc, window, xproto.GC.Foreground, [order["colour"]])
        core.PolyFillRectangle(window, gc, 1, [xproto.RECTANGLE.synthetic(*order["place"])])
        core.FreeGC(gc)
    elif do == "move":
        x, y, width, height = order["place"]
        core.ConfigureWindow(window, cw.X | cw.Y | cw.Width | cw.Height, [x, y, width, height])
    elif do == "raise":
        core.ConfigureWindow(window, cw.StackMode, [xproto.StackMode.Above])
    elif do == "iconify":
        send_root(window, "WM_CHANGE_STATE", [3, 0, 0, 0, 0])
    elif do == "activate":
        send_root(window, "_NET_ACTIVE_WINDOW", [2, 0, 0, 0, 0])
    elif do == "map":
        core.MapWindow(window)
    elif do == "unmap":
        core.UnmapWindow(window)
    elif do == "title":
        text(window, "_NET_WM_NAME", "UTF8_STRING", order["title"])
    elif do == "close":
        core.DestroyWindow(window)
    return {}


for line in sys.stdin:
    answer = obey(json.loads(line))
    core.GetInputFocus().reply()
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
connection.disconnect()
