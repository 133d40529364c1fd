/** What a supervisor says of itself, from its state: strategy, restarts in the window, children. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Process } from '#kernel/world.ts';
import { elements, field } from '#term/access.ts';
import { isAtom, isPid, NIL_ATOM, type Pid, type Term } from '#term/term.ts';

import { groupOf, keyOf, type Scene } from './casting.ts';
import type { ChildInfo, RestartType, Strategy, SupervisorInfo } from './moment.ts';
import type { Parts } from './parts.ts';

const STRATEGIES: readonly Strategy[] = ['one_for_one', 'one_for_all', 'rest_for_one'];
const RESTARTS: readonly RestartType[] = ['permanent', 'transient', 'temporary'];

type Around = {
  readonly key: string;
  /** The moment that is shown. */
  readonly now: Microseconds;
  /** Tiles that stand for children which are only counted. */
  readonly counted: ReadonlySet<string>;
};

/** Of a process that says what `describeSupervisor` of #otp gives; none where it is something else. */
export function supervisorInfo(
  scene: Scene,
  process: Process,
  { key, now, counted }: Around,
): readonly SupervisorInfo[] {
  const { data, children } = describedIn(scene, process, counted);
  const strategy = STRATEGIES.find((one) => isNamed(field(data, 'strategy'), one));
  const restarts = field(data, 'restarts');
  if (strategy === undefined || restarts === undefined) return [];
  const maxSeconds = numberIn(restarts, 'max_seconds');
  const since = Math.floor(now / 1_000_000) - maxSeconds;
  const within = (elements(field(restarts, 'seconds') ?? NIL_ATOM) ?? [])
    .map(Number)
    .filter((at) => at >= since);
  return [
    {
      key,
      strategy,
      restarts: within.length,
      window: within.map((at) => (at + maxSeconds + 1 - now / 1_000_000) / (maxSeconds + 1)),
      maxRestarts: numberIn(restarts, 'max_restarts'),
      maxSeconds,
      children,
    },
  ];
}

type Described = {
  readonly parts: Parts;
  readonly counted: string;
  readonly data: Term;
  readonly children: readonly ChildInfo[];
};

/** It may have many children: looked through anew only when it has changed. */
const described = new WeakMap<Process, Described>();

function describedIn(scene: Scene, process: Process, tiles: ReadonlySet<string>): Described {
  const known = described.get(process);
  const counted = [...tiles].join('\n');
  if (known?.parts === scene.parts && known.counted === counted) return known;
  const data = known?.data ?? process.behaviour.describe(process.state).data;
  const keyIn = (pid: Pid) => {
    const key = keyOf(scene, pid);
    const group = key === undefined ? undefined : groupOf(scene.parts, key)?.group;
    return group !== undefined && tiles.has(group) ? group : key;
  };
  const all = (elements(field(data, 'children') ?? NIL_ATOM) ?? []).flatMap((child) =>
    childInfo(child, keyIn),
  );
  const children = all.filter(({ key }, at) => !tiles.has(key) || isFirst(all, key, at));
  const made = { parts: scene.parts, counted, data, children };
  described.set(process, made);
  return made;
}

function isFirst(all: readonly ChildInfo[], key: string, at: number): boolean {
  return all.findIndex((one) => one.key === key) === at;
}

/** Between two lives a child is known by the name of its module. */
function childInfo(child: Term, keyIn: (pid: Pid) => string | undefined): readonly ChildInfo[] {
  const [pid, id] = [field(child, 'pid'), field(child, 'id')];
  const label = pid !== undefined && isPid(pid) ? keyIn(pid) : undefined;
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
