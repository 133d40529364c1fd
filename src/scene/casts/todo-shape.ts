/** Who there is in the to-do system at all: that depends on how a run is set up. */
import { elements, field } from '#term/access.ts';
import { isAtom, NIL_ATOM, type Term } from '#term/term.ts';

export type TodoShape = {
  /** Chapter by chapter: nobody linked, a supervisor above, names in a registry. */
  readonly form: 'plain' | 'supervised' | 'registered';
  readonly shells: readonly string[];
  readonly workers: number;
};

/** Keys of the tiles, where there are more than can be shown each by itself. */
export const SERVERS = 'Servers';
export const WORKERS = 'Workers';

const FORMS: readonly TodoShape['form'][] = ['plain', 'supervised', 'registered'];

export function todoShape(options: Term): TodoShape {
  const form = field(options, 'form');
  const shells = elements(field(options, 'shells') ?? NIL_ATOM) ?? [];
  const workers = field(options, 'workers');
  return {
    form: FORMS.find((one) => form !== undefined && isAtom(form, one)) ?? 'plain',
    shells: shells.filter((one) => typeof one === 'string'),
    workers: typeof workers === 'number' ? workers : 3,
  };
}

const MOST_WORKERS = 4;

/** `Worker 0` and so on, each a part of its own; none where they are too many. */
export function workerNames({ workers }: TodoShape): readonly string[] {
  if (workers > MOST_WORKERS) return [];
  return Array.from({ length: workers }, (_, index) => `Worker ${index}`);
}
