import type { TrackMark } from '#app/time/track.tsx';
/** What has happened so far, for the transcript and the track: kept per tape, grown as it grows. */
import type { KernelEvent } from '#kernel/event.ts';
import { clock } from '#trace/clock.ts';
import { isNormalEnd } from '#trace/reason.ts';
import type { Tape } from '#trace/tape.ts';
import { type Line, lineOf } from '#trace/transcript.ts';
import { unwrapped } from '#trace/wire.ts';

import type { TranscriptLine } from './transcript.tsx';

type History = {
  read: number;
  readonly lines: Line[];
  readonly marks: (TrackMark & { id: number })[];
};

const histories = new WeakMap<Tape, History>();

function historyOf(tape: Tape): History {
  const history = histories.get(tape) ?? { read: 0, lines: [], marks: [] };
  for (; history.read < tape.events.length; history.read += 1) {
    const event = tape.events[history.read];
    if (event !== undefined) enter(history, event, tape);
  }
  histories.set(tape, history);
  return history;
}

function enter({ lines, marks }: History, event: KernelEvent, tape: Tape): void {
  const line = lineOf(event, tape.roll);
  if (!line.detail) lines.push(line);
  const mark = markOf(event, line, tape);
  if (mark !== undefined) marks.push({ ...mark, id: event.id });
}

function markOf(event: KernelEvent, { text }: Line, { roll }: Tape): TrackMark | undefined {
  const { at } = event;
  if (event.kind === 'sent' && unwrapped(event.message).kind !== 'start') {
    return { at, kind: 'message' };
  }
  if (event.kind === 'input' || event.kind === 'fault') return { at, kind: 'input', label: text };
  if (event.kind === 'exited' && !isNormalEnd(event.reason)) {
    return { at, kind: 'crash', label: text };
  }
  const isRestart = event.kind === 'spawned' && (roll.byPid.get(event.pid.id)?.generation ?? 1) > 1;
  return isRestart ? { at, kind: 'restart', label: text } : undefined;
}

/** The sentences up to that event, the last of them being now. */
export function transcriptUpTo(tape: Tape, eventCount: number): readonly TranscriptLine[] {
  const { lines } = historyOf(tape);
  const last = lines.findLastIndex(({ event }) => event.id <= eventCount);
  return lines.slice(0, last + 1).map(transcriptLine);
}

function transcriptLine({ event, text }: Line): TranscriptLine {
  const tone = toneOf(event);
  const line = { key: String(event.id), at: clock(event.at), text };
  return tone === undefined ? line : { ...line, tone };
}

function toneOf(event: KernelEvent): TranscriptLine['tone'] {
  if (event.kind === 'exited') return isNormalEnd(event.reason) ? undefined : 'crash';
  if (event.kind === 'spawned') return 'supervisor';
  return event.kind === 'sent' ? 'message' : undefined;
}

/** Marks of what the learner has seen; what is recorded ahead stays hidden. */
export function marksUpTo(tape: Tape, eventCount: number): readonly TrackMark[] {
  return historyOf(tape).marks.filter(({ id }) => id <= eventCount);
}

/** The latest milestone at that event, for who hears the picture: a crash or a restart. */
export function milestoneAt(tape: Tape, eventCount: number): Milestone | undefined {
  const mark = historyOf(tape).marks.findLast(
    ({ id, kind }) => id <= eventCount && (kind === 'crash' || kind === 'restart'),
  );
  return mark?.label === undefined ? undefined : { at: mark.at, kind: mark.kind, text: mark.label };
}

export type Milestone = Pick<TrackMark, 'at' | 'kind'> & { readonly text: string };
