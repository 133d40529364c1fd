/**
 * One step of a process: it does a portion of its turn (until it asks for something, waits, ends or
 * has used its budget), and what it asks is done. SPEC, sections MB and RD.
 */
import { attempt } from './attempt.ts';
import { type Microseconds, type Moment, Raised, type Turn } from './behaviour.ts';
import { type Draft, type DraftProcess, due, emit, isAlive } from './draft.ts';
import { type Letter, offered, rewound, skip, taken } from './mailbox.ts';
import { perform } from './requests.ts';
import { budgetLeft, endTurn, useReductions } from './schedule.ts';
import { exitProcess } from './signals.ts';

export function runPortion(draft: Draft, process: DraftProcess): void {
  draft.cause = process.cause;
  if (process.workLeft > 0) work(draft, process);
  else if (process.receiving) receive(draft, process);
  else carryOn(draft, process);
  if (!hasTurn(draft, process)) return;
  if (budgetLeft(draft, process) <= 0) preempt(draft, process);
}

function hasTurn(draft: Draft, { pid, scheduler }: DraftProcess): boolean {
  return draft.schedulers[scheduler]?.current === pid.id;
}

function preempt(draft: Draft, process: DraftProcess): void {
  emit(draft, process.pid, { kind: 'preempted', reductions: draft.settings.budget });
  endTurn(draft, process, true);
}

/** Pure computing: no more of it in one turn than the budget allows. */
function work(draft: Draft, process: DraftProcess): void {
  const portion = Math.min(process.workLeft, Math.max(budgetLeft(draft, process), 1));
  process.workLeft -= portion;
  useReductions(draft, process, portion);
}

function carryOn(draft: Draft, process: DraftProcess): void {
  const turn = attempt(() => process.behaviour.run(process.state, momentOf(draft, process)));
  if (turn instanceof Raised) {
    useReductions(draft, process, 1);
    exitProcess(draft, process, turn.reason);
    return;
  }
  process.answer = undefined;
  process.state = turn.state;
  useReductions(draft, process, turn.reductions);
  follow(draft, process, turn);
}

function momentOf(draft: Draft, process: DraftProcess): Moment {
  const budget = budgetLeft(draft, process);
  return { self: process.pid, now: draft.now, budget, answer: process.answer };
}

function follow(draft: Draft, process: DraftProcess, turn: Turn<unknown>): void {
  switch (turn.kind) {
    case 'more':
      return;
    case 'request': {
      const answer = perform(draft, process.pid, turn.request);
      if (isAlive(draft, process.pid)) process.answer = answer;
      return;
    }
    case 'waiting':
      process.receiving = true;
      setDeadline(process, turn.deadline);
      receive(draft, process);
      return;
    case 'exited':
      exitProcess(draft, process, turn.reason);
  }
}

/** The same deadline as before is one wait that goes on: its place on the agenda is kept. */
function setDeadline(process: DraftProcess, deadline: Microseconds | undefined): void {
  if (deadline === process.deadline) return;
  process.deadline = deadline;
  process.wake = 0;
}

/** MB: looks at the messages from the oldest on, until one is taken, none is left or the turn ends. */
function receive(draft: Draft, process: DraftProcess): void {
  const isAsleep = process.behaviour.sleeps?.(process.state) === true;
  for (let letter = isAsleep ? undefined : offered(process.mailbox); letter !== undefined;) {
    if (take(draft, process, letter)) return;
    draft.cause = letter.landed;
    emit(draft, process.pid, { kind: 'skipped', message: letter.message });
    process.mailbox = skip(process.mailbox);
    useReductions(draft, process, 1);
    if (budgetLeft(draft, process) <= 0) return;
    letter = offered(process.mailbox);
  }
  if (process.deadline !== undefined && process.deadline <= draft.now) timeOut(draft, process);
  else wait(draft, process);
}

/** Whether the message was taken. It leaves the mailbox before the body of the clause runs. */
function take(draft: Draft, process: DraftProcess, { message, landed }: Letter): boolean {
  const state = attempt(() =>
    process.behaviour.take(process.state, message, momentOf(draft, process)),
  );
  if (state === undefined) return false;
  draft.cause = landed;
  process.cause = emit(draft, process.pid, { kind: 'received', message });
  draft.cause = process.cause;
  process.mailbox = taken(process.mailbox);
  goOnWith(draft, process, state);
  return true;
}

function timeOut(draft: Draft, process: DraftProcess): void {
  draft.cause = process.cause;
  const slept = process.behaviour.sleeps?.(process.state) === true ? { slept: true as const } : {};
  process.cause = emit(draft, process.pid, { kind: 'timed_out', ...slept });
  draft.cause = process.cause;
  process.mailbox = rewound(process.mailbox);
  setDeadline(process, undefined);
  goOnWith(
    draft,
    process,
    attempt(() => process.behaviour.timeout(process.state, momentOf(draft, process))),
  );
}

function goOnWith(draft: Draft, process: DraftProcess, state: unknown): void {
  process.receiving = false;
  useReductions(draft, process, 1);
  if (state instanceof Raised) exitProcess(draft, process, state.reason);
  else process.state = state;
}

function wait(draft: Draft, process: DraftProcess): void {
  endTurn(draft, process, false);
  process.status = 'waiting';
  if (process.deadline === undefined || process.wake !== 0) return;
  draft.cause = process.cause;
  process.wake = due(draft, { kind: 'deadline', at: process.deadline, pid: process.pid.id });
}
