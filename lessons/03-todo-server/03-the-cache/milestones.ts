/** The moments of lesson 3.3: who was handed which process, and when the second question came. */
import type { Milestone } from '#lesson/lesson.ts';
import { gets, prints } from '#lesson/milestones.ts';
import { handedOut } from '#systems/todo/served.ts';

type Event = Parameters<Milestone>[0];
type Tape = Parameters<Milestone>[1];

/** The cache is asked for the process of a list. */
const asked = gets('Cache', ':server_process');

/** The process of that list is started. */
export const starts =
  (list: string): Milestone =>
  (event) =>
    event.kind === 'spawned' && event.label === `Server ${list}`;

/** The cache answers. */
export const answers: Milestone = (event, { events }) =>
  event.kind === 'sent' && handedOut(events, event.id).at(-1)?.event === event.id;

/** A pid is handed out that was handed out before, and in between another one was. */
export const sameAgain: Milestone = (event, tape) => {
  if (!answers(event, tape)) return false;
  const pids = handedOut(tape.events, event.id).map(({ pid }) => pid);
  const [pid, ...before] = pids.toReversed();
  return pid !== undefined && before.includes(pid) && before[0] !== pid;
};

/** A shell prints a pid that it asked for: not `{:ok, #PID<0.107.0>}`, of the cache. */
export const printsPid =
  (label: string): Milestone =>
  (event, tape) =>
    prints(label, '#PID<')(event, tape) && !prints(label, '{:ok')(event, tape);

/** The list is there as it was in its file. */
export const loaded = (list: string): Milestone => gets(`Server ${list}`, '%Todo.List{');

const SHELLS = ['IEx', 'Ann'];

/** A shell has waited too long for the cache. */
export const gaveUp: Milestone = (event, tape) =>
  SHELLS.some((label) => prints(label, 'time out')(event, tape));

/** Both shells have printed a pid that they asked for. */
const bothServed: Milestone = (event, tape) =>
  SHELLS.some((label) => printsPid(label)(event, tape)) &&
  SHELLS.every((label) =>
    tape.events.some((other) => other.id <= event.id && printsPid(label)(other, tape)),
  );

type Came = 'before' | 'within' | 'after';

/** Where the second question came: before the cache began, while it started bob, or after it. */
function secondCame(tape: Tape): Came {
  const { events } = tape;
  const [, second] = events.filter((event) => asked(event, tape));
  const start = events.find((event) => starts('bob')(event, tape));
  const [answer] = handedOut(events, events.at(-1)?.id ?? 0);
  if (second === undefined || start === undefined || second.id < start.id) return 'before';
  return answer === undefined || second.id < answer.event ? 'within' : 'after';
}

/** Both are served, and the second question came in that moment. */
export const servedWith =
  (when: Came): Milestone =>
  (event, tape) =>
    bothServed(event, tape) && secondCame(tape) === when;

/** The shells of that many clients have printed `:ok`: all have read what they wanted to read. */
export const allDone =
  (clients: number): Milestone =>
  (event, { events }) =>
    isOk(event) && events.filter((other) => other.id <= event.id && isOk(other)).length === clients;

/** As `allDone`, and nobody asked the cache for anything since then (in microseconds). */
export const doneWithoutCache =
  (clients: number, since: number): Milestone =>
  (event, tape) =>
    allDone(clients)(event, tape) &&
    !tape.events.some((other) => other.at >= since && asked(other, tape));

function isOk(event: Event): boolean {
  return event.kind === 'logged' && event.message === ':ok';
}
