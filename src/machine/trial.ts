/** Plays a few processes on the kernel, for the tests of this room and the next: what was logged. */
import type { Behaviour } from '#kernel/behaviour.ts';
import { boot } from '#kernel/boot.ts';
import type { Device } from '#kernel/device.ts';
import type { KernelEvent } from '#kernel/event.ts';
import { getInt } from '#kernel/int-map.ts';
import type { Move } from '#kernel/move.ts';
import { step } from '#kernel/step.ts';
import type { System, World } from '#kernel/world.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, isPid, isTuple, NIL, type Pid, type Term, tuple } from '#term/term.ts';

type Start = { readonly behaviour: Behaviour; readonly argument?: Term; readonly label?: string };

type Devices = Readonly<Record<string, Device>>;

export function play(starts: readonly Start[], devices: Devices = {}): Trial {
  return new Trial(starts, devices);
}

/** Its methods give the trial itself, so that a test reads in one breath. */
export class Trial {
  private world: World;
  private told = 0;
  private readonly happened: KernelEvent[] = [];

  constructor(starts: readonly Start[], devices: Devices) {
    const first = boot(systemOf(starts, devices), { options: atom('none') });
    this.world = first.world;
    this.happened.push(...first.events);
  }

  /** One line for each thing that happened to the processes: `a got :x`, `a exited :normal`. */
  lines(): readonly string[] {
    return linesOf(this.happened);
  }

  /** The lines since the last call. */
  news(): readonly string[] {
    const lines = this.lines().slice(this.told);
    this.told += lines.length;
    return lines;
  }

  events(): readonly KernelEvent[] {
    return this.happened;
  }

  /** Goes on until nothing is left to do up to that millisecond. */
  until(milliseconds: number): this {
    return this.move({ kind: 'go', steps: 100_000, until: milliseconds * 1000 });
  }

  send(to: string, message: Term): this {
    return this.move({ kind: 'input', input: tuple(this.pidOf(to), message) });
  }

  exit(label: string, reason: Term): this {
    return this.move({ kind: 'fault', fault: { kind: 'exit', pid: this.pidOf(label), reason } });
  }

  /** Of several with this label the latest. */
  pidOf(label: string): Pid {
    const born = this.happened.findLast(
      (event) => event.kind === 'spawned' && event.label === label,
    );
    if (born === undefined) throw new RangeError(`no process is called ${label}`);
    return born.pid;
  }

  /** The states and data of a process that lives. */
  stateOf(label: string): string {
    return stateIn(this.world, this.pidOf(label));
  }

  private move(by: Move): this {
    const next = step(this.world, by);
    this.world = next.world;
    this.happened.push(...next.events);
    return this;
  }
}

/** An input is `{pid, message}`. */
function systemOf(starts: readonly Start[], devices: Devices): System {
  return {
    name: 'trial',
    devices,
    boot: () =>
      starts.map(({ behaviour, argument = NIL, label = behaviour.name }) => ({
        kind: 'spawn',
        behaviour,
        argument,
        label,
      })),
    input: (input) => {
      const [to, message] = isTuple(input, 2) ? input.items : [];
      if (to === undefined || message === undefined || !isPid(to)) return [];
      return [{ kind: 'send', to, message }];
    },
  };
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
