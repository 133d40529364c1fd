import fc from 'fast-check';
import { expect, test } from 'vitest';

import { badDayTape, eventsOf, played, shopTape } from '#cli/shop-rehearsal.ts';

import { eventJson } from './json.ts';
import { why } from './why.ts';

const seeds = fc.integer({ min: 1, max: 100_000 });

test('[WY1] every chain of causes ends at an input, a fault or the start', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { events } = played(badDayTape(seed));
      for (const { id } of events) {
        const chain = why(events, id);
        expect(chain[0]?.id).toBe(id);
        const last = chain.at(-1);
        const isStart = last?.kind === 'spawned' && last.parent.id === 0 && last.at === 0;
        expect(isStart || last?.kind === 'input' || last?.kind === 'fault').toBe(true);
        for (const [index, { cause }] of chain.entries()) {
          expect(chain[index + 1]?.id ?? 0).toBe(cause);
          expect(cause).toBeLessThan(chain[index]?.id ?? 0);
        }
      }
    }),
    { numRuns: 5 },
  );
});

test('[WY1] the gateway died of the bank that was disturbed, for the customer who ordered', () => {
  const tape = played(shopTape({ faults: ['bank malformed at 500'] }));
  const [died] = eventsOf(tape, 'exited').filter(({ label }) => label === 'PaymentGateway');
  const kinds = why(tape.events, died?.id ?? 0).map(({ kind }) => kind);
  expect(kinds).toContain('answered');
  expect(kinds.at(-1)).toBe('input');
  expect(why(tape.events, 0)).toEqual([]);
});

test('[JS1] an event is one line with its id, its cause and terms as Elixir writes them', () => {
  const tape = played(
    shopTape({ faults: [String.raw`crash Barista with {:out, ["milk\n"]} at 500`] }),
  );
  const lines = tape.events.map(eventJson);
  expect(lines[0]).toBe(
    '{"id":1,"cause":0,"at":0,"pid":"#PID<0.105.0>","kind":"spawned",' +
      '"parent":"#PID<0.0.0>","label":"Supervisor","linked":false}',
  );
  for (const [index, line] of lines.entries()) {
    expect(line).not.toContain('\n');
    const { id, cause, kind, pid }: Record<string, unknown> = JSON.parse(line);
    expect(id).toBe(index + 1);
    expect(typeof cause).toBe('number');
    expect(kind).toBe(tape.events[index]?.kind);
    expect(pid).toMatch(/^#PID<0\.\d+\.0>$/);
  }
  const fault: unknown = JSON.parse(lines.find((line) => line.includes('"kind":"fault"')) ?? '');
  expect(fault).toMatchObject({
    fault: { kind: 'exit', pid: '#PID<0.108.0>', reason: String.raw`{:out, ["milk\n"]}` },
  });
  const [sent] = eventsOf(tape, 'sent');
  expect(sent && JSON.parse(eventJson(sent))).toMatchObject({
    message: '{:ack, #PID<0.106.0>, {:ok, #PID<0.106.0>}}',
  });
});

test('[JS2] the same run gives the same bytes', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const bytes = () => played(badDayTape(seed)).events.map(eventJson).join('\n');
      expect(bytes()).toBe(bytes());
    }),
    { numRuns: 10 },
  );
});
