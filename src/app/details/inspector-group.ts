/** A tile that stands for many: who is in it now and who was, the newest first. */
import { livesIn } from '#scene/births.ts';
import { markOf } from '#scene/moment-index.ts';
import { inspectLine } from '#term/inspect.ts';
import { isCrash, shortReason } from '#trace/reason.ts';
import { hasEnded, type Life } from '#trace/roll.ts';

import type { Inspection, Member } from './inspection.ts';
import { eventCountAt, type Inspectable } from './inspector-subject.ts';

/** `undefined`: no tile has that key. */
export function groupInspection(what: Inspectable): Inspection | undefined {
  const { key, parts, place } = what;
  const prefixes = parts.groups.filter(({ group }) => group === key).map(({ prefix }) => prefix);
  if (prefixes.length === 0) return undefined;
  const eventCount = eventCountAt(place);
  const lives = prefixes.flatMap((prefix) => livesIn(place.tape, prefix, eventCount));
  const alive = lives.filter((life) => !hasEnded(life, eventCount)).length;
  return {
    key,
    name: key,
    tone: 'quiet',
    status: `${alive} alive`,
    identity: [`${lives.length} have come, ${lives.length - alive} have ended`],
    members: lives.toReversed().map((life) => memberOf(what, life, eventCount)),
  };
}

/** There may be thousands: how one is, is found out when it is shown. */
function memberOf({ moment }: Inspectable, life: Life, eventCount: number): Member {
  const { label: key, end } = life;
  const reason = end === undefined || !hasEnded(life, eventCount) ? undefined : end.reason;
  return {
    key,
    pid: inspectLine(life.pid),
    get status() {
      if (reason !== undefined) return `ended ${shortReason(reason)}`;
      return markOf(moment, key)?.stateText ?? 'alive';
    },
    tone: reason === undefined ? 'alive' : isCrash(reason) ? 'crash' : 'quiet',
  };
}
