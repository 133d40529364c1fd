/** The names of processes in a sentence, so that each can be pressed. */
import type { Pid } from '#term/term.ts';
import { type Life, nameIn, type Roll } from '#trace/roll.ts';

export type Piece = { readonly text: string; readonly pid?: Pid };

type Names = {
  readonly size: number;
  readonly pattern: RegExp;
  readonly byName: ReadonlyMap<string, Life>;
};

const known = new WeakMap<Roll, Names>();

/** The sentence cut at the names; those within a term, `#PID<Cashier>`, stay part of it. */
export function piecesOf(roll: Roll, sentence: string): readonly Piece[] {
  const { pattern, byName } = namesOf(roll);
  return sentence
    .split(pattern)
    .filter((text) => text !== '')
    .map((text) => {
      const life = byName.get(text);
      return life === undefined ? { text } : { text, pid: life.pid };
    });
}

function namesOf(roll: Roll): Names {
  const old = known.get(roll);
  if (old?.size === roll.byPid.size) return old;
  const byName = new Map([...roll.byPid.values()].map((life) => [nameIn(roll, life.pid), life]));
  const names = [...byName.keys()].toSorted((one, other) => other.length - one.length);
  const any = names
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  const pattern =
    names.length === 0 ? /(?!)/ : new RegExp(`(?<![\\w<:.])(${any})(?![\\w>]|\\.\\w| \\(\\d)`);
  const made = { size: roll.byPid.size, pattern, byName };
  known.set(roll, made);
  return made;
}
