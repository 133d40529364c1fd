/** Plays small worlds of scripts to their end and tells what happened, in Elixir's notation. */
import { inspectLine } from '#term/inspect.ts';
import { isPid, isTuple, NIL_ATOM, pid, type Pid, type Term } from '#term/term.ts';

import type { Request } from './behaviour.ts';
import { boot, FIRST_PID } from './boot.ts';
import type { Device } from './device.ts';
import type { KernelEvent } from './event.ts';
import { getInt } from './int-map.ts';
import type { Move } from './move.ts';
import { type Script, scripted } from './script.ts';
import { type Played, step } from './step.ts';
import type { Process, Settings, System } from './world.ts';

export type Cast = Readonly<Record<string, Script>>;

type Stage = Partial<Settings> & { readonly devices?: Readonly<Record<string, Device>> };

/** A world whose processes know each other by name; they are started in this order. */
export function stage(cast: Cast, { devices = {}, ...settings }: Stage = {}): Played {
  return boot(systemOf(cast, devices), { options: NIL_ATOM, ...settings });
}

/** An input `{:name, message}` is sent to the process or the registered name. */
function systemOf(cast: Cast, devices: Readonly<Record<string, Device>>): System {
  const known = pidsOf(cast);
  return {
    name: 'Script',
    devices,
    boot: () =>
      Object.entries(cast).map(([name, script]): Request => {
        return { kind: 'spawn', behaviour: scripted(name, script, known), argument: NIL_ATOM };
      }),
    input: (input) => {
      if (!isTuple(input, 2)) throw new RangeError(`no input ${inspectLine(input)}`);
      const [to, message = NIL_ATOM] = input.items;
      if (typeof to !== 'object' || to.kind !== 'atom') throw new RangeError('no such process');
      return [{ kind: 'send', to: known[to.name] ?? to, message }];
    },
  };
}

function pidsOf(cast: Cast): Readonly<Record<string, Pid>> {
  return Object.fromEntries(Object.keys(cast).map((name, at) => [name, pid(FIRST_PID + at)]));
}

/** The moves one after the other, and all events. */
export function play(start: Played, ...moves: Move[]): Played {
  const events = [...start.events];
  let { world } = start;
  for (const move of moves) {
    const next = step(world, move);
    events.push(...next.events);
    world = next.world;
  }
  return { world, events };
}

export const TO_THE_END: Move = { kind: 'go', steps: 100_000 };

/** What the processes logged, when all is over: `['a: :ok', 'b: {:got, 1}']`. */
export function rehearse(cast: Cast, settings?: Stage): readonly string[] {
  return logOf(play(stage(cast, settings), TO_THE_END));
}

export function logOf({ events }: Pick<Played, 'events'>): readonly string[] {
  const names = namesIn(events);
  return events.flatMap((event) =>
    event.kind === 'logged' ? [`${names.get(event.pid)}: ${textOf(event.message, names)}`] : [],
  );
}

/** Why each process ended, in that order: `['kid: :boom']`. */
export function exitsOf({ events }: Pick<Played, 'events'>): readonly string[] {
  const names = namesIn(events);
  return events.flatMap((event) =>
    event.kind === 'exited' ? [`${names.get(event.pid)}: ${textOf(event.reason, names)}`] : [],
  );
}

/** What was sent, landed, was taken…, of one kind. */
export function eventsOf<Kind extends KernelEvent['kind']>(
  { events }: Pick<Played, 'events'>,
  kind: Kind,
): readonly (KernelEvent & { readonly kind: Kind })[] {
  return events.filter(
    (event): event is KernelEvent & { readonly kind: Kind } => event.kind === kind,
  );
}

/** A process of that label; the newest, when there were several. */
export function processNamed({ world, events }: Played, label: string): Process | undefined {
  const born = eventsOf({ events }, 'spawned').findLast((event) => event.label === label);
  return born === undefined ? undefined : getInt(world.processes, born.pid.id);
}

function namesIn(events: readonly KernelEvent[]): ReadonlyMap<Pid, string> {
  return new Map(eventsOf({ events }, 'spawned').map(({ pid: born, label }) => [born, label]));
}

/** Pids are written by their names and references as `#Ref`: what they are is of no interest. */
function textOf(term: Term, names: ReadonlyMap<Pid, string>): string {
  if (isPid(term)) return names.get(term) ?? inspectLine(term);
  return inspectLine(term)
    .replaceAll(/#PID<0\.(\d+)\.0>/g, (text, id) => names.get(pid(Number(id))) ?? text)
    .replaceAll(/#Reference<[^>]*>/g, '#Ref');
}
