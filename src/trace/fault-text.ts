/**
 * Faults and their times as a person writes them: `crash PaymentGateway at 4200`, `kill Cashier at
 * 600`, `crash Barista with :shutdown at 500`, `suspend …`, `resume …`, `slow Barista by 300 at …`,
 * `bank malformed at 300`. The same words serve the command line, scenarios and lessons. Times are
 * milliseconds of virtual time.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Fault } from '#kernel/event.ts';
import { valuesOf } from '#kernel/int-map.ts';
import type { World } from '#kernel/world.ts';
import { parseTerm } from '#term/ex.ts';
import { atom, type Pid, type Term } from '#term/term.ts';

export type TimedFault = { readonly at: Microseconds; readonly text: string } & (
  | { readonly kind: 'exit'; readonly who: string; readonly reason: Term }
  | { readonly kind: 'suspend' | 'resume'; readonly who: string }
  | { readonly kind: 'slow'; readonly who: string; readonly lag: Microseconds }
  | { readonly kind: 'device'; readonly device: string; readonly fault: string }
);

/** What may be crashed and which devices have which faults. */
export type Faultable = {
  readonly processes: readonly string[];
  readonly devices: Readonly<Record<string, readonly string[]>>;
};

const FORMS =
  'crash NAME [with REASON] at MS, kill NAME at MS, suspend NAME at MS, resume NAME at MS, slow NAME by MS at MS, DEVICE FAULT at MS';

/** Throws a `RangeError` that says what was wrong and what is allowed. */
export function parseFault(text: string, faultable: Faultable): TimedFault {
  const [, what = '', time = ''] = /^\s*(.+?)\s+at\s+(\d+)\s*$/s.exec(text) ?? [];
  if (what === '') throw new RangeError(`cannot read the fault "${text}": allowed are ${FORMS}`);
  const at = Number(time) * 1000;
  const [verb = ''] = what.split(/\s+/);
  if (verb in faultable.devices) return { at, text, ...deviceFault(what, faultable) };
  return { at, text, ...processFault(what, faultable) };
}

function deviceFault(what: string, { devices }: Faultable): Untimed & { kind: 'device' } {
  const [device = '', ...rest] = what.split(/\s+/);
  const fault = rest.join(' ');
  const known = devices[device] ?? [];
  if (known.includes(fault)) return { kind: 'device', device, fault };
  throw new RangeError(`${device} has no fault "${fault}": allowed are ${known.join(', ')}`);
}

type Untimed = TimedFault extends infer Each
  ? Each extends TimedFault
    ? Omit<Each, 'at' | 'text'>
    : never
  : never;

function processFault(what: string, faultable: Faultable): Untimed {
  const [, verb = '', rest = ''] = /^(\w+)\s+(.+)$/s.exec(what) ?? [];
  switch (verb) {
    case 'crash': {
      const [, who = rest, reason = ':boom'] = /^(.+?)\s+with\s+(.+)$/s.exec(rest) ?? [];
      return { kind: 'exit', who: known(who, faultable), reason: parseTerm(reason) };
    }
    case 'kill':
      return { kind: 'exit', who: known(rest, faultable), reason: atom('kill') };
    case 'suspend':
    case 'resume':
      return { kind: verb, who: known(rest, faultable) };
    case 'slow': {
      const [, who = '', by = ''] = /^(.+?)\s+by\s+(\d+)$/.exec(rest) ?? [];
      if (who === '') throw new RangeError(`cannot read "${what}": allowed is slow NAME by MS at MS`);
      return { kind: 'slow', who: known(who, faultable), lag: Number(by) * 1000 };
    }
    default:
      throw new RangeError(`no fault or device "${verb || what}": allowed are ${FORMS}`);
  }
}

/** `Customer 101` is known where `Customer` is. */
function known(who: string, { processes }: Faultable): string {
  if (processes.includes(who) || processes.includes(who.replace(/ \d+$/, ''))) return who;
  throw new RangeError(`no process "${who}": allowed are ${processes.join(', ')}`);
}

/** The fault on whoever plays that part now; `undefined` when nobody does. */
export function faultNow(world: World, fault: TimedFault): Fault | undefined {
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
