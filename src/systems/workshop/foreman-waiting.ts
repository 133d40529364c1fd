/** The states in which the foreman waits for an answer, deaf to everything else. */
import { assign } from 'xstate';

import { log } from '#machine/actions.ts';
import { agentGet } from '#otp/agent.ts';
import { countChildren, terminateChild } from '#otp/dynamic-supervisor.ts';
import { BLOCKED } from '#otp/gen-server.ts';
import { countKeys } from '#otp/registry-actions.ts';
import { awaitTask } from '#otp/task.ts';
import { element, elements, keywordGet } from '#term/access.ts';
import { isAtom, isPid, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import { at, foremanSetup, kept, stockFunction } from './foreman-setup.ts';
import { BENCHES, STOCK, text, TOPICS } from './names.ts';

const { createStateConfig } = foremanSetup;

const opening = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:open, name'),
  on: {
    'reply.opened': {
      target: 'working',
      meta: at('{:open, name'),
      actions: log(({ context, event }) => openedText(kept(1)({ context }), event.value)),
    },
  },
});

const closing = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:close, name'),
  on: {
    'answer.found': [
      {
        guard: ({ event }) => holderIn(event.value) !== undefined,
        meta: at('{:close, name'),
        actions: terminateChild(BENCHES, ({ event, self }) => holderIn(event.value) ?? self, {
          as: 'closed',
        }),
      },
      {
        target: 'working',
        meta: at('{:close, name'),
        actions: log(({ context }) => `${text(kept(1)({ context }))} is not there`),
      },
    ],
    'reply.closed': { target: 'working', meta: at('{:close, name') },
  },
});

const repairing = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:repair, name'),
  on: {
    'reply.repaired': {
      target: 'working',
      meta: at('{:repair, name'),
      actions: log(({ event }) => event.value),
    },
    'exit.repaired': {
      target: 'working',
      meta: at('{:repair, name'),
      actions: log(({ event }) => `no repair: ${text(element(event.reason, 0))}`),
    },
  },
});

/** When the task crashes, so does the foreman: the two are linked. */
const awaiting = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:job, outcome'),
  on: {
    'answer.task': {
      meta: at('{:job, outcome'),
      actions: awaitTask(({ event }) => event.value, {
        as: 'job',
        timeout: ({ context }) => Number(kept(2)({ context })),
      }),
    },
    'reply.job': {
      target: 'working',
      meta: at('{:job, outcome'),
      actions: log(({ event }) => `job: ${text(event.value)}`),
    },
  },
});

const sendingHelp = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:help, outcome'),
  on: { 'answer.helper': { target: 'working', meta: at('{:help, outcome') } },
});

const taking = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:take, some'),
  on: {
    'reply.taken': {
      target: 'working',
      meta: at('{:take, some'),
      actions: log(({ event }) => `took ${text(event.value)}`),
    },
  },
});

const adding = createStateConfig({
  tags: [BLOCKED],
  meta: at('{:add, some'),
  on: { 'reply.added': { target: 'working', meta: at('{:add, some') } },
});

const counting = createStateConfig({
  tags: [BLOCKED],
  meta: at(':count'),
  on: {
    'answer.names': {
      meta: at(':count'),
      actions: [assign({ names: ({ event }) => event.value }), countKeys(TOPICS, { as: 'topics' })],
    },
    'answer.topics': {
      meta: at(':count'),
      actions: [
        log(({ context, event }) => `${text(context.names)} names, ${text(event.value)} listen`),
        countChildren(BENCHES, { as: 'benches' }),
      ],
    },
    'reply.benches': {
      meta: at(':count'),
      actions: [
        log(({ event }) => `${text(keywordGet(event.value, 'active'))} benches`),
        agentGet(STOCK, stockFunction('same'), { as: 'parts' }),
      ],
    },
    'reply.parts': {
      target: 'working',
      meta: at(':count'),
      actions: log(({ event }) => `${text(event.value)} parts`),
    },
  },
});

export const waiting = {
  opening,
  closing,
  repairing,
  awaiting,
  sendingHelp,
  taking,
  adding,
  counting,
};

function openedText(name: Term, result: Term): string {
  const why = element(result, 1) ?? NIL_ATOM;
  if (isPid(why)) return `${text(name)} is open`;
  const [tag] = [element(why, 0)];
  return tag !== undefined && isAtom(tag, 'already_started')
    ? `${text(name)} was open before`
    : `${text(name)} stays closed: ${text(why)}`;
}

function holderIn(pairs: Term): Pid | undefined {
  const holder = element((elements(pairs) ?? [])[0] ?? NIL_ATOM, 0);
  return holder !== undefined && isPid(holder) ? holder : undefined;
}
