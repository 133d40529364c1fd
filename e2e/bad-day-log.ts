/** A day of chaos at the coffee shop as its log, a line of JSON an event: in Node and in a browser. */
import { badDayTape, played } from '#cli/shop-rehearsal.ts';
import { eventJson } from '#trace/json.ts';

export function badDayLog(seed: number): string {
  return played(badDayTape(seed)).events.map(eventJson).join('\n');
}
