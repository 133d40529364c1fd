/**
 * A run so far as the text of a Mermaid sequence diagram: for a page, a report or an issue that draws
 * such. Messages stand in the order in which they were sent.
 */
import type { EventId, KernelEvent } from '#kernel/event.ts';
import { inspectLine } from '#term/inspect.ts';
import type { Pid } from '#term/term.ts';

import { isCrash, reasonInWords } from './reason.ts';
import { isRestart, named, type Roll } from './roll.ts';
import type { Tape } from './tape.ts';
import { unwrapped, written } from './wire.ts';

/** Who has which id, by the order in which they first appear; a device is one, too. */
type Writing = { readonly roll: Roll; readonly cast: Map<string, string> };

/** The first so many events of a tape. A restarted process goes on as the participant it was. */
export function mermaidOf({ events, roll }: Pick<Tape, 'events' | 'roll'>, count: EventId): string {
  const writing: Writing = { roll, cast: new Map() };
  const lines = events
    .slice(0, count)
    .flatMap((event) => [noteOf(writing, event), arrowOf(writing, event)])
    .filter((line) => line !== undefined);
  const names = [...writing.cast].map(([name, id]) => `  participant ${id} as ${escaped(name)}`);
  return ['sequenceDiagram', ...names, ...lines, ''].join('\n');
}

function noteOf(writing: Writing, event: KernelEvent): string | undefined {
  const text = noteText(writing.roll, event);
  const who = text === undefined ? undefined : whoIs(writing, event.pid);
  return text === undefined || who === undefined
    ? undefined
    : `  Note over ${who}: ${escaped(text)}`;
}

function noteText(roll: Roll, event: KernelEvent): string | undefined {
  if (event.kind === 'spawned') {
    return `${isRestart(roll, event.pid) ? 'starts again' : 'starts'} as ${inspectLine(event.pid)}`;
  }
  if (event.kind === 'exited') {
    const verb = isCrash(event.reason) ? 'crashes' : 'ends';
    return `${verb}: ${reasonInWords(event.reason)}`;
  }
  if (event.kind === 'timed_out') return event.slept ? undefined : 'has waited long enough';
  if (event.kind === 'dropped') return `lost: ${written(unwrapped(event.message).content)}`;
  return undefined;
}

type Arrow = {
  readonly from: string | undefined;
  readonly line: '->>' | '-->>' | '--x';
  readonly to: string | undefined;
  readonly text: string;
};

function arrowOf(writing: Writing, event: KernelEvent): string | undefined {
  const arrow = arrowIn(writing, event);
  if (arrow?.from === undefined || arrow.to === undefined) return undefined;
  const { from, line, to, text } = arrow;
  return `  ${from}${line}${to}: ${escaped(named(writing.roll, text))}`;
}

/** What a monitor tells is sent by nobody: it is shown when it lands, as exit signals are. */
function arrowIn(writing: Writing, event: KernelEvent): Arrow | undefined {
  const self = () => whoIs(writing, event.pid);
  if (event.kind === 'sent') {
    const { kind, content } = unwrapped(event.message);
    const line = kind === 'reply' ? '-->>' : '->>';
    if (kind === 'start') return undefined;
    return { from: self(), line, to: whoIs(writing, event.to), text: written(content) };
  }
  if (event.kind === 'landed' && unwrapped(event.message).kind === 'down') {
    const from = whoIs(writing, event.from);
    return { from, line: '--x', to: self(), text: written(event.message) };
  }
  if (event.kind === 'exit_landed') {
    const text = `exit signal: ${reasonInWords(event.reason)}`;
    return { from: whoIs(writing, event.from), line: '--x', to: self(), text };
  }
  if (event.kind === 'asked') {
    const to = partOf(writing, event.device);
    return { from: self(), line: '->>', to, text: written(event.request) };
  }
  if (event.kind === 'answered') {
    const from = partOf(writing, event.device);
    return { from, line: '-->>', to: self(), text: written(event.answer) };
  }
  return undefined;
}

function whoIs(writing: Writing, { id }: Pid): string | undefined {
  const life = writing.roll.byPid.get(id);
  return life === undefined ? undefined : partOf(writing, life.label);
}

function partOf({ cast }: Writing, name: string): string {
  const id = cast.get(name) ?? `p${cast.size + 1}`;
  cast.set(name, id);
  return id;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '"': 'quot',
  '<': 'lt',
  '>': 'gt',
  '&': 'amp',
};

/** What Mermaid would read as its own, as entities; a line stays one line. */
function escaped(text: string): string {
  return text
    .replaceAll(/["<>&#;%`\\]/g, (sign) => `#${ENTITIES[sign] ?? sign.charCodeAt(0)};`)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
