/**
 * Supervisor: starts its children in order, starts again those that end, and ends them in reverse.
 * An XState machine on the GenServer of this room, as OTP's is a gen_server. SPEC, section SU.
 */
import type { Behaviour } from '#kernel/behaviour.ts';
import { trapExit, discard, log } from '#machine/actions.ts';
import type { Input } from '#machine/host-machine.ts';
import { inspectLine } from '#term/inspect.ts';
import { atom, moduleAtom, OK, type Term, tuple } from '#term/term.ts';
import { assign } from 'xstate';

import { stop } from './callback-actions.ts';
import { childOf, type ChildSpec, duplicateId, isRestarted } from './child.ts';
import { type GenServer, genServer } from './gen-server.ts';
import { type Intensity, startPlan, stopPlan, type Strategy } from './restart.ts';
import {
  afterEnd, childWithPid, givenUp, markRestarting, planRestart, type SupervisorContext, toTryAgain,
  wantsRestart, wouldBeTooMany,
} from './supervisor-context.ts';
import { changeResult, handleCall } from './supervisor-calls.ts';
import { describeSupervisor } from './supervisor-picture.ts';
import { supervisorSetup, workerStates } from './supervisor-worker.ts';
import { cast, reply } from './wire.ts';

export type SupervisorOptions = {
  readonly module: string;
  /** Registered before the children are started. */
  readonly name?: string;
  readonly strategy: Strategy;
  readonly maxRestarts?: number;
  readonly maxSeconds?: number;
  /** In the order of their start. A function is given the supervisor's own argument. */
  readonly children: readonly ChildSpec[] | ((argument: Term) => readonly ChildSpec[]);
  /** Whom a `start_child` may name beside those of `children`. */
  readonly modules?: readonly Behaviour[];
};
