/** The Elixir of a process with the clause lit that it runs, or in which it died. */
import { anchorsIn } from '#machine/describe.ts';
import { isAtom, isTuple } from '#term/term.ts';
import { isStack } from '#trace/reason.ts';
import type { Life } from '#trace/roll.ts';

import { litLines, moduleSource, raisingLine } from './elixir-source.ts';
import type { Inspection } from './inspection.ts';
import type { Subject } from './inspector-subject.ts';

const NO_CODE_OF_A_THREAD =
  'A thread has no code of its own: it runs a part of the one program, in the memory of all.';

export function codeOf({ what, process, life, part, ended }: Subject): Inspection['code'] {
  if (part?.kind === 'thread') return { none: NO_CODE_OF_A_THREAD };
  const { behaviour, state } = process;
  const module = moduleSource(what.source, behaviour.name);
  if (module === undefined) return { none: `No Elixir is shown for ${behaviour.name}.` };
  const { clause, states } = anchorsIn(behaviour.describe(state));
  const lit = litLines(what.source, module, clause ?? states.at(-1));
  const raised = ended ? raisedBy(life) : undefined;
  if (raised === undefined || lit === undefined) return { lines: module.lines, lit };
  const line = raisingLine(module, lit, raised);
  return {
    lines: module.lines,
    lit: line === undefined ? lit : [line, line],
    shownFrom: lit[0],
    litTone: 'crash',
  };
}

/** `badarith`: the tag of what its own code raised. None if it was told to exit by others. */
function raisedBy({ end }: Life): string | undefined {
  if (end === undefined || !isTuple(end.reason, 2)) return undefined;
  const [raised, stack] = end.reason.items;
  if (raised === undefined || stack === undefined || !isStack(stack)) return undefined;
  const tag = isTuple(raised) ? (raised.items[0] ?? raised) : raised;
  return isAtom(tag) ? tag.name : '';
}
