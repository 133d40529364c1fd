/** Plays a few processes on the kernel, for the tests of this room and the next: what was logged. */
import type { Behaviour, Request } from '#kernel/behaviour.ts';
import { boot } from '#kernel/boot.ts';
import type { Device } from '#kernel/device.ts';
import type { KernelEvent } from '#kernel/event.ts';
import { getInt } from '#kernel/int-map.ts';
import type { Move } from '#kernel/move.ts';
import { step } from '#kernel/step.ts';
import type { World } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, NIL, type Pid, pid, type Term } from '#term/term.ts';

export type Trial = {
  /** One line for each thing that happened to the processes, in order: `a got :x`, `a exited :normal`. */
  lines(): readonly string[];
  /** The lines since the last call. */
  news(): readonly string[];
  /** Goes on until nothing is left to do up to that millisecond. */
  until(milliseconds: number): Trial;
  send(to: string, message: Term): Trial;
  exit(label: string, reason: Term): Trial;
  pidOf(label: string): Pid;
  /** The states and data of a process that lives. */
  stateOf(label: string): string;
  world(): World;
  events(): readonly KernelEvent[];
};

type Start = { readonly behaviour: Behaviour; readonly argument?: Term; readonly label?: string };

export function play(starts: readonly Start[], devices: Readonly<Record<string, Device>> = {}): Trial {
  const spawns = starts.map(
    ({ behaviour, argument = NIL, label = behaviour.name }): Request => ({ kind: 'spawn', behaviour, argument, label }),
  );
  const outside = { to: pid(0), message: NIL as Term };
  const system = {
    name: 'trial',
    devices,
    boot: () => spawns,
    input: (): readonly Request[] => [{ kind: 'send', ...outside }],
  };
  const first = boot(system, { options: atom('none') });
  let world = first.world;
  let told = 0;
  const events: KernelEvent[] = [...first.events];
  const move = (by: Move) => {
    const next = step(world, by);
    world = next.world;
    events.push(...next.events);
  };
  const pidOf = (label: string): Pid => {
    const born = events.findLast((event) => event.kind === 'spawned' && event.label === label);
    if (born === undefined) throw new RangeError(`no process is called ${label}`);
    return born.pid;
  };
  const trial: Trial = {
    lines: () => linesOf(events),
    news: () => {
      const lines = linesOf(events).slice(told);
      told += lines.length;
      return lines;
    },
    until: (milliseconds) => {
      move({ kind: 'go', steps: 100_000, until: milliseconds * 1000 });
      return trial;
    },
    send: (to, message) => {
      Object.assign(outside, { to: pidOf(to), message });
      move({ kind: 'input', input: message });
      return trial;
    },
    exit: (label, reason) => {
      move({ kind: 'fault', fault: { kind: 'exit', pid: pidOf(label), reason } });
      return trial;
    },
    pidOf,
    stateOf: (label) => stateIn(world, pidOf(label)),
    world: () => world,
    events: () => events,
  };
  return trial;
}

function linesOf(events: readonly KernelEvent[]): string[] {
  const labels = new Map<Pid, string>();
  const show = (term: Term) => {
    let text = inspectLine(term);
    for (const [who, label] of labels) text = text.replaceAll(inspectLine(who), `<${label}>`);
    return text.replaceAll(/#Reference<[\d.]+>/g, 'ref');
  };
  const lines: string[] = [];
  for (const event of events) {
    const label = labels.get(event.pid) ?? 'outside';
    if (event.kind === 'spawned') labels.set(event.pid, nameFor(event.label, [...labels.values()]));
    if (event.kind === 'spawned') lines.push(`${labels.get(event.pid)} started`);
    if (event.kind === 'received') lines.push(`${label} got ${show(event.message)}`);
    if (event.kind === 'exited') lines.push(`${label} exited ${show(event.reason)}`);
    if (event.kind === 'logged') lines.push(`${label} logged ${show(event.message)}`);
  }
  return lines;
}

/** The second of a name is `name 2`. */
function nameFor(label: string, names: readonly string[]): string {
  const before = names.filter((name) => name === label || name.startsWith(`${label} `)).length;
  return before === 0 ? label : `${label} ${before + 1}`;
}

function stateIn(world: World, { id }: Pid): string {
  const process = getInt(world.processes, id);
  if (process === undefined) return 'dead';
  const { states, data } = process.behaviour.describe(process.state);
  return `${states.join('.')} ${inspectLine(data)}`.trim();
}
