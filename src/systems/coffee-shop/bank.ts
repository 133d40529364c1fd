/**
 * The bank at the other end of the wire: no process of the shop, and nothing that happens there can
 * crash it. Money moves when a request arrives; the answer comes later. It knows each order by its
 * number, so that asking twice never charges twice.
 */
import type { Microseconds } from '#kernel/behaviour.ts';
import type { Ask, Device, DeviceInput, DeviceTurn } from '#kernel/device.ts';
import { emptyIntMap, getInt, type IntMap, setInt, sortedEntries } from '#kernel/int-map.ts';
import { field } from '#term/access.ts';
import { ex } from '#term/ex.ts';
import { atom, atomMap, isTuple, listFrom, type Term, tuple } from '#term/term.ts';

export type Bank = {
  readonly accounts: IntMap<Account>; // by order id
  readonly version: number; // the edition of the accounts
  readonly inFlight: readonly Call[];
  readonly slow: boolean;
  readonly down: boolean;
  readonly loseNext: boolean;
  readonly malformNext: boolean;
  readonly nextKey: number;
  readonly latency: Microseconds;
  readonly slowLatency: Microseconds;
};

export type Account =
  | { readonly kind: 'charged'; readonly amount: Term }
  | { readonly kind: 'refunded' }
  | { readonly kind: 'void' };

type Call = {
  readonly key: number;
  readonly ask: Ask;
  readonly answer: Term;
  readonly charge: boolean;
};

/** How soon a refusal or a lost connection is known. */
const REFUSAL: Microseconds = 20_000;

const APPROVED = ex`{:ok, %{status: :approved, rate: 1.25}}`;
const MALFORMED = ex`{:ok, %{status: :approved, rate: 0}}`;
const REFUNDED = ex`{:ok, %{status: :refunded}}`;
const NO_FUNDS = ex`{:ok, %{status: :declined, reason: :insufficient_funds}}`;
const VOID = ex`{:ok, %{status: :declined, reason: :void}}`;
const REFUSED = ex`{:error, :econnrefused}`;
const CLOSED = ex`{:error, :closed}`;

export const bank: Device<Bank> = {
  start: (options) => ({
    accounts: emptyIntMap(),
    version: 1,
    inFlight: [],
    slow: false,
    down: false,
    loseNext: false,
    malformNext: false,
    nextKey: 1,
    latency: milliseconds(options, 'bank_latency'),
    slowLatency: milliseconds(options, 'slow_latency'),
  }),
  handle: (state, input, now) => {
    switch (input.kind) {
      case 'asked':
        return requested(state, input.ask, now);
      case 'woken':
        return answerDue(state, input.key);
      case 'fault':
        return broken(state, input);
      case 'halted':
        return { state: { ...state, inFlight: [] }, answers: [], wakes: [] };
    }
  },
  faults: ['lost', 'malformed', 'slow', 'down', 'up'],
  describe: (state) =>
    atomMap({
      line: atom(lineOf(state)),
      waiting: state.inFlight.length,
      accounts: listFrom(
        sortedEntries(state.accounts).map(([id, account]) => tuple(id, accountTerm(account))),
      ),
    }),
};

/** How it is with the bank, in a word. */
export function lineOf({ down, slow, malformNext, loseNext }: Bank): string {
  if (down) return 'down';
  if (loseNext) return 'about_to_drop';
  if (malformNext) return 'garbled';
  return slow ? 'slow' : 'open';
}

export function accountTerm(account: Account): Term {
  return account.kind === 'charged' ? tuple(atom('charged'), account.amount) : atom(account.kind);
}

function milliseconds(options: Term, key: string): Microseconds {
  const value = field(options, key);
  if (typeof value !== 'number') throw new RangeError(`option ${key} must be whole milliseconds`);
  return value * 1000;
}

function requested(state: Bank, ask: Ask, now: Microseconds): DeviceTurn<Bank> {
  const { answer, accounts, version } = state.down
    ? { ...state, answer: REFUSED }
    : booked(state, ask.request);
  const served = { ...state, accounts, version, loseNext: false };
  if (state.loseNext) return called(served, { ask, answer: CLOSED, at: now + REFUSAL });
  if (state.down) return called(served, { ask, answer, at: now + REFUSAL });
  const at = now + (state.slow ? state.slowLatency : state.latency);
  return called(served, { ask, answer, at });
}

type Planned = { readonly ask: Ask; readonly answer: Term; readonly at: Microseconds };

function called(state: Bank, { ask, answer, at }: Planned): DeviceTurn<Bank> {
  const key = state.nextKey;
  const charge = isTuple(ask.request, 4) && answer !== REFUSED && answer !== CLOSED;
  const inFlight = [...state.inFlight, { key, ask, answer, charge }];
  return { state: { ...state, inFlight, nextKey: key + 1 }, answers: [], wakes: [{ at, key }] };
}

type Booked = Pick<Bank, 'accounts' | 'version'> & { readonly answer: Term };

/** `{:charge, id, amount, card}` or `{:refund, id}`, entered in the books. */
function booked(state: Bank, request: Term): Booked {
  const [, id, amount, card] = isTuple(request) ? request.items : [];
  if (typeof id !== 'number') throw new RangeError('an order id is a small integer');
  const known = getInt(state.accounts, id);
  if (amount === undefined) return refunded(state, id, known);
  if (known !== undefined) return { ...state, answer: known.kind === 'charged' ? APPROVED : VOID };
  if (card === 'no-funds') return { ...state, answer: NO_FUNDS };
  return { ...entered(state, id, { kind: 'charged', amount }), answer: APPROVED };
}

/** An order that was never paid is void from now on: it cannot be charged later. */
function refunded(state: Bank, id: number, known: Account | undefined): Booked {
  if (known !== undefined && known.kind !== 'charged') return { ...state, answer: REFUNDED };
  const kind = known === undefined ? 'void' : 'refunded';
  return { ...entered(state, id, { kind }), answer: REFUNDED };
}

function entered(
  { accounts, version }: Bank,
  id: number,
  account: Account,
): Pick<Booked, 'accounts' | 'version'> {
  return { accounts: setInt(accounts, [id, account], version + 1), version: version + 1 };
}

function answerDue(state: Bank, key: number): DeviceTurn<Bank> {
  const call = state.inFlight.find((one) => one.key === key);
  if (call === undefined) return { state, answers: [], wakes: [] };
  const malformed = state.malformNext && call.charge;
  const answers = [{ ask: call.ask, answer: malformed ? MALFORMED : call.answer }];
  const inFlight = state.inFlight.filter((one) => one !== call);
  const malformNext = state.malformNext && !malformed;
  return { state: { ...state, inFlight, malformNext }, answers, wakes: [] };
}

function broken(state: Bank, { fault }: DeviceInput & { kind: 'fault' }): DeviceTurn<Bank> {
  const quiet = (changes: Partial<Bank>) => ({
    state: { ...state, ...changes },
    answers: [],
    wakes: [],
  });
  switch (fault) {
    case 'lost': {
      if (state.inFlight.length === 0) return quiet({ loseNext: true });
      const answers = state.inFlight.map(({ ask }) => ({ ask, answer: CLOSED }));
      return { state: { ...state, inFlight: [] }, answers, wakes: [] };
    }
    case 'malformed':
      return quiet({ malformNext: true });
    case 'slow':
      return quiet({ slow: true });
    case 'down':
      return quiet({ down: true });
    default:
      return quiet({ slow: false, down: false });
  }
}
