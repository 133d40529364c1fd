/**
 * Registry: names that are any terms, for processes that come and go. A supervisor with one partition,
 * to which every registered process is linked, and which takes away what the dead have left. Its tables
 * are in the device `ets` of the system. SPEC, section RG.
 */
import { setup } from 'xstate';

import { action, type Args, type ProcessAction } from '#machine/action.ts';
import { trapExit } from '#machine/actions.ts';
import type { Operation } from '#machine/operation.ts';
import { element, elements } from '#term/access.ts';
import {
  atom,
  type Atom,
  keyword,
  moduleAtom,
  NIL_ATOM,
  OK,
  type Term,
  tuple,
} from '#term/term.ts';

import type { ChildSpec } from './child.ts';
import { type Call, type GenServer, genServer, type Info } from './gen-server.ts';
import { etsOperation, keyTable, pidTable } from './registry-operations.ts';
import { supervisor } from './supervisor.ts';
import { reply } from './wire.ts';

export type RegistryOptions = {
  /** As a module's name: `Todo.Registry`. */
  readonly name: string;
  readonly keys: 'unique' | 'duplicate';
};

/** `{Registry, keys: :unique, name: Todo.Registry}` as a child of a supervisor. */
export function registryChild(options: RegistryOptions): ChildSpec {
  const name = moduleAtom(options.name);
  return {
    id: name,
    start: registry(options),
    argument: keyword({ keys: atom(options.keys), name }),
    type: 'supervisor',
  };
}

/** `Registry.start_link(keys: …, name: …)`. */
export function registry({ name, keys }: RegistryOptions): GenServer {
  return supervisor({
    module: 'Registry',
    name,
    strategy: keys === 'unique' ? 'one_for_all' : 'one_for_one',
    children: [{ id: pidTable(moduleAtom(name)), start: partition({ name, keys }) }],
  });
}

type Events = Call<'sync'> | (Info<'EXIT'> & { readonly pid: Term; readonly reason: Term });

type Action = ProcessAction<object, Events>;

function partition({ name, keys }: RegistryOptions): GenServer {
  const registered = moduleAtom(name);
  const type = keys === 'unique' ? 'set' : 'duplicate_bag';
  const { createMachine } = setup({ types: { events: {} as Events } });
  const machine = createMachine({
    id: 'Partition',
    context: {},
    entry: [
      trapExit(),
      etsAction('new', [keyTable(registered), atom(type)]),
      etsAction('new', [pidTable(registered), atom('duplicate_bag')]),
    ],
    initial: 'cleaning',
    states: {
      cleaning: {
        on: {
          'info.EXIT': {
            actions: action('clean', {}, ({ event }: Args<object, Events>) =>
              cleanOperation(registered, event.type === 'info.EXIT' ? event.pid : OK),
            ),
          },
          'call.sync': { actions: reply(({ event }) => event.from, OK) },
        },
      },
    },
  });
  const table = pidTable(registered);
  return genServer({
    module: 'Registry.Partition',
    name: () => table,
    machine,
    describe: () => ({ registry: registered }),
  });
}

function etsAction(verb: string, wanted: readonly Term[]): Action {
  return action(verb, { wanted }, () => etsOperation(verb, wanted));
}

/** Every entry of one who has ended is taken away. */
function cleanOperation(registered: Atom, pid: Term): Operation {
  return etsOperation('take', [pidTable(registered), pid], (rows) =>
    (elements(rows) ?? []).map((row) => {
      const pattern = tuple(element(row, 1) ?? NIL_ATOM, tuple(pid, atom('_')));
      return etsOperation('match_delete', [keyTable(registered), pattern]);
    }),
  );
}
