/** Machines of the small systems and the Elixir that is read beside them. */
import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';

import { anchorsOf, lineRange, transitionsOf } from '#machine/anchor.ts';

import { cleanerMachine } from './back-room/cleaner.ts';
import { grinderMachine } from './back-room/grinder.ts';
import { machineMachine } from './back-room/machine.ts';
import { radioMachine } from './back-room/radio.ts';
import { accountMachine } from './bank-account/account.ts';
import { STARTED as BANK_ACCOUNT } from './bank-account/bank-account.ts';
import { clientMachine } from './bank-account/client.ts';
import { aliceMachine } from './letters/alice.ts';
import { bobMachine } from './letters/bob.ts';
import { STARTED as LETTERS } from './letters/letters.ts';
import { STARTED as MAILBOX } from './mailbox/mailbox.ts';
import { receiverMachine } from './mailbox/receiver.ts';
import { senderMachine } from './mailbox/sender.ts';
import { optionsTerm } from './options.ts';
import { callerMachine } from './pipes/caller.ts';
import { pipeMachine } from './pipes/pipe.ts';
import { starterMachine } from './starter.ts';
import { cacheMachine } from './todo/cache.ts';
import { databaseWorker, workerMachine } from './todo/database-worker.ts';
import { database, databaseMachine } from './todo/database.ts';
import { type Form, settingsIn, TODO_OPTIONS } from './todo/options.ts';
import { server, serverMachine } from './todo/server.ts';
import { benchMachine } from './workshop/bench.ts';
import { foremanMachine } from './workshop/foreman.ts';
import { jobMachine } from './workshop/job.ts';

const SOURCE = Object.values(
  import.meta.glob<string>('./{letters,mailbox,bank-account,pipes,back-room,workshop}/*.ex', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

const MACHINES: readonly (readonly [module: string, machine: AnyStateMachine])[] = [
  ['Letters', starterMachine(LETTERS)],
  ['Letters.Alice', aliceMachine],
  ['Letters.Bob', bobMachine],
  ['Mailbox', starterMachine(MAILBOX)],
  ['Mailbox.Sender', senderMachine],
  ['Mailbox.Receiver', receiverMachine],
  ['BankAccount', starterMachine(BANK_ACCOUNT)],
  ['BankAccount.Account', accountMachine],
  ['BankAccount.Client', clientMachine],
  ['Pipes.Caller', callerMachine],
  ['Pipes.Pipe', pipeMachine],
  ['BackRoom.Grinder', grinderMachine],
  ['BackRoom.Machine', machineMachine],
  ['BackRoom.Cleaner', cleanerMachine],
  ['BackRoom.Radio', radioMachine],
  ['Workshop.Bench', benchMachine],
  ['Workshop.Job', jobMachine],
  ['Workshop.Foreman', foremanMachine],
];

type Place = readonly [place: string, source: string, machine: AnyStateMachine];

const TODO_FILES = import.meta.glob<string>('./todo/{project,supervised,registered}/lib/**/*.ex', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of that form: what it has of its own stands in the place of the project's. */
function todoSource(form: Form): string {
  const files = (folder: string) =>
    Object.entries(TODO_FILES)
      .filter(([path]) => path.startsWith(`./todo/${folder}/`))
      .map(([path, text]): readonly [string, string] => [path.split('/lib/')[1] ?? path, text]);
  return [...new Map([...files('project'), ...files(form)]).values()].join('\n');
}

function todoMachines(form: Form): readonly Place[] {
  const source = todoSource(form);
  const settings = settingsIn(optionsTerm(TODO_OPTIONS, { form }));
  const worker = databaseWorker(settings);
  const every: readonly Place[] = [
    ['Todo.Server', source, serverMachine(settings)],
    ['Todo.DatabaseWorker', source, workerMachine('aside')],
    ['Todo.DatabaseWorker', source, workerMachine('in_place')],
  ];
  if (form === 'registered') return every;
  const cache = cacheMachine(settings, server(settings), database(settings, worker));
  return [
    ...every,
    ['Todo.Cache', source, cache],
    ['Todo.Database', source, databaseMachine(settings, worker)],
  ];
}

const PLACES: readonly Place[] = [
  ...MACHINES.map(([module, machine]): Place => [module, SOURCE, machine]),
  ...(['plain', 'supervised', 'registered'] as const).flatMap(todoMachines),
];

function nodesBelow(node: AnyStateNode): readonly AnyStateNode[] {
  const children: readonly AnyStateNode[] = Object.values(node.states);
  return [node, ...children.flatMap(nodesBelow)];
}

describe.each(PLACES)('%s', (module, twin, machine) => {
  const nodes = nodesBelow(machine.root);

  test('every state and every transition points at its twin', () => {
    const states = nodes.filter(({ meta }) => meta?.ex === undefined).map(({ id }) => id);
    const transitions = nodes
      .flatMap(transitionsOf)
      .filter(({ meta }) => meta?.['ex'] === undefined)
      .map(({ source, eventType }) => `${source.id}: ${eventType}`);
    expect([...states, ...transitions]).toEqual([]);
  });

  test('what they point at is there', () => {
    for (const { ex } of anchorsOf(machine)) {
      expect(ex.startsWith(`${module}.`), ex).toBe(true);
      const lines = lineRange(twin, ex);
      expect(lines, ex).toBeDefined();
      const line = twin.split('\n')[(lines?.from ?? 0) - 1] ?? '';
      const [head = '', clause = head] = ex.slice(module.length + 1).split(' > ');
      expect(line).toContain(clause);
    }
  });
});
