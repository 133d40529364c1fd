/**
 * What a server may be called: a registered name, or a key of a registry by `:via`. Who is called so
 * is found out when it is asked. SPEC, section VI.
 */
import {
  attempt,
  NO_OPERATIONS,
  type Operation,
  type Operations,
  request,
} from '#machine/operation.ts';
import { element } from '#term/access.ts';
import {
  atom,
  type Atom,
  isAtom,
  isPid,
  isTuple,
  moduleAtom,
  NIL_ATOM,
  OK,
  type Pid,
  type Term,
  type Tuple,
  tuple,
} from '#term/term.ts';

import {
  type Place,
  registerKeyOperation,
  unregisterKeyOperation,
  whereisKeyOperation,
} from './registry-operations.ts';

/** An atom, or `{:via, Registry, {registry, key}}` as `via` makes it. */
export type ProcessName = Atom | Tuple;

/** Whom a call may go to. */
export type ServerName = Pid | ProcessName;

const VIA = atom('via');
const REGISTRY = moduleAtom('Registry');

/** `{:via, Registry, {registry, key}}`. */
export function via(registry: string, key: Term): Tuple {
  return tuple(VIA, REGISTRY, tuple(moduleAtom(registry), key));
}

/** `GenServer.whereis`. `unknown`: what becomes of the exception where there is no such registry. */
export function whereIs(
  name: ProcessName,
  then: (pid: Pid | undefined) => Operations,
  unknown?: (error: Term) => Operations,
): Operation {
  if (isAtom(name)) {
    return request({ kind: 'whereis', name }, (found) =>
      then(found.kind === 'ok' && isPid(found.value) ? found.value : undefined),
    );
  }
  const place = placeIn(name);
  return place === undefined ? NO_CLAUSE : whereisKeyOperation(place, then, unknown);
}

/** A message to whoever is called so; to nobody, and to no registry, is no error. */
export function sendTo(server: ServerName, message: Term): Operation {
  if (isPid(server) || isAtom(server)) return attempt({ kind: 'send', to: server, message });
  const place = placeIn(server);
  const send = (pid: Pid | undefined) => (pid === undefined ? [] : [sendTo(pid, message)]);
  return place === undefined ? NO_CLAUSE : whereisKeyOperation(place, send, () => NO_OPERATIONS);
}

/** `then` is told whether the name was free. */
export function registerAs(
  name: ProcessName,
  self: Pid,
  then: (registered: boolean) => Operations,
): Operation {
  if (isAtom(name)) return request({ kind: 'register', name }, ({ kind }) => then(kind === 'ok'));
  const place = placeIn(name);
  if (place === undefined) return NO_CLAUSE;
  return registerKeyOperation({ ...place, value: NIL_ATOM }, self, (result) =>
    then(element(result, 0) === OK),
  );
}

/** Only its own: the name of a server that was there before is left alone. */
export function unregisterAs(name: ProcessName, self: Pid): Operations {
  if (!isAtom(name)) {
    const place = placeIn(name);
    return place === undefined ? NO_OPERATIONS : [unregisterKeyOperation(place, self)];
  }
  const freed = attempt({ kind: 'unregister', name });
  return [whereIs(name, (holder) => (holder === self ? [freed] : NO_OPERATIONS))];
}

const NO_CLAUSE: Operation = { kind: 'fail', reason: atom('function_clause'), raised: true };

function placeIn(name: Term): Place | undefined {
  const [tag, module, place] = isTuple(name, 3) ? name.items : [];
  const [registry, key] = place !== undefined && isTuple(place, 2) ? place.items : [];
  if (tag !== VIA || module !== REGISTRY || registry === undefined || key === undefined) {
    return undefined;
  }
  return isAtom(registry) ? { registry, key } : undefined;
}
