/** A whole pipe at once, for exercises: what each step gives, and where it broke. */
import { type Term, tuple, atom } from '#term/term.ts';

import { bannerOf, StepError } from './error.ts';
import { runSafely, runStep } from './step.ts';

export type PipeRun = {
  /** Of the steps that were done, in order. */
  readonly values: readonly { readonly step: string; readonly value: Term }[];
  /** The step that raised, and what Elixir prints of it. */
  readonly failed?: { readonly step: string; readonly error: string };
};

/**
 * Throws a `RangeError` for a step that there is not. `safe`: each step takes and gives
 * `{:ok, value}` or `{:error, reason}`, so none fails.
 */
export function runPipe(
  steps: readonly string[],
  input: Term,
  { safe = false }: { readonly safe?: boolean } = {},
): PipeRun {
  const values: { step: string; value: Term }[] = [];
  let value = safe ? tuple(atom('ok'), input) : input;
  for (const step of steps) {
    try {
      value = safe ? runSafely(step, value) : runStep(step, value);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      return { values, failed: { step, error: bannerOf(error.reason) ?? error.message } };
    }
    values.push({ step, value });
  }
  return { values };
}
