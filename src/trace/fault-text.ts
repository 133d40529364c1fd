/**
 * Faults and their times as a person writes them: `crash PaymentGateway at 4200`, `kill Cashier at
 * 600`, `crash Barista with :shutdown at 500`, `suspend …`, `resume …`, `slow Barista by 300 at …`,
 * `bank malformed at 300`, `halt at 500`. The same words serve the command line, scenarios and lessons. Times are
 * milliseconds of virtual time.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Fault } from '#kernel/event.ts';
import { valuesOf } from '#kernel/int-map.ts';
import type { World } from '#kernel/world.ts';
import { ExSyntaxError } from '#term/ex-source.ts';
import { parseTerm } from '#term/ex.ts';
import { atom, type Pid, type Term } from '#term/term.ts';

export type TimedFault = { readonly at: Microseconds; readonly text: string } & (
  | { readonly kind: 'exit'; readonly who: string; readonly reason: Term }
  | { readonly kind: 'suspend' | 'resume'; readonly who: string }
  | { readonly kind: 'slow'; readonly who: string; readonly lag: Microseconds }
  | { readonly kind: 'device'; readonly device: string; readonly fault: string }
  | { readonly kind: 'halt' }
);

/** What may be crashed and which devices have which faults. */
export type Faultable = {
  /** Labels; `Customer N` stands for a customer of any number, `Server NAME` for one of any name. */
  readonly processes: readonly string[];
  readonly devices: Readonly<Record<string, readonly string[]>>;
};

type Untimed = TimedFault extends infer Each
  ? Each extends TimedFault
    ? Omit<Each, 'at' | 'text'>
    : never
  : never;

/** Throws a `RangeError` that says what was wrong and what is allowed. */
export function parseFault(text: string, faultable: Faultable): TimedFault {
  const [, what, time] = /^(.+) at (\d{1,9})$/.exec(text) ?? [];
  const [, verb = '', rest = ''] = /^(\S+) (.+)$/.exec(what ?? '') ?? [];
  const untimed =
    what === 'halt'
      ? ({ kind: 'halt' } as const)
      : (deviceFault(verb, rest, faultable) ?? processFault(verb, rest, faultable));
  if (untimed === undefined) {
    throw new RangeError(`cannot read "${text}": allowed are ${formsOf(faultable)}`);
  }
  return { at: Number(time) * 1000, text, ...untimed };
}

function formsOf({ devices }: Faultable): string {
  return [
    'crash NAME [with REASON] at MS',
    'kill NAME at MS',
    'suspend NAME at MS',
    'resume NAME at MS',
    'slow NAME by MS at MS',
    'halt at MS',
    ...Object.entries(devices).map(([device, faults]) => `${device} ${faults.join('|')} at MS`),
  ].join(', ');
}

function deviceFault(device: string, fault: string, { devices }: Faultable): Untimed | undefined {
  const faults = Object.hasOwn(devices, device) ? devices[device] : undefined;
  if (faults === undefined) return undefined;
  if (faults.includes(fault)) return { kind: 'device', device, fault };
  throw new RangeError(`${device} has no fault "${fault}": allowed are ${faults.join(', ')}`);
}

/** `undefined`: no such verb. */
function processFault(verb: string, rest: string, faultable: Faultable): Untimed | undefined {
  switch (verb) {
    case 'crash': {
      const [, who = rest, reason = ':boom'] = /^(.+?) with (.+)$/.exec(rest) ?? [];
      return { kind: 'exit', who: knownName(who, faultable), reason: reasonIn(reason) };
    }
    case 'kill':
      return { kind: 'exit', who: knownName(rest, faultable), reason: atom('kill') };
    case 'suspend':
    case 'resume':
      return { kind: verb, who: knownName(rest, faultable) };
    case 'slow': {
      const [, who, by] = /^(.+) by (\d{1,9})$/.exec(rest) ?? [];
      if (who === undefined) return undefined;
      return { kind: 'slow', who: knownName(who, faultable), lag: Number(by) * 1000 };
    }
    default:
      return undefined;
  }
}

function knownName(who: string, { processes }: Faultable): string {
  const part = who.replace(/ [1-9]\d*$/, ' N');
  const named = who.replace(/ .+$/, ' NAME');
  if (!who.endsWith(' N') && [who, part, named].some((name) => processes.includes(name)))
    return who;
  throw new RangeError(`no process "${who}": allowed are ${processes.join(', ')}`);
}

function reasonIn(text: string): Term {
  try {
    return parseTerm(text);
  } catch (error) {
    if (!(error instanceof ExSyntaxError)) throw error;
    throw new RangeError(
      `"${text}" is no term of Elixir: expected ${error.expected} at column ${error.column}`,
      { cause: error },
    );
  }
}

/** The fault on whoever plays that part now; `undefined` when nobody does. */
export function faultNow(world: World, fault: TimedFault): Fault | undefined {
  if (fault.kind === 'halt') return { kind: 'halt' };
  if (fault.kind === 'device') return { kind: 'device', device: fault.device, fault: fault.fault };
  const pid = pidOf(world, fault.who);
  if (pid === undefined) return undefined;
  switch (fault.kind) {
    case 'exit':
      return { kind: 'exit', pid, reason: fault.reason };
    case 'suspend':
    case 'resume':
      return { kind: fault.kind, pid };
    case 'slow':
      return { kind: 'slow', pid, lag: fault.lag };
  }
}

/** The living process with that label. */
export function pidOf(world: World, label: string): Pid | undefined {
  for (const process of valuesOf(world.processes)) {
    if (process.label === label) return process.pid;
  }
  return undefined;
}
