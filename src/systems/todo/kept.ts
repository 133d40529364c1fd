/** Whether what somebody read of a list agrees with what was asked of it before and meanwhile. */
import type { EventId } from '#kernel/event.ts';

import type { Change, ListHistory, Reading, Shown } from './history.ts';

type Added = Change & { readonly kind: 'add' };
type Deleted = Change & { readonly kind: 'delete' };
type Updated = Change & { readonly kind: 'update' };

/** What was acknowledged before somebody asked is in the answer, as far as nobody undid it. */
export function lost({ changes, readings }: ListHistory): string | undefined {
  const ids = idsOf(readings);
  for (const reading of readings) {
    const before = changes.filter(
      ({ acknowledged, until }) => acknowledged && until < reading.from,
    );
    for (const change of before) {
      const what = lostOf(change, reading, { changes, readings, ids });
      if (what !== undefined) return `${what} at ${secondsOf(reading)}`;
    }
  }
  return undefined;
}

type Known = ListHistory & { readonly ids: ReadonlyMap<string, number> };

function lostOf(change: Change, reading: Reading, known: Known): string | undefined {
  switch (change.kind) {
    case 'add': {
      const gone = change.date === reading.date && !has(reading, change.title);
      if (!gone || wasDeleted(change, reading, known)) return undefined;
      return `"${change.title}" was kept, and is missing`;
    }
    case 'delete': {
      const entry = reading.entries.find(({ id }) => id === change.id);
      if (entry === undefined || !wasThere(entry.title, change.from, known)) return undefined;
      return `"${entry.title}" was deleted, and is there`;
    }
    case 'update': {
      const entry = reading.entries.find(({ id }) => id === change.id);
      if (entry === undefined || !wasThere(entry.title, change.from, known)) return undefined;
      if (entry.note === change.note || isLater(entry, change, known)) return undefined;
      return `the note "${change.note}" was kept, and it is ${JSON.stringify(entry.note)}`;
    }
  }
}

/** Between the adding and the answer. Nobody ever saw its number: then any could be meant. */
function wasDeleted({ title, from }: Added, reading: Reading, { changes, ids }: Known): boolean {
  return changes.some(
    (change) =>
      change.kind === 'delete' &&
      change.from < reading.until &&
      change.until > from &&
      isOf(change, ids.get(title)),
  );
}

function isOf({ id }: Deleted, known: number | undefined): boolean {
  return known === undefined || known === id;
}

/** Before that event, for certain. */
function wasThere(title: string, by: EventId, { changes, readings }: ListHistory): boolean {
  const isKept = changes.some(
    (change) =>
      change.kind === 'add' && change.title === title && change.acknowledged && change.until < by,
  );
  return isKept || readings.some((reading) => reading.until < by && has(reading, title));
}

/** The entry has the note of another update that may have come after this one. */
function isLater({ id, note }: Shown, { from }: Updated, { changes }: ListHistory): boolean {
  return changes.some(
    (change) =>
      change.kind === 'update' && change.id === id && change.note === note && change.until > from,
  );
}

/** Each answer is what the changes can have made by then. */
export function unexplained(history: ListHistory): string | undefined {
  for (const reading of history.readings) {
    const what = invented(reading, history) ?? misplaced(reading) ?? changed(reading, history);
    if (what !== undefined) return `${what} at ${secondsOf(reading)}`;
  }
  return outOfOrder(history);
}

/** An entry or a note that nobody had asked for when the answer was given. */
function invented({ date, entries, until }: Reading, { changes }: ListHistory): string | undefined {
  for (const { id, title, note } of entries) {
    const asked = changes.filter(({ from }) => from < until);
    const isAsked = asked.some(
      (change) => change.kind === 'add' && change.title === title && change.date === date,
    );
    if (!isAsked) return `nobody had added "${title}" to ${date}`;
    const isNoted = asked.some(
      (change) => change.kind === 'update' && change.id === id && change.note === note,
    );
    if (note !== undefined && !isNoted) return `nobody had written the note "${note}"`;
  }
  return undefined;
}

function misplaced({ entries }: Reading): string | undefined {
  const wrong = entries.find(({ id }, index) => id <= (entries[index - 1]?.id ?? 0));
  return wrong && `"${wrong.title}" does not stand in the order of the numbers`;
}

/** What came or went since an earlier answer did so by a change that may have come between. */
function changed(reading: Reading, { changes, readings }: ListHistory): string | undefined {
  const ids = idsOf(readings);
  for (const before of readings) {
    if (before.until >= reading.from || before.date !== reading.date) continue;
    const possible = changes.filter(
      ({ from, until }) => from < reading.until && until > before.from,
    );
    const gone = before.entries.find(
      ({ title }) =>
        !has(reading, title) &&
        !possible.some((change) => change.kind === 'delete' && isOf(change, ids.get(title))),
    );
    if (gone !== undefined) return `"${gone.title}" was read before, and is missing`;
    const come = reading.entries.find(
      ({ title }) =>
        !has(before, title) &&
        !possible.some((change) => change.kind === 'add' && change.title === title),
    );
    if (come !== undefined) return `"${come.title}" was missing before, and is there`;
  }
  return undefined;
}

/** Who was acknowledged before another began has the lower number. */
function outOfOrder({ changes, readings }: ListHistory): string | undefined {
  const ids = idsOf(readings);
  const adds = changes.filter(
    (change): change is Added => change.kind === 'add' && ids.has(change.title),
  );
  for (const early of adds.filter(({ acknowledged }) => acknowledged)) {
    const late = adds.find(
      ({ from, title }) =>
        from > early.until && (ids.get(title) ?? 0) < (ids.get(early.title) ?? 0),
    );
    if (late) return `"${late.title}" was added after "${early.title}", and stands before it`;
  }
  return undefined;
}

/** By title, the number with which it was first read. */
function idsOf(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const { id, title } of readings.flatMap(({ entries }) => entries)) {
    if (!ids.has(title)) ids.set(title, id);
  }
  return ids;
}

function has({ entries }: Reading, title: string): boolean {
  return entries.some((entry) => entry.title === title);
}

function secondsOf({ at }: Reading): string {
  return `${(at / 1_000_000).toFixed(1)} s`;
}
