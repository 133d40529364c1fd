/**
 * What a process asks of the kernel, done: each request has an answer, which its next turn is given.
 * A request that Erlang would refuse is answered `raised` with Erlang's reason. SPEC by request.
 */
import {
  type Atom,
  boolean,
  NIL_ATOM,
  OK,
  type Pid,
  type Reference,
  TRUE,
  tuple,
} from '#term/term.ts';

import { BADARG, ok } from './answer.ts';
import type { Answer, Request, SpawnRequest } from './behaviour.ts';
import { askDevice, queryDevice } from './devices.ts';
import { type Draft, emit, isAlive, keyOf, newReference, processOf, setName } from './draft.ts';
import { deleteInt, getInt } from './int-map.ts';
import { infoOf } from './process-info.ts';
import { link, monitor, demonitor, unlink } from './relations.ts';
import { addAlias, dropAlias, sendExit, transmit } from './signals.ts';
import { spawn } from './spawn.ts';
import { cancelTimer, readTimer, sendAfter } from './timers.ts';

/** Does what `self` asks; the outside world may ask most things, too. A refusal is recorded. */
export function perform(draft: Draft, self: Pid, request: Request): Answer {
  const answer = answerTo(draft, self, request);
  if (answer.kind === 'raised') emit(draft, self, { kind: 'raised', reason: answer.reason });
  return answer;
}

function answerTo(draft: Draft, self: Pid, request: Request): Answer {
  switch (request.kind) {
    case 'send':
      return send(draft, self, request);
    case 'spawn':
      return spawnFor(draft, self, request);
    case 'link':
      return link(draft, self, request.pid);
    case 'unlink':
      return unlink(draft, self, request.pid);
    case 'monitor':
      return monitor(draft, self, request);
    case 'demonitor':
      return demonitor(draft, self, request);
    case 'exit':
      return exit(draft, self, request);
    case 'send_after':
      return sendAfter(draft, self, request);
    case 'cancel_timer':
      return cancelTimer(draft, self, request.ref);
    case 'read_timer':
      return readTimer(draft, request.ref);
    case 'ask':
      return askDevice(draft, self, request);
    case 'query':
      return queryDevice(draft, self, request);
    case 'alive':
      return ok(boolean(isAlive(draft, request.pid)));
    case 'process_info':
      return ok(infoOf(draft, request.pid));
    case 'log':
      emit(draft, self, { kind: 'logged', message: request.message });
      return ok(OK);
    case 'alias':
    case 'unalias':
    case 'trap_exit':
    case 'work':
      return performOwn(draft, self, request);
    case 'register':
    case 'unregister':
    case 'whereis':
      return performName(draft, self, request);
  }
}

/** `exit/2`: what it does is the receiver's business. */
function exit(draft: Draft, from: Pid, { pid: to, reason }: Request & { kind: 'exit' }): Answer {
  sendExit(draft, { kind: 'exit', from, to, reason, via: 'exit' });
  return ok(TRUE);
}

/** To a pid, a name or an alias. A free name is an error; a dead pid and a used alias are not. */
function send(draft: Draft, self: Pid, { to, message }: Request & { kind: 'send' }): Answer {
  const alias = to.kind === 'reference' ? keyOf(to) : 0;
  const target = targetOf(draft, to);
  if (target === undefined && to.kind === 'atom') return BADARG;
  const cause = draft.cause;
  if (target === undefined) {
    emit(draft, self, { kind: 'dropped', to: 'an alias', message, why: 'alias' });
    return ok(message);
  }
  draft.cause = emit(draft, self, { kind: 'sent', to: target, message });
  transmit(draft, { kind: 'message', from: self, to: target, message, alias });
  draft.cause = cause;
  return ok(message);
}

function targetOf(draft: Draft, to: Pid | Atom | Reference): Pid | undefined {
  switch (to.kind) {
    case 'pid':
      return to;
    case 'atom':
      return getInt(draft.names, to.index)?.pid;
    case 'reference':
      return getInt(draft.aliases, keyOf(to));
  }
}

function spawnFor(draft: Draft, self: Pid, request: SpawnRequest): Answer {
  const child = spawn(draft, self, request);
  if (request.monitor !== true) return ok(child);
  const ref = monitor(draft, self, { kind: 'monitor', target: child });
  return ref.kind === 'ok' ? ok(tuple(child, ref.value)) : ref;
}

type OwnRequest = Request & { kind: 'alias' | 'unalias' | 'trap_exit' | 'work' };

/** Requests about the process itself. The outside world is none: it is refused. */
function performOwn(draft: Draft, self: Pid, request: OwnRequest): Answer {
  const process = processOf(draft, self.id);
  if (process === undefined) return BADARG;
  switch (request.kind) {
    case 'alias': {
      const ref = newReference(draft);
      addAlias(draft, process, ref);
      return ok(ref);
    }
    case 'unalias': {
      const had = getInt(process.aliases, keyOf(request.ref)) !== undefined;
      if (had) dropAlias(draft, process, keyOf(request.ref));
      return ok(boolean(had));
    }
    case 'trap_exit': {
      const before = process.trapExit;
      process.trapExit = request.value;
      if (before !== request.value) emit(draft, self, { kind: 'trapping', value: request.value });
      return ok(boolean(before));
    }
    case 'work':
      process.workLeft = request.reductions;
      return ok(TRUE);
  }
}

type NameRequest = Request & { kind: 'register' | 'unregister' | 'whereis' };

/** NM: names that can never be registered. */
const NOT_NAMES = new Set(['undefined', 'nil', 'true', 'false']);

function performName(draft: Draft, self: Pid, request: NameRequest): Answer {
  const held = getInt(draft.names, request.name.index);
  switch (request.kind) {
    case 'whereis':
      return ok(held?.pid ?? NIL_ATOM);
    case 'unregister': {
      const process = held === undefined ? undefined : processOf(draft, held.pid.id);
      if (process === undefined) return BADARG;
      process.name = undefined;
      draft.names = deleteInt(draft.names, request.name.index, draft.edition);
      emit(draft, process.pid, { kind: 'unregistered', name: request.name.name });
      return ok(TRUE);
    }
    case 'register': {
      const process = processOf(draft, (request.pid ?? self).id);
      const refused = held !== undefined || NOT_NAMES.has(request.name.name);
      if (process === undefined || process.name !== undefined || refused) return BADARG;
      process.name = request.name;
      setName(draft, { name: request.name, pid: process.pid });
      emit(draft, process.pid, { kind: 'registered', name: request.name.name });
      return ok(TRUE);
    }
  }
}
