/**
 * One process as a box: its tone, its texts cut to the room there is, and where each part of it
 * lies. Both pictures use it, so a process looks the same in each.
 */
import type { Microseconds } from '#kernel/behaviour.ts';

import type { Focus } from './focus.ts';
import { clamp } from './geometry.ts';
import type { Box } from './geometry.ts';
import type { Moment, ProcessMark, SupervisorInfo } from './moment.ts';
import { hasMailRoom, hasPidRoom, partsOf } from './node-parts.ts';
import type { NodeParts } from './node-parts.ts';
import type { Form } from './plan.ts';
import { fitFirst, fitTerm, fitText, monoWidth } from './text-size.ts';
import {
  gaveUp,
  intensityText,
  percent,
  processLabel,
  secondsText,
  shortIntensityText,
  supervisorLabel,
} from './words.ts';

export type Tone = 'alive' | 'busy' | 'crash' | 'gone' | 'suspended' | 'supervisor' | 'absent';

export type NodeShape = {
  readonly key: string;
  readonly box: Box;
  readonly tone: Tone;
  /** Texts in the middle, as a supervisor has them, or at the left with a mailbox below. */
  readonly centred: boolean;
  readonly title: string;
  readonly pid: string;
  readonly pill: PillShape | undefined;
  readonly mail: readonly MailSlot[];
  readonly more: string; // '+3' beyond the slots
  /** How often its like was started again, and that it is slowed down: `↻ 1`, `slowed`. */
  readonly badge: string;
  /** Each of its turns comes later than it would. */
  readonly slowed: boolean;
  readonly parts: NodeParts;
  readonly ring: RingShape | undefined;
  /** 1 just after a restart, then less, then 0. */
  readonly glow: number;
  readonly selected: boolean;
  /** Pointed at, in whichever picture. */
  readonly lit: boolean;
  readonly label: string;
};

export type PillShape = { readonly text: string; readonly progress: number };
export type MailSlot = 'empty' | 'waiting' | 'skipped' | 'lost';
/** The ring around a crash: `spread` beyond the border, in the units of the stage. */
export type RingShape = { readonly spread: number; readonly strength: number };

export type NodeContext = {
  readonly moment: Moment;
  readonly form: Form;
  readonly focus: Focus;
  /** Nothing may move: what would grow or fade is shown in between. */
  readonly still: boolean;
};

export const MAIL_SLOTS = 5;

type Known = {
  readonly box: Box;
  readonly form: Form;
  readonly selected: boolean;
  readonly lit: boolean;
  readonly shape: NodeShape;
};

const known = new WeakMap<ProcessMark, Known>();

/** The very same shape while nothing about it changes, so that it need not be drawn again. */
export function nodeShape(mark: ProcessMark, box: Box, context: NodeContext): NodeShape {
  const { form, focus } = context;
  const [selected, lit] = [focus.selected === mark.key, focus.hovered === mark.key];
  if (!isQuiet(mark, context)) return shapeOf(mark, box, context);
  const last = known.get(mark);
  if (last?.box === box && last.form === form && last.selected === selected && last.lit === lit)
    return last.shape;
  const shape = shapeOf(mark, box, context);
  known.set(mark, { box, form, selected, lit, shape });
  return shape;
}

/** Nothing about it goes on by itself: no ring that spreads, no glow that fades, no counter. */
function isQuiet({ kind, alive, generation, since, diedAt }: ProcessMark, { moment }: NodeContext) {
  if (kind === 'supervisor') return false;
  if (!alive) return diedAt !== undefined && moment.at - diedAt >= RING_TIME;
  return generation < 2 || moment.at - since >= GLOW_TIME;
}

function shapeOf(mark: ProcessMark, box: Box, context: NodeContext): NodeShape {
  const supervisor = context.moment.supervisors.find(({ key }) => key === mark.key);
  const centred = mark.kind === 'supervisor' || mark.kind === 'watchdog';
  const parts = partsOf(box, context.form, centred);
  const bare = centred || mark.kind === 'thread' || !hasMailRoom(box, parts);
  const mail = bare ? [] : mailOf(mark);
  return {
    key: mark.key,
    box,
    tone: toneOf(mark, supervisor),
    centred,
    title: titleOf(mark, parts),
    pid: hasPidRoom(box, context.form, centred) ? pidIn(mark, parts) : '',
    pill: pillOf(mark, { supervisor, parts, form: context.form }),
    mail,
    more:
      mail.length > 0 && mark.mailbox.length > MAIL_SLOTS
        ? `+${mark.mailbox.length - MAIL_SLOTS}`
        : '',
    badge: badgeOf(mark, parts),
    slowed: mark.alive && mark.lag !== undefined,
    parts,
    ring: mark.kind === 'thread' ? undefined : ringOf(mark, context),
    glow: mark.kind === 'thread' ? 0 : glowOf(mark, context),
    selected: context.focus.selected === mark.key,
    lit: context.focus.hovered === mark.key,
    label: supervisor === undefined ? processLabel(mark) : supervisorLabel(mark, supervisor),
  };
}

/** One of many of a kind is known by the last word of its name where there is no room for more. */
function titleOf({ name, group }: ProcessMark, { title, pill }: NodeParts): string {
  if (group === undefined) return name;
  const short = name.slice(name.indexOf(' ') + 1);
  // Letters of Inter are narrower than those of JetBrains Mono.
  const fitted = (names: readonly string[]) =>
    fitFirst(names, pill.width - DOT_ROOM, title.size * 0.93);
  return pill.width < ROOM_FOR_NAMES ? fitted([short]) : fitted([name, short]);
}

/** Where boxes are narrower none of its kind is called by its whole name, however short. */
const ROOM_FOR_NAMES = 112;

const DOT_ROOM = 14;

type Absent = { readonly key: string; readonly name: string; readonly box: Box };

/** A place that nobody has taken yet. */
export function absentShape(slot: Absent, { focus, form }: NodeContext): NodeShape {
  const { key, name, box } = slot;
  return {
    key,
    box,
    tone: 'absent',
    centred: true,
    title: name,
    pid: 'not started',
    pill: undefined,
    mail: [],
    more: '',
    badge: '',
    parts: partsOf(box, form, true),
    ring: undefined,
    glow: 0,
    selected: focus.selected === key,
    lit: focus.hovered === key,
    slowed: false,
    label: `${name}, not started`,
  };
}

function toneOf(mark: ProcessMark, supervisor: SupervisorInfo | undefined): Tone {
  if (!mark.alive && supervisor !== undefined && gaveUp(supervisor)) return 'crash';
  if (!mark.alive) return mark.expected === true ? 'gone' : 'crash';
  if (mark.kind === 'supervisor') return 'supervisor';
  if (mark.kind === 'watchdog') return mark.busy ? 'busy' : 'supervisor';
  if (mark.suspended) return 'suspended';
  return mark.busy ? 'busy' : 'alive';
}

/** What there is room for beside the pid. */
function badgeOf({ alive, generation, lag, pid }: ProcessMark, { pill, pid: { size } }: NodeParts) {
  if (!alive) return '';
  const restarts = generation > 1 ? `↻ ${generation - 1}` : '';
  if (lag === undefined) return restarts;
  const room = pill.width - monoWidth(pid, size) - 6;
  return fitFirst([`slowed ${restarts}`.trim(), 'slowed'], Math.max(room, 40), 11);
}

/** Where room is short, `<0.108.0> † 4.20 s`: the pid as Erlang writes it. */
function pidIn({ pid, alive, diedAt }: ProcessMark, { pill, pid: { size } }: NodeParts): string {
  const text = alive || diedAt === undefined ? pid : `${pid} † ${secondsText(diedAt)}`;
  const fits = monoWidth(text, size) <= pill.width + 1;
  return fitText(fits ? text : text.replace('#PID', ''), pill.width + 1, size);
}

type PillContext = {
  readonly supervisor: SupervisorInfo | undefined;
  readonly parts: NodeParts;
  readonly form: Form;
};

function pillOf(
  mark: ProcessMark,
  { supervisor, parts, form }: PillContext,
): PillShape | undefined {
  const width = parts.pill.width - 16;
  const size = parts.pid.size;
  if (!mark.alive && supervisor !== undefined && gaveUp(supervisor)) {
    const { maxRestarts, maxSeconds } = supervisor;
    const whole = `gave up: over ${maxRestarts} restarts in ${maxSeconds} s`;
    return { text: fitFirst([whole, 'gave up'], width, size), progress: 0 };
  }
  if (!mark.alive) {
    return { text: fitTerm(mark.exitReason ?? 'exited', width, size), progress: 0 };
  }
  if (mark.kind === 'watchdog') {
    return { text: fitText(mark.stateText, width + 16, size), progress: mark.progress ?? 0 };
  }
  if (supervisor !== undefined) {
    const counted = form === 'wide' ? intensityText(supervisor) : shortIntensityText(supervisor);
    const short = shortIntensityText(supervisor);
    const whole = [`${supervisor.strategy} · ${counted}`, counted, short];
    return { text: fitFirst(whole, width + 16, size), progress: 0 };
  }
  if (mark.suspended) {
    const whole = [`❚❚ suspended · ${mark.stateText}`, '❚❚ suspended'];
    return { text: fitFirst(whole, width + 1, size), progress: mark.progress ?? 0 };
  }
  const state = mark.stateText;
  const done = mark.progress === undefined ? '' : ` · ${percent(mark.progress)}`;
  const whole = `${state}${done}`;
  const text = monoWidth(whole, size) <= width + 1 ? whole : fitText(state, width + 1, size);
  return { text, progress: mark.progress ?? 0 };
}

function mailOf({ mailbox, alive }: ProcessMark): MailSlot[] {
  return Array.from({ length: MAIL_SLOTS }, (_, i) => {
    const message = mailbox[i];
    if (message === undefined) return 'empty';
    if (!alive) return 'lost';
    return message.skipped ? 'skipped' : 'waiting';
  });
}

const RING_TIME: Microseconds = 700_000;

/** It spreads from the border when the process dies and stays, faintly, until another takes over. */
export function ringOf(
  { alive, expected, diedAt }: ProcessMark,
  context: NodeContext,
): RingShape | undefined {
  if (alive || expected === true || diedAt === undefined) return undefined;
  const age = context.still ? 1 : clamp((context.moment.at - diedAt) / RING_TIME, 0, 1);
  const eased = 1 - (1 - age) ** 3;
  const furthest = context.form === 'wide' ? 13 : 7;
  return { spread: 4 + (furthest - 4) * eased, strength: 0.42 - 0.22 * eased };
}

const GLOW_TIME: Microseconds = 1_600_000;

export function glowOf(
  { alive, generation, since }: ProcessMark,
  { moment, still }: NodeContext,
): number {
  if (!alive || generation < 2) return 0;
  const left = clamp(1 - (moment.at - since) / GLOW_TIME, 0, 1);
  return still && left > 0 ? 1 : left;
}
