/** What the learner did to the running system, as one sentence. */
import type { Fault } from '#kernel/event.ts';

import { nameIn, type Roll, termIn } from './roll.ts';

export function faultSentence(fault: Fault, roll: Roll): string {
  switch (fault.kind) {
    case 'exit':
      return `You send ${nameIn(roll, fault.pid)} an exit signal: ${termIn(roll, fault.reason)}`;
    case 'suspend':
      return `You suspend ${nameIn(roll, fault.pid)}`;
    case 'resume':
      return `You let ${nameIn(roll, fault.pid)} go on`;
    case 'slow':
      return `You slow ${nameIn(roll, fault.pid)} down by ${fault.lag / 1000} ms`;
    case 'device':
      return `You change the ${fault.device}: ${fault.fault}`;
    case 'halt':
      return 'The node stops: every process is gone';
  }
}
