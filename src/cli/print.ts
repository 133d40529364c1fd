/** What the commands write to standard output: lines, and a run in words. */
import { clock } from '#trace/clock.ts';
import type { Tape } from '#trace/tape.ts';
import { transcriptOf } from '#trace/transcript.ts';

export function print(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Each line with its time; without details unless `all`. */
export function inWords({ events, roll }: Tape, all: boolean): readonly string[] {
  return transcriptOf(events, roll)
    .filter(({ detail }) => all || !detail)
    .map(({ event, text }) => `${clock(event.at).padStart(9)}  ${text}`);
}
