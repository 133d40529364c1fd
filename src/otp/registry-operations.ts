/**
 * What `Registry` does in the process that calls it: reads and writes of two tables, and a link to the
 * partition. Each function is given what comes next. SPEC, section RG.
 */
import { NO_OPERATIONS, type Operation, type Operations, request } from '#machine/operation.ts';
import { element, elements } from '#term/access.ts';
import { equal } from '#term/compare.ts';
import { inspectLine } from '#term/inspect.ts';
import {
  atom,
  type Atom,
  isPid,
  listFrom,
  OK,
  pid as pidOf,
  type Pid,
  struct,
  type Term,
  TRUE,
  tuple,
} from '#term/term.ts';

/** Where in a registry: `registry` is its name. */
export type Place = { readonly registry: Atom; readonly key: Term };

export type Entry = Place & { readonly value: Term };

type Then<Answer> = (answer: Answer) => Operations;

const NOTHING: Then<unknown> = () => NO_OPERATIONS;
const ANYTHING = atom('_');

/** The table of `{key, {pid, value}}`. */
export function keyTable({ name }: Atom): Atom {
  return atom(`${name}.KeyPartition0`);
}

/** The partition's name, and that of its table of `{pid, key}`. */
export function pidTable({ name }: Atom): Atom {
  return atom(`${name}.PIDPartition0`);
}

/** A query of the device `ets`, `{verb, …}`. What `:ets` would raise is raised. */
export function etsOperation(
  verb: string,
  wanted: readonly Term[],
  then: Then<Term> = NOTHING,
): Operation {
  const query = tuple(atom(verb), ...wanted);
  return request({ kind: 'query', device: 'ets', request: query }, (answer) => {
    const refused = answer.kind === 'raised' || answer.value === atom('badarg');
    return refused ? [{ kind: 'fail', reason: atom('badarg'), raised: true }] : then(answer.value);
  });
}

/** `Registry.register/3`: `{:ok, partition}` or `{:error, {:already_registered, pid}}`. */
export function registerKeyOperation(entry: Entry, self: Pid, then: Then<Term>): Operation {
  const { registry, key } = entry;
  const mine = tuple(self, key);
  return withPartition(registry, (partition) => [
    request({ kind: 'link', pid: partition }),
    etsOperation('insert', [pidTable(registry), mine]),
    insertOperation(entry, self, (holder) => {
      if (holder === undefined) return then(tuple(OK, partition));
      const error = tuple(atom('error'), tuple(atom('already_registered'), holder));
      if (holder === self) return then(error);
      return [etsOperation('delete_object', [pidTable(registry), mine], () => then(error))];
    }),
  ]);
}

/** Tells who has the key already; what is left of somebody dead is taken away first. */
function insertOperation(entry: Entry, self: Pid, then: Then<Pid | undefined>): Operation {
  const { registry, key, value } = entry;
  const table = keyTable(registry);
  const again = () => [insertOperation(entry, self, then)];
  const object = tuple(key, tuple(self, value));
  return isUnique(registry, (unique) => [
    etsOperation(unique ? 'insert_new' : 'insert', [table, object], (inserted) => {
      if (inserted === TRUE) return then(undefined);
      return [
        rowsOperation(entry, ([held]) => {
          if (held === undefined) return again();
          const dead = [etsOperation('delete_object', [table, tuple(key, held)]), ...again()];
          return [aliveOperation(held, (alive) => (alive ? then(pidIn(held)) : dead))];
        }),
      ];
    }),
  ]);
}

/** `Registry.unregister/2`: nothing where it has not that key. */
export function unregisterKeyOperation(
  { registry, key }: Place,
  self: Pid,
  then: Then<Term> = NOTHING,
): Operation {
  const table = pidTable(registry);
  return withPartition(registry, (partition) => [
    etsOperation('match_delete', [keyTable(registry), tuple(key, tuple(self, ANYTHING))]),
    etsOperation('delete_object', [table, tuple(self, key)]),
    etsOperation('member', [table, self], (isLeft) =>
      isLeft === TRUE ? then(OK) : [request({ kind: 'unlink', pid: partition }), ...then(OK)],
    ),
  ]);
}

/** `Registry.lookup/2`: pairs of pid and value. Of a unique key that of one who lives. */
export function lookupOperation(place: Place, then: Then<readonly Term[]>): Operation {
  return withPartition(place.registry, () => [
    isUnique(place.registry, (unique) => [
      rowsOperation(place, (pairs) => {
        const [pair] = pairs;
        if (!unique || pair === undefined) return then(pairs);
        return [aliveOperation(pair, (alive) => then(alive ? [pair] : []))];
      }),
    ]),
  ]);
}

/** `Registry.whereis_name/1`, which `:via` asks. `unknown` takes the exception where there is no such registry. */
export function whereisKeyOperation(
  place: Place,
  then: Then<Pid | undefined>,
  unknown?: Then<Term>,
): Operation {
  const find = rowsOperation(place, ([pair]) =>
    pair === undefined
      ? then(undefined)
      : [aliveOperation(pair, (alive) => then(alive ? pidIn(pair) : undefined))],
  );
  return withPartition(place.registry, () => [find], unknown);
}

/** `Registry.keys/2`: the latest first, a unique key once. */
export function keysOperation(registry: Atom, pid: Pid, then: Then<Term>): Operation {
  return withPartition(registry, () => [
    isUnique(registry, (unique) => [
      etsOperation('lookup', [pidTable(registry), pid], (rows) =>
        then(listFrom(keysIn(rows, unique))),
      ),
    ]),
  ]);
}

function keysIn(rows: Term, unique: boolean): readonly Term[] {
  const keys = (elements(rows) ?? []).toReversed().flatMap((row) => element(row, 1) ?? []);
  return unique ? keys.filter((key, at) => !keys.slice(0, at).some(sameAs(key))) : keys;
}

const sameAs = (key: Term) => (other: Term) => equal(key, other);

/** `Registry.count/1`. */
export function countOperation(registry: Atom, then: Then<Term>): Operation {
  return withPartition(registry, () => [
    etsOperation('info', [keyTable(registry), atom('size')], then),
  ]);
}

export function pidIn(pair: Term): Pid | undefined {
  const pid = element(pair, 0);
  return pid !== undefined && isPid(pid) ? pid : undefined;
}

/** A registry whose partition is not there is unknown. */
function withPartition(registry: Atom, then: Then<Pid>, unknown?: Then<Term>): Operation {
  return request({ kind: 'whereis', name: pidTable(registry) }, (found) => {
    if (found.kind === 'ok' && isPid(found.value)) return then(found.value);
    const message = `unknown registry: ${inspectLine(registry)}`;
    const reason = struct('ArgumentError', { __exception__: TRUE, message });
    return unknown?.(reason) ?? [{ kind: 'fail', reason, raised: true }];
  });
}

function isUnique(registry: Atom, then: Then<boolean>): Operation {
  return etsOperation('info', [keyTable(registry), atom('type')], (type) =>
    then(type === atom('set')),
  );
}

function rowsOperation({ registry, key }: Place, then: Then<readonly Term[]>): Operation {
  return etsOperation('lookup', [keyTable(registry), key], (rows) =>
    then((elements(rows) ?? []).flatMap((row) => element(row, 1) ?? [])),
  );
}

function aliveOperation(pair: Term, then: Then<boolean>): Operation {
  const pid = pidIn(pair) ?? pidOf(0);
  return request({ kind: 'alive', pid }, (alive) =>
    then(alive.kind === 'ok' && alive.value === TRUE),
  );
}
