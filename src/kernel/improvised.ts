/** Little scripts of every kind, of which properties put their casts together. */
import { ex } from '#term/ex.ts';
import { atom, type Term } from '#term/term.ts';

import {
  after,
  attempted,
  cancelTimer,
  demonitor,
  exit,
  exitSignal,
  link,
  log,
  monitor,
  on,
  raise,
  receive,
  register,
  send,
  sendAfter,
  spawn,
  spawnLink,
  trapExit,
  unlink,
  work,
} from './instructions.ts';
import type { Instruction, Script } from './script.ts';

const any = ex`:_`;
const REASONS: readonly Term[] = [ex`:normal`, ex`:kill`, ex`:boom`, ex`{:shutdown, 1}`];

/** Any of four, by number. */
export function reasonOf(n: number): Exclude<Term, string> {
  const reason = REASONS[n % REASONS.length] ?? ex`:normal`;
  return typeof reason === 'string' ? atom(reason) : reason;
}

/** What a process may do with another and a number. */
export const IMPROVISATIONS: readonly ((to: string, n: number) => Script)[] = [
  (to, n) => [send(to, n % 9)],
  (_, n) => [receive(on(any, 'm', [log('m')]), after(n % 300))],
  (_, n) => [receive(on(n % 9), after(50))],
  (_, n) => [work(n)],
  (to) => quietly(link(to)),
  (to) => [unlink(to)],
  (to) => [monitor(to)],
  (to, n) => [monitor(to), demonitor('ref', n % 2 === 0)],
  (to, n) => [exitSignal(to, reasonOf(n))],
  (_, n) => [trapExit(n % 2 === 0)],
  (to) => quietly(register(atom(`n_${to}`), to)),
  (to) => quietly(send(atom(`n_${to}`), ex`:by_name`)),
  (to, n) => [sendAfter(to, ex`:tick`, n % 200)],
  () => [sendAfter('self', ex`:never`, 70), cancelTimer('timer', 'left')],
  () => [spawnLink('kid', [receive(on(any), after(100))]), send('kid', ex`:hi`)],
  () => [spawn('kid', [send('parent', ex`:born`)], { monitor: true })],
  (_, n) => [exit(reasonOf(n))],
  () => [raise(ex`:oops`)],
];

function quietly(instruction: Instruction): Script {
  return [attempted(instruction, 'x')];
}
