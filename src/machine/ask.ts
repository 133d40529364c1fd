/** A request to a device and the wait for its answer, as code that asks over a wire does it. */
import type { Request } from '#kernel/behaviour.ts';
import { atom, isReference, type Reference, type Term, tuple } from '#term/term.ts';

import {
  attempt,
  offer,
  type Operation,
  type Operations,
  request,
  type Wait,
} from './operation.ts';
import { answerIn } from './reference.ts';

const TIMED_OUT: Term = tuple(atom('error'), atom('timeout'));

/** `timeout` in milliseconds; without one it waits for ever. */
export function askOperation(wanted: Request, as: string, timeout: number | undefined): Operation {
  return request(wanted, (answer, { now }) => {
    if (answer.kind === 'raised') {
      return [
        offer({ type: `raised.${as}`, reason: answer.reason }, [
          { kind: 'fail', reason: answer.reason, raised: true },
        ]),
      ];
    }
    if (!isReference(answer.value)) return [];
    const deadline = timeout === undefined ? undefined : now + Math.round(timeout * 1000);
    return [{ kind: 'wait', wait: waitFor(answer.value, as, deadline) }];
  });
}

function waitFor(ref: Reference, as: string, deadline: number | undefined): Wait {
  return {
    as,
    ref,
    deadline,
    receive: (message) => {
      const value = answerIn(message, ref);
      return value === undefined ? undefined : { event: { type: `answer.${as}`, value } };
    },
    expire: hangUp(ref, as),
  };
}

/** The alias is given up, so that a late answer vanishes. */
function hangUp(ref: Reference, as: string): Operations {
  const answered = offer({ type: `answer.${as}`, value: TIMED_OUT });
  return [attempt({ kind: 'unalias', ref }), offer({ type: `timeout.${as}` }, [answered])];
}
