import type { KernelEvent } from '#kernel/event.ts';
/** What flows through a pipe at one moment of a run: the value before each step, and what it gave. */
import { getInt } from '#kernel/int-map.ts';
import type { Process } from '#kernel/world.ts';
import { element, elements, field, tagOf } from '#term/access.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isTuple, NIL_ATOM, type Term, tuple } from '#term/term.ts';
import { isNormalEnd, shortReason } from '#trace/reason.ts';
import { hasEnded, type Life, lifeOf } from '#trace/roll.ts';
import { positionOf, type Tape, worldAt } from '#trace/tape.ts';

import type { Place, Scene } from './casting.ts';
import type { Parts } from './parts.ts';
import { timedState } from './timed-state.ts';

/** Terms as Elixir prints them. */
export type PipeFrame = {
  readonly steps: readonly string[];
  /** Each step takes and gives `{:ok, value}` or `{:error, reason}`. */
  readonly safe: boolean;
  readonly input: string;
  /** Whether the input is a text: then the code calls it so. */
  readonly ofText: boolean;
  /** `waiting`: nothing has flowed yet. */
  readonly state: 'waiting' | 'flowing' | 'done' | 'broken';
  /** What the steps gave, as far as they are done. */
  readonly given: readonly string[];
  /** How far the step at work is, from 0 to 1. */
  readonly progress: number;
  /** What ended it: an exception as Elixir prints it, or another reason. */
  readonly error?: string;
};

export type PipeReading = {
  readonly parts: Parts;
  /** `** (ArithmeticError) …` of an exit reason, if it is one that was raised. */
  readonly bannerOf: (reason: Term) => string | undefined;
};

/** The label of the process that does the steps. */
export const PIPE = 'Pipe';

/** Of the pipe that runs, or of the last that has. */
export function pipeFrameOf(place: Place, { parts, bannerOf }: PipeReading): PipeFrame {
  const { tape, position } = place;
  const world = worldAt(tape, position);
  const eventCount = tape.eventCounts[position] ?? 0;
  const life = lifeOf(tape.roll, PIPE, eventCount);
  if (life === undefined) return asPlanned(tape);
  if (hasEnded(life, eventCount)) return ended(tape, life, bannerOf);
  const process = getInt(world.processes, life.pid.id);
  if (process === undefined) return asPlanned(tape);
  const scene: Scene = { ...place, world, parts, eventCount };
  const { states } = process.behaviour.describe(process.state);
  const progress = timedState(scene, process, states.at(-1) ?? '')?.progress ?? 0;
  return { ...flowing(tape, life, process), state: 'flowing', progress };
}

/** Before the first value comes: what the options say. */
function asPlanned({ settings: { options } }: Tape): PipeFrame {
  return {
    ...beginningBy((name) => optionIn(options, name)),
    steps: textsIn(field(options, 'steps')),
    state: 'waiting',
    given: [],
    progress: 0,
  };
}

const dead = new WeakMap<Life, PipeFrame>();

/** As it was in the step before its end. */
function ended(tape: Tape, life: Life, bannerOf: PipeReading['bannerOf']): PipeFrame {
  const known = dead.get(life);
  const { end } = life;
  if (known !== undefined || end === undefined) return known ?? asPlanned(tape);
  const before = worldAt(tape, positionOf(tape, end.id) - 1);
  const process = getInt(before.processes, life.pid.id);
  const last = process === undefined ? asPlanned(tape) : flowing(tape, life, process);
  const frame: PipeFrame = isNormalEnd(end.reason)
    ? { ...last, state: 'done', progress: 0 }
    : { ...last, state: 'broken', progress: 0, error: errorIn(end.reason, bannerOf) };
  dead.set(life, frame);
  return frame;
}

/** The first line: what comes below it is said by the value. */
function errorIn(reason: Term, bannerOf: PipeReading['bannerOf']): string {
  const [line] = (bannerOf(reason) ?? `exited with ${shortReason(reason)}`).split('\n');
  return line ?? '';
}

type Beginning = Pick<PipeFrame, 'input' | 'ofText' | 'safe'>;

type Flow = Omit<PipeFrame, 'state' | 'progress' | 'error'>;

/** A process that has not changed is read once. */
const read = new WeakMap<Process, Flow>();

function flowing(tape: Tape, life: Life, process: Process): Flow {
  const known = read.get(process);
  if (known !== undefined) return known;
  const { data } = process.behaviour.describe(process.state);
  const done = elements(field(data, 'done') ?? NIL_ATOM) ?? [];
  const flow: Flow = {
    ...beginningOf(tape, life),
    steps: textsIn(field(data, 'steps')),
    given: done.map((one) => inspectLine((isTuple(one, 2) ? one.items[1] : one) ?? one)),
  };
  read.set(process, flow);
  return flow;
}

function textsIn(list: Term | undefined): readonly string[] {
  return (elements(list ?? NIL_ATOM) ?? []).map(String);
}

/** With which options it began: those of the run, changed by what the message says that began it. */
function beginningOf(tape: Tape, { born }: Life): Beginning {
  const { options } = tape.settings;
  let event: KernelEvent | undefined = born;
  while (event !== undefined && !isRun(event)) event = tape.events[event.cause - 1];
  const changes = event !== undefined && isRun(event) ? element(event.message, 1) : undefined;
  return beginningBy((name) => optionIn(changes, name) ?? optionIn(options, name));
}

function isRun(event: KernelEvent): event is KernelEvent & { readonly kind: 'received' } {
  return event.kind === 'received' && tagOf(event.message) === 'run';
}

function optionIn(options: Term | undefined, name: string): Term | undefined {
  return options === undefined ? undefined : field(options, name);
}

function beginningBy(option: (name: string) => Term | undefined): Beginning {
  const input = option('input') ?? NIL_ATOM;
  const safe = option('safe') === atom('yes');
  return {
    input: inspectLine(safe ? tuple(atom('ok'), input) : input),
    ofText: typeof input === 'string',
    safe,
  };
}
