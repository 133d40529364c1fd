/** The instructions of a script, by the names that Elixir gives them. Times are in microseconds. */
import {
  type Atom,
  isAtom,
  isPid,
  isReference,
  type Pid,
  type Reference,
  type Term,
} from '#term/term.ts';

import { Raised, type Request } from './behaviour.ts';
import {
  type Clause,
  type Instruction,
  type Lookup,
  type Operand,
  type Script,
  scripted,
  type Valuer,
} from './script.ts';

export function ask(request: Request | ((v: Valuer) => Request), as = ''): Instruction {
  return { op: 'ask', request: typeof request === 'function' ? request : () => request, as };
}

/** What an instruction asks, but an error becomes the value `{:raised, reason}`. */
export function attempted(instruction: Instruction, as: string): Instruction {
  return instruction.op === 'ask' ? { ...instruction, op: 'try', as } : instruction;
}

export function send(to: Operand, message: Operand): Instruction {
  return ask((v) => ({ kind: 'send', to: destination(v(to)), message: v(message) }));
}

/** Binds `as` to the pid, with `monitor` to `{pid, ref}`. */
export function spawn(as: string, script: Script, flags: SpawnFlags = {}): Instruction {
  const { argument = 'nothing', ...rest } = flags;
  return ask((v) => {
    const behaviour = scripted(as, script, { parent: v('self') });
    return { kind: 'spawn', behaviour, argument: v(argument), ...rest };
  }, as);
}

type SpawnFlags = {
  readonly link?: boolean;
  readonly monitor?: boolean;
  readonly argument?: Operand;
};

export function spawnLink(as: string, script: Script): Instruction {
  return spawn(as, script, { link: true });
}

export function link(other: Operand): Instruction {
  return ask((v) => ({ kind: 'link', pid: pidOf(v(other)) }));
}

export function unlink(other: Operand): Instruction {
  return ask((v) => ({ kind: 'unlink', pid: pidOf(v(other)) }));
}

export function monitor(target: Operand, as = 'ref', withAlias = false): Instruction {
  return ask((v) => ({ kind: 'monitor', target: pidOrName(v(target)), alias: withAlias }), as);
}

export function demonitor(ref: Operand, flush = false, as = ''): Instruction {
  return ask((v) => ({ kind: 'demonitor', ref: referenceOf(v(ref)), flush }), as);
}

/** `exit/2`: an exit signal to another process, or to itself. */
export function exitSignal(to: Operand, reason: Operand): Instruction {
  return ask((v) => ({ kind: 'exit', pid: pidOf(v(to)), reason: v(reason) }));
}

export function trapExit(value = true): Instruction {
  return ask({ kind: 'trap_exit', value });
}

export function register(name: Atom, who: Operand = 'self'): Instruction {
  return ask((v) => ({ kind: 'register', name, pid: pidOf(v(who)) }));
}

export function unregister(name: Atom): Instruction {
  return ask({ kind: 'unregister', name });
}

export function whereis(name: Atom, as: string): Instruction {
  return ask({ kind: 'whereis', name }, as);
}

export function sendAfter(to: Operand, message: Operand, delay: number): Instruction {
  return ask(
    (v) => ({ kind: 'send_after', to: pidOrName(v(to)), message: v(message), delay }),
    'timer',
  );
}

export function startTimer(to: Operand, message: Operand, delay: number): Instruction {
  return ask(
    (v) => ({
      kind: 'send_after',
      to: pidOrName(v(to)),
      message: v(message),
      delay,
      wrapped: true,
    }),
    'timer',
  );
}

export function cancelTimer(ref: Operand, as: string): Instruction {
  return ask((v) => ({ kind: 'cancel_timer', ref: referenceOf(v(ref)) }), as);
}

export function readTimer(ref: Operand, as: string): Instruction {
  return ask((v) => ({ kind: 'read_timer', ref: referenceOf(v(ref)) }), as);
}

export function alive(who: Operand, as: string): Instruction {
  return ask((v) => ({ kind: 'alive', pid: pidOf(v(who)) }), as);
}

export function processInfo(who: Operand, as: string): Instruction {
  return ask((v) => ({ kind: 'process_info', pid: pidOf(v(who)) }), as);
}

export function alias(as: string): Instruction {
  return ask({ kind: 'alias' }, as);
}

export function unalias(ref: Operand, as = ''): Instruction {
  return ask((v) => ({ kind: 'unalias', ref: referenceOf(v(ref)) }), as);
}

export function askDevice(device: string, request: Operand, as = 'ref'): Instruction {
  return ask((v) => ({ kind: 'ask', device, request: v(request) }), as);
}

export function queryDevice(device: string, request: Operand, as: string): Instruction {
  return ask((v) => ({ kind: 'query', device, request: v(request) }), as);
}

/** Computes. */
export function work(reductions: number): Instruction {
  return ask({ kind: 'work', reductions });
}

/** Says it in the event log, where a test reads it. */
export function log(message: Operand): Instruction {
  return ask((v) => ({ kind: 'log', message: v(message) }));
}

export function receive(...clauses: Clause[]): Instruction {
  return { op: 'receive', clauses };
}

/** A clause: the message that fits is called `as`. */
export function on(pattern: Term, as = 'm', body: Script = []): Clause {
  return { kind: 'on', pattern, as, body };
}

export function when(clause: Clause, guard: (value: Lookup) => boolean): Clause {
  return clause.kind === 'on' ? { ...clause, guard } : clause;
}

export function after(delay: number, body: Script = []): Clause {
  return { kind: 'after', delay, body };
}

export function exit(reason: Operand): Instruction {
  return { op: 'exit', reason };
}

export function raise(reason: Operand): Instruction {
  return { op: 'raise', reason };
}

export function times(n: number, ...body: Instruction[]): Instruction {
  return { op: 'repeat', times: n, body };
}

export function forever(...body: Instruction[]): Instruction {
  return times(Infinity, ...body);
}

export function sleep(delay: number): Instruction {
  return receive(after(delay));
}

function destination(value: Term): Pid | Atom | Reference {
  return isReference(value) ? value : pidOrName(value);
}

function pidOrName(value: Term): Pid | Atom {
  return isAtom(value) ? value : pidOf(value);
}

function pidOf(value: Term): Pid {
  if (isPid(value)) return value;
  throw new Raised('a script wanted a pid here', 'no pid');
}

function referenceOf(value: Term): Reference {
  if (isReference(value)) return value;
  throw new Raised('a script wanted a reference here', 'no reference');
}
