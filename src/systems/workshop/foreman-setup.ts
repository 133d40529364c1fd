/** What the parts of the foreman's statechart are typed with, and how they read a message. */
import { setup } from 'xstate';

import type { Answered, Input } from '#machine/host-machine.ts';
import type { Info } from '#otp/gen-server.ts';
import { mfa } from '#otp/task-process.ts';
import type { Replied } from '#otp/wire.ts';
import { element, field } from '#term/access.ts';
import { NIL_ATOM, type Term } from '#term/term.ts';

type Foreman = {
  readonly options: Term;
  /** The message that it is at. */
  readonly wanted: Term;
  readonly names: Term;
};

type Wanted =
  | 'open'
  | 'close'
  | 'repair'
  | 'break'
  | 'announce'
  | 'job'
  | 'help'
  | 'errand'
  | 'take'
  | 'add'
  | 'count'
  | 'message';

type Events =
  | Info<Wanted>
  | (Info<'DOWN'> & { readonly reason: Term })
  | Answered<'found' | 'task' | 'helper' | 'names' | 'topics'>
  | Replied<'opened' | 'closed' | 'repaired' | 'job' | 'taken' | 'added' | 'benches' | 'parts'>;

type Told = { readonly event: { readonly message: Term } };
type Kept = { readonly context: Foreman };

/** Of the message at hand, and of the one that it is at. */
export const told =
  (place: number) =>
  ({ event }: Told): Term =>
    element(event.message, place) ?? NIL_ATOM;
export const kept =
  (place: number) =>
  ({ context }: Kept): Term =>
    element(context.wanted, place) ?? NIL_ATOM;

export const args = ({ context, event }: Kept & Told): readonly Term[] => [
  told(1)({ event }),
  field(context.options, 'lasts') ?? 0,
];

export const foremanSetup = setup({
  types: { context: {} as Foreman, events: {} as Events, input: {} as Input },
});

const IN = 'Workshop.Foreman.handle_info(';
export const at = (clause: string) => ({ ex: `${IN}${clause}` });

/** `{Workshop.Stock, name, own}` */
export function stockFunction(name: string, ...own: readonly Term[]): Term {
  return mfa('Workshop.Stock', name, ...own);
}
