/** A supervisor for pictures: its strategy, the restarts within its window, its children. */
import { atom, atomMap, listFrom, type Term } from '#term/term.ts';

import { type Child, pidTerm } from './child.ts';
import type { SupervisorContext } from './supervisor-context.ts';

/** `%{strategy:, restarts: %{count:, max_restarts:, max_seconds:}, children: [%{id:, pid:, …}]}`. */
export function describeSupervisor(context: SupervisorContext): Term {
  const { strategy, intensity, restarts, children } = context;
  return atomMap({
    strategy: atom(strategy),
    restarts: atomMap({
      count: restarts.length,
      max_restarts: intensity.maxRestarts,
      max_seconds: intensity.maxSeconds,
      seconds: listFrom(restarts),
    }),
    children: listFrom(children.map(describeChild)),
  });
}

function describeChild(child: Child): Term {
  return atomMap({
    id: child.id,
    pid: pidTerm(child),
    restart: atom(child.restart),
    type: atom(child.type),
    shutdown: typeof child.shutdown === 'number' ? child.shutdown : atom(child.shutdown),
  });
}
