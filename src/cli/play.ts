/** Plays a scenario in the simulation. */
import type { Settings } from '#kernel/world.ts';
import { plansOf } from '#trace/plans.ts';
import { playUntil, record, type Tape } from '#trace/tape.ts';

import type { Scenario } from './scenario.ts';

export function play(scenario: Scenario, settings: Partial<Settings> = {}): Tape {
  const { subject, options, inputs, faults, end } = scenario;
  const tape = record(subject.system, { ...settings, options }, plansOf(inputs, faults));
  playUntil(tape, end);
  return tape;
}
