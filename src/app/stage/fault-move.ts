/** What the learner does to a process, as a move: exit, suspend, resume, slow down. */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Fault } from '#kernel/event.ts';
import type { Move } from '#kernel/move.ts';
import type { World } from '#kernel/world.ts';
import { parseTerm } from '#term/ex.ts';
import type { Pid } from '#term/term.ts';
import { pidOf } from '#trace/fault-text.ts';

export type ProcessFault =
  /** The reason as Elixir writes it: `:boom`, `{:error, :closed}`. */
  | { readonly kind: 'exit'; readonly reason: string }
  | { readonly kind: 'suspend' | 'resume' }
  /** Each time it becomes ready to run it does so this much later; 0: at once again. */
  | { readonly kind: 'slow'; readonly lag: Microseconds };

/**
 * The fault on whoever plays that part by then; a move that comes to nothing where nobody does.
 * Throws what `parseTerm` throws, for a reason that is no term.
 */
export function processFaultMove(
  label: string,
  fault: ProcessFault,
): (world: World) => Move | undefined {
  const on = faultOn(fault);
  return (world) => {
    const pid = pidOf(world, label);
    return pid === undefined ? undefined : { kind: 'fault', fault: on(pid) };
  };
}

function faultOn(fault: ProcessFault): (pid: Pid) => Fault {
  switch (fault.kind) {
    case 'exit': {
      const reason = parseTerm(fault.reason);
      return (pid) => ({ kind: 'exit', pid, reason });
    }
    case 'suspend':
    case 'resume':
      return (pid) => ({ kind: fault.kind, pid });
    case 'slow':
      return (pid) => ({ kind: 'slow', pid, lag: fault.lag });
  }
}

/** What is wrong with a reason that the learner has typed. */
export function faultInReason(reason: string): string | undefined {
  try {
    parseTerm(reason);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
