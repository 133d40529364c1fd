/** The names above the lanes, with who has each at present, and the times at their left. */
import { ticks } from 'd3';

import { inspectLine } from '#term/inspect.ts';
import { isNormalEnd } from '#trace/reason.ts';
import { hasEnded, lastHalt, lifeOf } from '#trace/roll.ts';

import { aliveBy } from './births.ts';
import type { LaneSlot } from './lanes-room.ts';
import type { NameShape, TickShape } from './lanes-shapes.ts';
import { isLaneLit } from './lanes-sight.ts';
import type { Sighted } from './lanes-sight.ts';
import { fitFirst } from './text-size.ts';

const PIXELS_OF_A_TICK = 80;

export function nameShapes(sighted: Sighted): readonly NameShape[] {
  const { layout, focus, parts } = sighted;
  const { room } = layout;
  return room.slots.map((slot) => {
    const { key, x, lines, name } = slot;
    const { pid, tone } = playedBy(sighted, slot);
    return {
      key,
      x,
      lines,
      tone,
      nameSize: room.nameSize,
      pidSize: room.pidSize,
      width: room.spacing - 4,
      height: room.top,
      pid: fitFirst([pid, pid.replace('#PID', '')], room.spacing - 2, room.pidSize),
      label: [name, pid].filter((text) => text !== '').join(', '),
      selected: focus.selected === key,
      lit: isLaneLit(focus, key, parts),
    };
  });
}

type Played = Pick<NameShape, 'pid' | 'tone'>;

function playedBy(sighted: Sighted, { key, kind, label }: LaneSlot): Played {
  if (kind === 'device') return { pid: 'device', tone: 'device' };
  if (label === undefined) return { pid: hereNow(sighted, key), tone: 'outside' };
  const { frame, now } = sighted;
  const life = lifeOf(frame.tape.roll, label, now);
  const isGone = life === undefined || life.born.id < lastHalt(frame.tape.roll, now);
  if (isGone) return { pid: '', tone: 'absent' };
  const pid = kind === 'thread' ? 'thread' : inspectLine(life.pid);
  if (hasEnded(life, now)) {
    const wellDone = life.end === undefined || isNormalEnd(life.end.reason);
    return { pid, tone: wellDone ? 'absent' : 'crash' };
  }
  return { pid, tone: toneOf(sighted, key, kind) };
}

function toneOf({ works, frame }: Sighted, key: string, kind: LaneSlot['kind']): Played['tone'] {
  if (kind === 'supervisor' || kind === 'watchdog') return 'supervisor';
  if (kind === 'outside' || kind === 'group') return 'outside';
  const { at } = frame;
  const isBusy = works.works.some(
    ({ lane, start, end }) => lane === key && start <= at && end > at,
  );
  return isBusy ? 'busy' : 'alive';
}

/** `2 here` */
function hereNow({ parts, frame, now }: Sighted, group: string): string {
  const prefix = parts.groups.find((one) => one.group === group)?.prefix ?? '';
  return `${aliveBy(frame.tape, prefix, now)} here`;
}

/** Round times, some eighty pixels apart. */
export function tickShapes({ window, camera, layout, size }: Sighted): readonly TickShape[] {
  const { top } = layout.room;
  const wanted = Math.max(2, Math.round((size.height - top) / PIXELS_OF_A_TICK));
  const [from, to] = [Math.max(0, window.start), window.end].map((at) => at / 1_000_000);
  const seconds = ticks(from ?? 0, to ?? 0, wanted);
  const step = (seconds[1] ?? 1) - (seconds[0] ?? 0);
  const digits = Math.min(4, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  return seconds.map((second) => ({
    key: String(second),
    y: top + (second * 1_000_000 - camera.from) / camera.perPixel,
    text: `${second.toFixed(digits)} s`,
  }));
}
