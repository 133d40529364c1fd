/**
 * The ticket rail above the bar: paper, which stays when somebody dies. In Elixir a public ETS table
 * that the world outside the shop owns; here a device that answers at once.
 */
import type { Device } from '#kernel/device.ts';
import { emptyIntMap, getInt, type IntMap, setInt, sortedEntries } from '#kernel/int-map.ts';
import { equal } from '#term/compare.ts';
import {
  atom,
  boolean,
  FALSE,
  isAtom,
  isTuple,
  listFrom,
  NIL_ATOM,
  type Term,
  tuple,
} from '#term/term.ts';

/** `{id, status, customer, order}` by order id. `version` is the edition of the map. */
export type Rail = { readonly version: number; readonly tickets: IntMap<Term> };

export const tickets: Device<Rail> = {
  start: () => ({ version: 1, tickets: emptyIntMap() }),
  handle: (state) => ({ state, answers: [], wakes: [] }),
  query: (state, request) => {
    if (!isTuple(request)) throw new RangeError('a question to the tickets is a tuple');
    const [verb, first, ...rest] = request.items;
    if (verb === undefined || !isAtom(verb)) throw new RangeError('a question begins with an atom');
    return answered(state, verb.name, [first ?? NIL_ATOM, ...rest]);
  },
  faults: [],
  describe: ({ tickets: rail }) => listFrom(sortedEntries(rail).map(([, ticket]) => ticket)),
};

type Answered = { readonly state: Rail; readonly answer: Term };

function answered(
  state: Rail,
  verb: string,
  [first = NIL_ATOM, ...rest]: readonly Term[],
): Answered {
  const ticket = typeof first === 'number' ? getInt(state.tickets, first) : undefined;
  switch (verb) {
    case 'put_new':
      if (ticket !== undefined) return { state, answer: FALSE };
      return marked(state, tuple(first, atom('taken'), ...rest));
    case 'mark':
      if (ticket === undefined) return { state, answer: FALSE };
      return marked(state, tuple(first, rest[0] ?? NIL_ATOM, ...itemsOf(ticket).slice(2)));
    case 'status':
      return { state, answer: itemsOf(ticket)[1] ?? NIL_ATOM };
    case 'id_and_status':
      return { state, answer: tuple(first, itemsOf(ticket)[1] ?? NIL_ATOM) };
    case 'id_and_customer':
      return { state, answer: tuple(first, itemsOf(ticket)[2] ?? NIL_ATOM) };
    case 'customer':
      return { state, answer: itemsOf(ticket)[2] ?? NIL_ATOM };
    case 'all':
      return { state, answer: listFrom(ticketsWith(state, first)) };
    default:
      throw new RangeError(`tickets do not understand ${verb}`);
  }
}

function marked({ version, tickets: rail }: Rail, ticket: Term): Answered {
  const next = version + 1;
  const [id] = itemsOf(ticket);
  if (typeof id !== 'number') throw new RangeError('an order id is a small integer');
  return {
    state: { version: next, tickets: setInt(rail, [id, ticket], next) },
    answer: boolean(true),
  };
}

/** Sorted by order id, as the ordered set of the twin is. */
function ticketsWith({ tickets: rail }: Rail, status: Term): readonly Term[] {
  return sortedEntries(rail)
    .map(([, ticket]) => ticket)
    .filter((ticket) => equal(itemsOf(ticket)[1] ?? NIL_ATOM, status));
}

function itemsOf(ticket: Term | undefined): readonly Term[] {
  return ticket !== undefined && isTuple(ticket) ? ticket.items : [];
}
