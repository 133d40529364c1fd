/** What comes onto a disk from outside, or goes from it, as a sentence: its bytes are nothing to read. */
import type { Microseconds } from '#kernel/behaviour.ts';
import { element, entriesOf, tagOf } from '#term/access.ts';
import { isMap, type Term } from '#term/term.ts';

const MOST_NAMED = 3;

/** `undefined`: an input that is not for a disk. */
export function diskSentence(input: Term, at: Microseconds): string | undefined {
  const [kind, what] = [tagOf(input), element(input, 1)];
  if (kind === 'remove' && typeof what === 'string')
    return `Somebody deletes ${what} from the disk`;
  if (kind !== 'mount' || what === undefined || !isMap(what)) return undefined;
  const names = entriesOf(what).map(([name]) => (typeof name === 'string' ? name : 'a file'));
  if (names.length === 0) return 'All files are deleted from the disk';
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? '…' : '';
  return at === 0
    ? `The disk holds ${filesText(names)} from before: ${named}${more}`
    : `From outside the disk gets ${filesText(names)} and no others: ${named}${more}`;
}

function filesText({ length }: readonly string[]): string {
  return length === 1 ? '1 file' : `${length} files`;
}
