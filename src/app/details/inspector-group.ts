import { inspectLine } from '#term/inspect.ts';
/** A tile that stands for many: who is in it now and who was, the newest first. */
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
  const lives = [...place.tape.roll.byPid.values()].filter(
    ({ born, label }) => born.id <= eventCount && prefixes.some((one) => label.startsWith(one)),
  );
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

function memberOf({ moment }: Inspectable, life: Life, eventCount: number): Member {
  const { label: key, end } = life;
  const pid = inspectLine(life.pid);
  if (end === undefined || !hasEnded(life, eventCount)) {
    const mark = moment.processes.find((one) => one.key === key);
    return { key, pid, status: mark?.stateText ?? 'alive', tone: 'alive' };
  }
  const status = `ended ${shortReason(end.reason)}`;
  return { key, pid, status, tone: isCrash(end.reason) ? 'crash' : 'quiet' };
}
