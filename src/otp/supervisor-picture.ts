/** A supervisor for pictures: its strategy, the restarts within its window, its children. */
import { sortedEntries } from '#kernel/int-map.ts';
import { atom, atomMap, listFrom, type Term } from '#term/term.ts';

import { type Child, pidTerm } from './child.ts';
import type { DynamicContext } from './dynamic-context.ts';
import type { Strategy } from './restart.ts';
import type { SupervisorContext } from './supervisor-context.ts';

type Pictured = Pick<SupervisorContext, 'intensity' | 'restarts'>;

/** `%{strategy:, restarts: %{count:, max_restarts:, max_seconds:}, children: [%{id:, pid:, …}]}`. */
export function describeSupervisor({ strategy, children, ...context }: SupervisorContext): Term {
  return pictureOf(strategy, context, children.map(describeChild));
}

/** The same of a DynamicSupervisor: its children have no id. */
export function describeDynamic({ children, ...context }: DynamicContext): Term {
  const pictures = sortedEntries(children).map(([, child]) =>
    describeChild({ ...child, id: atom('undefined') }),
  );
  return pictureOf('one_for_one', context, pictures);
}

function pictureOf(strategy: Strategy, context: Pictured, children: readonly Term[]): Term {
  const { intensity, restarts } = context;
  return atomMap({
    strategy: atom(strategy),
    restarts: atomMap({
      count: restarts.length,
      max_restarts: intensity.maxRestarts,
      max_seconds: intensity.maxSeconds,
      seconds: listFrom(restarts),
    }),
    children: listFrom(children),
  });
}

type Shown = Pick<Child, 'id' | 'pid' | 'isRestarting' | 'restart' | 'type' | 'shutdown'>;

function describeChild(child: Shown): Term {
  return atomMap({
    id: child.id,
    pid: pidTerm(child),
    restart: atom(child.restart),
    type: atom(child.type),
    shutdown: typeof child.shutdown === 'number' ? child.shutdown : atom(child.shutdown),
  });
}
