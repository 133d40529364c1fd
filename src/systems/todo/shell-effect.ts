/** What a shell asks of the node while it is at a line. */
import type { Behaviour, Request } from '#kernel/behaviour.ts';
import { answered } from '#machine/actions.ts';
import { offer, type Operation, type Operations, request } from '#machine/operation.ts';
import { lookupOperation, pidTable } from '#otp/registry-operations.ts';
import { startOperation } from '#otp/start.ts';
import { callOperation } from '#otp/wire.ts';
import { ex } from '#term/ex.ts';
import {
  isPid,
  isTuple,
  listFrom,
  moduleAtom,
  NIL_ATOM,
  OK,
  type Pid,
  struct,
  type Term,
  TRUE,
} from '#term/term.ts';

import { REGISTRY } from './names.ts';
import type { Effect } from './shell-functions.ts';

/** What has no answer of its own is over: this is what it returns. */
export type Done = { readonly type: 'done'; readonly value: Term };

const PATIENCE = 5000;

/** `cache` is what `Todo.Cache.start()` starts. */
export function operationOf(
  effect: Effect | undefined,
  cache: Behaviour | undefined,
  self: Pid,
): Operation {
  switch (effect?.kind) {
    case 'call': {
      const timeout = effect.patient ? undefined : PATIENCE;
      const call = callOperation({ ...effect, timeout, as: 'call', self });
      return isTuple(effect.server) ? withRegistry([call]) : call;
    }
    case 'cast': {
      const { server, request: wanted } = effect;
      return told({ kind: 'send', to: server, message: ex`{:"$gen_cast", ${wanted}}` }, OK);
    }
    case 'exit':
      return told({ kind: 'exit', pid: effect.pid, reason: effect.reason }, TRUE);
    case 'start_cache':
      return cache === undefined
        ? NOTHING
        : startOperation({
            behaviour: cache,
            argument: NIL_ATOM,
            as: 'step',
            link: false,
            label: 'Cache',
            self,
          });
    case 'lookup': {
      const place = { registry: REGISTRY_NAME, key: effect.key };
      return withRegistry([
        lookupOperation(place, (pairs) => [offer({ type: 'answer.step', value: listFrom(pairs) })]),
      ]);
    }
    case 'alive':
    case 'register':
    case 'whereis':
      return answered(effect, 'step');
    case 'sleep':
    case 'value':
    case 'raise':
    case undefined:
      return NOTHING;
  }
}

const NOTHING: Operation = { kind: 'discard' };

const REGISTRY_NAME = moduleAtom(REGISTRY);

/** Without one, what asks it raises: a shell lives on. */
function withRegistry(then: Operations): Operation {
  return request({ kind: 'whereis', name: pidTable(REGISTRY_NAME) }, (found) => {
    if (found.kind === 'ok' && isPid(found.value)) return then;
    const message = `unknown registry: ${REGISTRY}`;
    const reason = struct('ArgumentError', { __exception__: TRUE, message });
    return [offer({ type: 'raised.step', reason })];
  });
}

/** Nobody of that name is no error. */
function told(wanted: Request, value: Term): Operation {
  return request(wanted, () => [offer({ type: 'done', value })]);
}
