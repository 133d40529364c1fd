/** What may be asked about the selected process at a moment; the answers are in why-answer.tsx. */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import type { Place } from '#scene/casting.ts';
import { markOf } from '#scene/moment-index.ts';
import type { Moment } from '#scene/moment.ts';
import type { Pid } from '#term/term.ts';
import { hasEnded, type Life } from '#trace/roll.ts';
import type { Tape } from '#trace/tape.ts';
import { isTimeout } from '#trace/why-request.ts';

/** Why an event happened, or what a process waits for at a position. */
export type Asked = {
  readonly tape: Tape;
  readonly about: EventId | Pid;
  readonly position?: number | undefined;
};

export type WhyOption = {
  readonly id: 'death' | 'restart' | 'wait' | 'timeout' | 'drop';
  /** `Why did it die?` */
  readonly question: string;
  readonly asked: Asked;
};

/** The latest of each up to now. A device, which is no process, has none. */
export function whyOptions(place: Place, moment: Moment, key: string): readonly WhyOption[] {
  const { tape, position } = place;
  const eventCount = tape.eventCounts[position] ?? 0;
  const lives = livesOf(tape, moment, key).filter(({ born }) => born.id <= eventCount);
  const life = lives.at(-1);
  if (life === undefined) return [];
  const end = lives.findLast((one) => hasEnded(one, eventCount))?.end;
  const of = (kind: Found['kind']) => latest(tape, { kind, life, eventCount });
  return [
    ...about(tape, end?.id, { id: 'death', question: 'Why did it die?' }),
    ...about(tape, life.restarts > 0 ? life.born.id : undefined, {
      id: 'restart',
      question: 'Why was it restarted?',
    }),
    ...(hasEnded(life, eventCount) ? [] : [waiting(place, life)]),
    ...about(tape, of('timed_out'), { id: 'timeout', question: 'Why did it time out?' }),
    ...about(tape, of('dropped'), { id: 'drop', question: 'Why was its message lost?' }),
  ];
}

function livesOf({ roll }: Tape, moment: Moment, key: string): readonly Life[] {
  const mark = markOf(moment, key);
  const id = Number(/^#PID<0\.(\d+)\.0>$/.exec(mark?.pid ?? '')?.[1]);
  return roll.byLabel.get(roll.byPid.get(id)?.label ?? key) ?? [];
}

function about(
  tape: Tape,
  event: EventId | undefined,
  option: Pick<WhyOption, 'id' | 'question'>,
): readonly WhyOption[] {
  return event === undefined ? [] : [{ ...option, asked: { tape, about: event } }];
}

function waiting({ tape, position }: Place, { pid }: Life): WhyOption {
  return {
    id: 'wait',
    question: 'What is it waiting for?',
    asked: { tape, position, about: pid },
  };
}

/** Timeouts and lost messages by pid, in order; each event is looked at once. */
type Index = { read: number; readonly byPid: Map<number, KernelEvent[]> };

const indexes = new WeakMap<Tape, Index>();

function latest(tape: Tape, { kind, life, eventCount }: Found): EventId | undefined {
  return indexOf(tape)
    .byPid.get(life.pid.id)
    ?.findLast((event) => event.kind === kind && event.id <= eventCount)?.id;
}

type Found = {
  readonly kind: 'timed_out' | 'dropped';
  readonly life: Life;
  readonly eventCount: EventId;
};

function indexOf(tape: Tape): Index {
  const index = indexes.get(tape) ?? { read: 0, byPid: new Map() };
  indexes.set(tape, index);
  for (; index.read < tape.events.length; index.read += 1) {
    const event = tape.events[index.read];
    if (event?.kind !== 'timed_out' && event?.kind !== 'dropped') continue;
    if (event.kind === 'timed_out' && !isTimeout(tape.events, event)) continue;
    const events = index.byPid.get(event.pid.id) ?? [];
    events.push(event);
    index.byPid.set(event.pid.id, events);
  }
  return index;
}
