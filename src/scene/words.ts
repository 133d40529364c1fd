/** What a picture says in words: on the nodes, and to whoever hears it instead of seeing it. */
import type { Microseconds } from '#kernel/behaviour.ts';

import type { DeviceMark, Moment, ProcessMark, Strategy, SupervisorInfo } from './moment.ts';

/** `4.20 s` */
export function secondsText(at: Microseconds): string {
  return `${(at / 1_000_000).toFixed(2)} s`;
}

/** `Barista, #PID<0.109.0>, brewing, 2 messages waiting` */
export function processLabel(mark: ProcessMark): string {
  const parts = mark.alive ? aliveParts(mark) : deadParts(mark);
  return [mark.name, mark.pid, ...parts].join(', ');
}

/** `CoffeeShop.Supervisor, #PID<0.106.0>, one_for_one, 1 of 3 restarts in 5 s` */
export function supervisorLabel(mark: ProcessMark, supervisor: SupervisorInfo): string {
  if (!mark.alive) return processLabel(mark);
  return [mark.name, mark.pid, supervisor.strategy, intensityText(supervisor)].join(', ');
}

function aliveParts(mark: ProcessMark): string[] {
  const done = mark.progress === undefined ? '' : ` ${percent(mark.progress)}`;
  const waiting = mark.mailbox.length;
  const skipped = mark.mailbox.filter((message) => message.skipped).length;
  return [
    `${mark.stateText}${done}`,
    ...(mark.suspended ? ['suspended'] : []),
    waiting === 0 ? 'mailbox empty' : `${count(waiting, 'message')} waiting`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
}

function deadParts({ diedAt, exitReason }: ProcessMark): string[] {
  const when = diedAt === undefined ? '' : ` at ${secondsText(diedAt)}`;
  return [`exited${when}${exitReason === undefined ? '' : ` with ${exitReason}`}`];
}

/** `Bank, not a process: slow, 1 request open` */
export function deviceLabel({ name, stateText, waiting }: DeviceMark): string {
  const open = waiting === 0 ? '' : `, ${count(waiting, 'request')} open`;
  return `${name}, not a process: ${stateText}${open}`;
}

/** `1 of 3 restarts in 5 s`; one more than allowed is the end of it. */
export function intensityText({ restarts, maxRestarts, maxSeconds }: SupervisorInfo): string {
  if (restarts > maxRestarts) return `gives up: over ${maxRestarts} restarts in ${maxSeconds} s`;
  return `${restarts} of ${maxRestarts} restarts in ${maxSeconds} s`;
}

/** `1 of 3 in 5 s` */
export function shortIntensityText({ restarts, maxRestarts, maxSeconds }: SupervisorInfo): string {
  if (restarts > maxRestarts) return `gives up: over ${maxRestarts} in ${maxSeconds} s`;
  return `${restarts} of ${maxRestarts} in ${maxSeconds} s`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const STRATEGIES: Readonly<Record<Strategy, string>> = {
  one_for_one: 'one_for_one: only the process that died is started again.',
  one_for_all: 'one_for_all: when one dies, the others are stopped, and all are started again.',
  rest_for_one: 'rest_for_one: the one that died and those started after it are started again.',
};

/** One sentence below the tree, for what it shows now; of several supervisors, for the selected one. */
export function treeText(moment: Moment, selected: string | undefined): string {
  const { supervisors, memory } = moment;
  if (memory === 'shared')
    return 'One program has no supervision tree: the watchdog can only start all of it again.';
  const failed = supervisors.find((one) => gaveUp(one));
  if (failed !== undefined) return failureText(failed, moment);
  const told = supervisors.find(({ key }) => key === selected) ?? supervisors[0];
  if (told === undefined) return 'Nobody supervises these processes: one that dies stays dead.';
  return STRATEGIES[told.strategy];
}

/** More restarts than it allows: it does not go on. */
export function gaveUp({ restarts, maxRestarts }: SupervisorInfo): boolean {
  return restarts > maxRestarts;
}

function failureText({ key }: SupervisorInfo, { supervisors, processes }: Moment): string {
  const nameOf = (one: string) => processes.find((mark) => mark.key === one)?.name ?? one;
  const above = supervisors.find(({ children }) => children.some((child) => child.key === key));
  const next =
    above === undefined ? 'nobody restarts it.' : `the failure climbs to ${nameOf(above.key)}.`;
  return `Too many restarts: ${nameOf(key)} stops its children, last first, and exits; ${next}`;
}
