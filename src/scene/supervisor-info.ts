/** What a supervisor says of itself, from its state: strategy, restarts in the window, children. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { elements, field } from '#term/access.ts';
import { isAtom, isPid, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import type { ChildInfo, RestartType, Strategy, SupervisorInfo } from './moment.ts';

const STRATEGIES: readonly Strategy[] = ['one_for_one', 'one_for_all', 'rest_for_one'];
const RESTARTS: readonly RestartType[] = ['permanent', 'transient', 'temporary'];

type Around = {
  /** The moment that is shown. */
  readonly now: Microseconds;
  readonly labelOf: (pid: Pid) => string | undefined;
};

/** `data` is what `describeSupervisor` of #otp gives; none where it is something else. */
export function supervisorInfo(key: string, data: Term, around: Around): readonly SupervisorInfo[] {
  const strategy = STRATEGIES.find((one) => isNamed(field(data, 'strategy'), one));
  const restarts = field(data, 'restarts');
  if (strategy === undefined || restarts === undefined) return [];
  const maxSeconds = numberIn(restarts, 'max_seconds');
  const since = Math.floor(around.now / 1_000_000) - maxSeconds;
  const within = (elements(field(restarts, 'seconds') ?? NIL_ATOM) ?? [])
    .map(Number)
    .filter((at) => at >= since);
  return [
    {
      key,
      strategy,
      restarts: within.length,
      window: within.map((at) => (at + maxSeconds + 1 - around.now / 1_000_000) / (maxSeconds + 1)),
      maxRestarts: numberIn(restarts, 'max_restarts'),
      maxSeconds,
      children: (elements(field(data, 'children') ?? NIL_ATOM) ?? []).flatMap((child) =>
        childInfo(child, around),
      ),
    },
  ];
}

/** Between two lives a child is known by the name of its module. */
function childInfo(child: Term, { labelOf }: Around): readonly ChildInfo[] {
  const [pid, id] = [field(child, 'pid'), field(child, 'id')];
  const label = pid !== undefined && isPid(pid) ? labelOf(pid) : undefined;
  const key = label ?? (id !== undefined && isAtom(id) ? id.name.split('.').at(-1) : undefined);
  const restart = RESTARTS.find((one) => isNamed(field(child, 'restart'), one)) ?? 'permanent';
  return key === undefined ? [] : [{ key, restart }];
}

function isNamed(term: Term | undefined, name: string): boolean {
  return term !== undefined && isAtom(term, name);
}

function numberIn(map: Term, key: string): number {
  const value = field(map, key);
  return typeof value === 'number' ? value : 0;
}
