/** Where our things lie, so that none lies over what is pointed at. Pure. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export const MARGIN = 12;
/** What the outline needs around its target. */
const OUTLINE = 5;

export function overlap(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

/** A box at these shares of the room that is left; `x` counts from the side on which lines begin. */
export function placed(size: Size, room: Size, at: { x: number; y: number }, rtl: boolean): Box {
  const free = (whole: number, part: number) => Math.max(0, whole - part - 2 * MARGIN);
  const x = rtl ? 1 - at.x : at.x;
  return {
    x: MARGIN + x * free(room.width, size.width),
    y: MARGIN + at.y * free(room.height, size.height),
    width: size.width,
    height: size.height,
  };
}

/** The other way round: the shares at which a box lies. */
export function sharesOf(box: Box, room: Size, rtl: boolean): { x: number; y: number } {
  const share = (at: number, whole: number, part: number) => {
    const free = whole - part - 2 * MARGIN;
    return free <= 0 ? 0 : Math.min(1, Math.max(0, (at - MARGIN) / free));
  };
  const x = share(box.x, room.width, box.width);
  return { x: rtl ? 1 - x : x, y: share(box.y, room.height, box.height) };
}

/**
 * A place for the panel that leaves the target free, and the dialog too if that can be: its own if it does, else the nearest corner that
 * does.
 *
 * @returns `null`: it would cover the target wherever it lay
 */
export function clearOf(
  target: Box | null,
  dialog: Box | null,
  size: Size,
  room: Size,
  own: { x: number; y: number },
  rtl: boolean,
): Box | null {
  const wanted = placed(size, room, own, rtl);
  const far = (box: Box) => Math.hypot(box.x - wanted.x, box.y - wanted.y);
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => placed(size, room, { x, y }, rtl)));
  const places = [wanted, ...corners.sort((a, b) => far(a) - far(b))];
  const free = places.filter((box) => target === null || !overlap(box, target, OUTLINE));
  return free.find((box) => dialog === null || !overlap(box, dialog)) ?? free[0] ?? null;
}

export interface CalloutPlace extends Box {
  side: "above" | "below" | "before" | "after";
}

/** A target so many times as wide as high is a field, a row or a line of a list: its fellows stand above and below. */
const LINE = 5;
/** What is no larger is a box to tick: its words follow it, its fellows stand below. */
const TICK = 24;

/**
 * Beside the target where there is room, rather not over the panel. A button's fellows stand beside it, so its callout is below; that of a
 * line is at its end, that of a box to tick before it. It never lies over the target.
 */
export function calloutPlace(
  target: Box,
  size: Size,
  room: Size,
  panel: Box | null = null,
  rtl = false,
): CalloutPlace | null {
  const gap = 14;
  const middleX = target.x + target.width / 2 - size.width / 2;
  const middleY = target.y + target.height / 2 - size.height / 2;
  const within = (at: number, part: number, whole: number) => Math.max(MARGIN, Math.min(at, whole - part - MARGIN));
  const across = within(middleX, size.width, room.width);
  const along = within(middleY, size.height, room.height);
  const upright: CalloutPlace[] = [
    { side: "below", ...size, x: across, y: target.y + target.height + gap },
    { side: "above", ...size, x: across, y: target.y - size.height - gap },
  ];
  const sideways: CalloutPlace[] = [
    { side: "after", ...size, x: target.x + target.width + gap, y: along },
    { side: "before", ...size, x: target.x - size.width - gap, y: along },
  ];
  const tick = Math.max(target.width, target.height) <= TICK;
  if (rtl !== tick) sideways.reverse();
  const beside = tick || target.width > LINE * target.height;
  const tries = beside ? [...sideways, ...upright] : [...upright, ...sideways];
  const fits = (box: Box) =>
    box.x >= 0 && box.y >= 0 && box.x + box.width <= room.width && box.y + box.height <= room.height;
  const fitting = tries.filter(fits);
  return fitting.find((box) => panel === null || !overlap(box, panel)) ?? fitting[0] ?? null;
}

/** Whether any of the target is in the window. If not: the way to it. */
export function outside(target: Box, room: Size): "up" | "down" | "left" | "right" | null {
  if (target.y + target.height <= 0) return "up";
  if (target.y >= room.height) return "down";
  if (target.x + target.width <= 0) return "left";
  return target.x >= room.width ? "right" : null;
}

/** At the edge of the window beyond which the target lies, in its middle or else in a corner that the panel leaves free. */
export function edgePlace(
  way: NonNullable<ReturnType<typeof outside>>,
  size: Size,
  room: Size,
  panel: Box | null,
): Box {
  const spread = (whole: number, part: number) => [0.5, 0, 1].map((share) => share * Math.max(0, whole - part));
  const last = { x: Math.max(0, room.width - size.width), y: Math.max(0, room.height - size.height) };
  const along: [x: number, y: number][] =
    way === "up" || way === "down"
      ? spread(room.width, size.width).map((x) => [x, way === "up" ? 0 : last.y])
      : spread(room.height, size.height).map((y) => [way === "left" ? 0 : last.x, y]);
  const places = along.map(([x, y]) => ({ ...size, x, y }));
  const [middle = { ...size, x: 0, y: 0 }] = places;
  return places.find((box) => panel === null || !overlap(box, panel)) ?? middle;
}
