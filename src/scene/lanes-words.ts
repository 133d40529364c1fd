/** What the lanes say: of a message, a mark, a life, in few words and in a sentence. */
import type { Fault } from '#kernel/event.ts';
import { inspectLine } from '#term/inspect.ts';
import { reasonInWords, shortReason } from '#trace/reason.ts';
import { named, nameIn, type Roll } from '#trace/roll.ts';
import { unwrapped, written } from '#trace/wire.ts';

import type { LaneMark, LaneMessage } from './lanes-index.ts';
import { secondsText } from './words.ts';

/** What is written on the line of a message. */
export function messageText({ kind, term }: LaneMessage, roll: Roll): string {
  switch (kind) {
    case 'message':
    case 'reply':
      return named(roll, written(unwrapped(term).content));
    case 'request':
    case 'answer':
      return named(roll, written(term));
    case 'exit':
      return `{:EXIT, pid, ${shortReason(term)}}`;
    case 'down':
      return `{:DOWN, …, ${shortReason(reasonOf(term))}}`;
    case 'spawn':
      return 'start_link';
  }
}

/** Of `{:DOWN, ref, :process, pid, reason}` the last. */
function reasonOf(term: LaneMessage['term']): LaneMessage['term'] {
  return typeof term === 'object' && term.kind === 'tuple' ? (term.items.at(-1) ?? term) : term;
}

/** `{:brew, order_id: 101} from Cashier to Barista, 4.35 s to 4.70 s` */
export function messageLabel(message: LaneMessage, text: string): string {
  const { from, to, start, end, lost, endId, kind } = message;
  if (kind === 'spawn') return `${from} starts ${to} at ${secondsText(start)}`;
  const fate = lost === true ? ', lost' : '';
  const when =
    endId !== undefined && end > start
      ? `${secondsText(start)} to ${secondsText(end)}`
      : secondsText(start);
  return `${text} from ${from} to ${to}, ${when}${fate}`;
}

/** What stands beside a mark: the longest first. */
export function markTexts({ kind, event }: LaneMark): readonly string[] {
  switch (kind) {
    case 'crash':
      return event.kind === 'exited' ? [shortReason(event.reason)] : [];
    case 'restart':
      return [inspectLine(event.pid), inspectLine(event.pid).replace('#PID', '')];
    case 'fault':
      return event.kind === 'fault' ? [faultText(event.fault)] : [];
    case 'timeout':
      return ['after'];
    case 'birth':
    case 'end':
      return [];
  }
}

function isHalt(event: LaneMark['event']): boolean {
  return event.kind === 'fault' && event.fault.kind === 'halt';
}

function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'exit':
      return `exit(${inspectLine(fault.reason)})`;
    case 'slow':
      return `slow +${Math.round(fault.lag / 1000)} ms`;
    case 'suspend':
    case 'resume':
      return fault.kind;
    case 'device':
      return fault.fault;
    case 'halt':
      return 'the node stops';
  }
}

export function markLabel({ kind, event, lane }: LaneMark, roll: Roll): string {
  const when = `at ${secondsText(event.at)}`;
  const name = nameIn(roll, event.pid);
  if (isHalt(event)) return `The node stops ${when}: ${lane} is gone with it`;
  switch (kind) {
    case 'birth':
    case 'restart':
      return `${name} starts as ${inspectLine(event.pid)} ${when}`;
    case 'crash':
    case 'end':
      return event.kind === 'exited'
        ? `${name} exits ${when}: ${reasonInWords(event.reason)}`
        : `${name} exits ${when}`;
    case 'timeout':
      return `${name} has waited long enough ${when}`;
    case 'fault':
      return `You change ${lane} ${when}: ${event.kind === 'fault' ? faultText(event.fault) : ''}`;
  }
}
