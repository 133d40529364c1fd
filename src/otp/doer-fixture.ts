/** What the tests of the registry and of dynamic supervisors share: a process that does as it is told. */
import { setup } from 'xstate';

import type { Behaviour } from '#kernel/behaviour.ts';
import type { ProcessAction } from '#machine/action.ts';
import { log, trapExit } from '#machine/actions.ts';
import { hostMachine } from '#machine/host-machine.ts';
import { play, type Trial } from '#machine/trial.ts';
import type { Term } from '#term/term.ts';

import { ets } from './ets.ts';

type Told =
  | { readonly type: 'answer.x' | 'reply.x'; readonly value: Term }
  | { readonly type: 'exit.x'; readonly reason: Term }
  | { readonly type: 'EXIT' | 'DOWN' | 'message'; readonly message: Term };

/** What a deed is told of. */
export type Deed = { readonly type: string; readonly message: Term };

type Doing = ProcessAction<object, Deed>;

/** Does what the message of that name says, and logs what comes of it. */
export function doer(
  name: string,
  deeds: Readonly<Record<string, Doing | readonly Doing[]>>,
  { traps = false } = {},
): Behaviour {
  const doing = Object.entries(deeds).map(([message, actions]) => [message, { actions }]);
  const { createMachine } = setup({ types: { events: {} as Told } });
  const machine = createMachine({
    ...(traps ? { entry: trapExit() } : {}),
    on: {
      'answer.x': { actions: log(({ event }) => event.value) },
      'reply.x': { actions: log(({ event }) => event.value) },
      'exit.x': { actions: log(({ event }) => event.reason) },
      EXIT: { actions: log(({ event }) => event.message) },
      DOWN: { actions: log(({ event }) => event.message) },
      ...(Object.fromEntries(doing) as object),
    },
  });
  return hostMachine({ name, machine });
}

/** With the device `ets`. */
export function playing(...behaviours: readonly Behaviour[]): Trial {
  return play(
    behaviours.map((behaviour) => ({ behaviour })),
    { ets },
  ).until(0);
}

/** What that process said, and how it ended, since the last time. */
export function said(trial: Trial, label: string): readonly string[] {
  return trial.news().flatMap((line) => {
    const [, what] = line.startsWith(`${label} `)
      ? (/^\S+ (?:logged|exited) (.*)/.exec(line) ?? [])
      : [];
    return what === undefined ? [] : [what];
  });
}

/** What it says of that message. */
export function told(trial: Trial, label: string, message: Term): readonly string[] {
  trial.news();
  return said(trial.send(label, message).until(0), label);
}
