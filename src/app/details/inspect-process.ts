/** What the inspector says of the selected part at a moment of a run. */
import type { Description } from '#kernel/behaviour.ts';
import { getInt } from '#kernel/int-map.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import type { Process } from '#kernel/world.ts';
import { anchorsIn } from '#machine/describe.ts';
import type { StateEntry } from '#machine/states.ts';
import type { Place } from '#scene/casting.ts';
import type { Moment, ProcessMark, SupervisorInfo } from '#scene/moment.ts';
import { inspect } from '#term/inspect.ts';
import { isAtom, isTuple } from '#term/term.ts';
import { isStack } from '#trace/reason.ts';
import { hasEnded, lifeOf, type Life } from '#trace/roll.ts';
import { positionOf, worldAt } from '#trace/tape.ts';
import { lineOf } from '#trace/transcript.ts';
import { why } from '#trace/why.ts';
import { unwrapped, written } from '#trace/wire.ts';

import { litLines, moduleSource, raisingLine } from './elixir-source.ts';
import type { InspectorProps, InspectorTone, MachineState } from './inspector.tsx';

export type Inspectable = {
  readonly place: Place;
  readonly moment: Moment;
  readonly key: string;
  /** The label of the process that plays this part. */
  readonly label: string;
  /** Of a machine with parallel regions the one that this part is. */
  readonly region?: string | undefined;
  readonly source: string;
  readonly machines: Readonly<Record<string, readonly StateEntry[]>>;
};

/** How a term is laid out in the box of the inspector, which has room for 41 characters. */
const AS_STATE = { width: 41, charlists: 'as_lists' } as const;

export function inspected(what: Inspectable): InspectorProps | undefined {
  const { place, moment, key } = what;
  const device = moment.devices.find((one) => one.key === key);
  if (device !== undefined)
    return {
      name: device.name,
      tone: 'quiet',
      status: device.stateText,
      identity: 'a device: no pid',
      ...deviceState(what),
    };
  const mark = moment.processes.find((one) => one.key === key);
  const life = lifeOf(place.tape.roll, what.label, place.tape.eventCounts[place.position] ?? 0);
  const process = life === undefined ? undefined : processOf(place, life, mark?.alive === true);
  if (mark === undefined || life === undefined || process === undefined) return undefined;
  const description = process.behaviour.describe(process.state);
  return {
    name: mark.name,
    tone: toneOf(mark),
    status: mark.alive ? mark.stateText : (mark.exitReason ?? 'exited'),
    identity: identityOf(what, mark),
    ...whyOf(what, mark, life),
    code: codeOf(what, process, life),
    state: {
      title: stateTitle(mark),
      lines: inspect(description.data, AS_STATE).split('\n'),
    },
    mailbox: {
      title: mailboxTitle(mark),
      messages: lettersOf(process.mailbox).map(({ message }, at) => ({
        text: written(unwrapped(message).content),
        skipped: at < process.mailbox.passed,
      })),
    },
    machine: statesIn(what, description),
  };
}

function deviceState({ place, moment, key }: Inspectable): Pick<InspectorProps, 'state'> {
  const world = worldAt(place.tape, place.position);
  const device = Object.keys(world.system.devices).find(
    (name) => name.toLowerCase() === key.toLowerCase(),
  );
  const described =
    device === undefined
      ? undefined
      : world.system.devices[device]?.describe(world.devices.get(device));
  if (described === undefined || moment.devices.length === 0) return {};
  return {
    state: { title: 'Books', lines: inspect(described, AS_STATE).split('\n') },
  };
}

/** The process as it is, or as it was in the step before its death. */
function processOf({ tape, position }: Place, life: Life, alive: boolean): Process | undefined {
  const at = alive || life.end === undefined ? position : positionOf(tape, life.end.id) - 1;
  return getInt(worldAt(tape, at).processes, life.pid.id);
}

function toneOf({ alive, expected, kind, busy }: ProcessMark): InspectorTone {
  if (!alive) return expected === true ? 'quiet' : 'crash';
  if (kind === 'supervisor' || (kind === 'watchdog' && !busy)) return 'supervisor';
  return busy ? 'busy' : 'alive';
}

function stateTitle({ kind, alive }: ProcessMark): string {
  const what = kind === 'thread' ? 'Memory, shared by all threads' : 'State';
  return alive ? what : `${what}, when it died`;
}

function mailboxTitle({ kind, alive }: ProcessMark): string {
  const what = kind === 'thread' ? 'Requests to the program' : 'Mailbox';
  return alive ? what : `${what} · lost with it`;
}

function identityOf({ moment }: Inspectable, { key, pid, kind }: ProcessMark): string {
  if (kind === 'thread') return 'a thread: no pid, no memory of its own';

  const child = moment.supervisors
    .flatMap(({ children }) => children)
    .find((one) => one.key === key);
  return child === undefined ? pid : `${pid} · ${child.restart}`;
}

/** Of a death: what it came from, the nearest cause first. */
function whyOf(
  { place, moment }: Inspectable,
  { alive, key }: ProcessMark,
  { end }: Life,
): Pick<InspectorProps, 'why'> {
  if (alive || end === undefined) return {};
  const { events, roll } = place.tape;
  const supervisor = moment.supervisors.find((one) => one.key === key);
  if (supervisor !== undefined && supervisor.restarts > supervisor.maxRestarts) {
    return { why: gaveUp(supervisor) };
  }
  const causes = why(events, end.id)
    .slice(1)
    .filter(
      ({ kind }) =>
        kind === 'answered' || kind === 'asked' || kind === 'fault' || kind === 'exited',
    )
    .slice(0, 2)
    .map((event) => lineOf(event, roll).text);
  const sentence = [lineOf(end, roll).text, ...causes.map((cause) => `because: ${cause}`)].join(
    ', ',
  );
  return { why: `${sentence}.` };
}

function gaveUp({ maxRestarts, maxSeconds }: SupervisorInfo): string {
  return `The supervisor gave up: more than ${maxRestarts} restarts within ${maxSeconds} seconds. It ended its children, then itself.`;
}

function codeOf(
  { source, place }: Inspectable,
  { behaviour, state }: Process,
  life: Life,
): InspectorProps['code'] {
  const module = moduleSource(source, behaviour.name);
  if (module === undefined) return undefined;
  const { clause, states } = anchorsIn(behaviour.describe(state));
  const lit = litLines(source, module, clause ?? states.at(-1));
  const raised = hasEnded(life, place.tape.eventCounts[place.position] ?? 0)
    ? raisedBy(life)
    : undefined;
  if (raised === undefined || lit === undefined) return { lines: module.lines, lit };
  const line = raisingLine(module, lit, raised);
  return {
    lines: module.lines,
    lit: line === undefined ? lit : [line, line],
    shownFrom: lit[0],
    litTone: 'crash',
  };
}

/** `badarith`: the tag of what its own code raised. None if it was told to exit by others. */
function raisedBy({ end }: Life): string | undefined {
  if (end === undefined || !isTuple(end.reason, 2)) return undefined;
  const [raised, stack] = end.reason.items;
  if (raised === undefined || stack === undefined || !isStack(stack)) return undefined;
  const tag = isTuple(raised) ? (raised.items[0] ?? raised) : raised;
  return isAtom(tag) ? tag.name : '';
}

function statesIn(
  { machines, label, region }: Inspectable,
  { states }: Description,
): readonly MachineState[] | undefined {
  const known = machines[label.replace(/ \d+$/, '')];
  if (region === undefined) {
    return known?.map((state) => ({ ...state, current: states.includes(state.name) }));
  }
  // Of a thread only its own region: two regions may have states of one name.
  const from = states.indexOf(region);
  return known
    ?.filter(({ path }) => path.startsWith(`${region}.`))
    .map(({ name, path }) => ({ name, path, depth: 0, current: states[from + 1] === name }));
}
