/** What the inspector says of a process, a device or a tile at a moment of a run. */
import type { KernelEvent } from '#kernel/event.ts';
import { lettersOf } from '#kernel/mailbox.ts';
import { regionOf } from '#machine/chart.ts';
import { whereaboutsIn } from '#machine/whereabouts.ts';
import { groupOf } from '#scene/casting.ts';
import { secondsText } from '#scene/words.ts';
import { inspect, inspectLine } from '#term/inspect.ts';
import { isCrash, shortReason } from '#trace/reason.ts';
import { worldAt } from '#trace/tape.ts';
import { unwrapped, type WireKind, written } from '#trace/wire.ts';

import type { Inspection, InspectorTone, MailboxMessage } from './inspection.ts';
import { codeOf } from './inspector-code.ts';
import { groupInspection } from './inspector-group.ts';
import { infoOf, relationsOf } from './inspector-relations.ts';
import {
  type Inspectable,
  nameOfPid,
  namesIn,
  type Subject,
  subjectOf,
} from './inspector-subject.ts';

/** How a term is laid out in the box of the inspector, which has room for 41 characters. */
const AS_STATE = { width: 41, charlists: 'as_lists' } as const;

/** `undefined`: there is nothing of that key now. */
export function inspected(what: Inspectable): Inspection | undefined {
  const subject = subjectOf(what);
  if (subject === undefined) return deviceInspection(what) ?? groupInspection(what);
  const { mark, process, part, life, ended } = subject;
  const lines = inspect(process.behaviour.describe(process.state).data, AS_STATE).split('\n');
  const messages = messagesOf(subject);
  const tone = toneOf(subject);
  return {
    key: what.key,
    name: mark?.name ?? part?.name ?? life.label,
    tone,
    status: ended ? exitText(subject) : (mark?.stateText ?? 'alive'),
    identity: identityOf(subject),
    group: part === undefined ? groupOf(what.parts, life.label)?.group : undefined,
    code: codeOf(subject),
    state: { title: stateTitle(subject), lines },
    mailbox: { title: mailboxTitle(subject), messages },
    relations: part?.kind === 'thread' ? undefined : relationsOf(subject),
    machine: machineOf(subject, tone),
    info: infoOf(subject),
    names: namesIn(what, [...lines, ...messages.map(({ text }) => text)]),
  };
}

function deviceInspection({ key, parts, moment, place }: Inspectable): Inspection | undefined {
  const part = parts.devices.find((one) => one.key === key);
  const mark = moment.devices.find((one) => one.key === key);
  if (part === undefined || mark === undefined) return undefined;
  const world = worldAt(place.tape, place.position);
  const described = world.system.devices[part.device]?.describe(world.devices.get(part.device));
  const lines = described === undefined ? [] : inspect(described, AS_STATE).split('\n');
  return {
    key,
    name: mark.name,
    tone: mark.health === 'down' ? 'crash' : 'quiet',
    status: mark.stateText,
    identity: ['a device: no pid'],
    state: { title: 'State', lines },
  };
}

function toneOf({ ended, life, mark }: Subject): InspectorTone {
  if (ended) return life.end !== undefined && !isCrash(life.end.reason) ? 'quiet' : 'crash';
  if (mark?.kind === 'supervisor' || (mark?.kind === 'watchdog' && !mark.busy)) return 'supervisor';
  return mark?.busy === true ? 'busy' : 'alive';
}

function exitText({ life }: Subject): string {
  return life.end === undefined ? 'exited' : shortReason(life.end.reason);
}

function stateTitle({ part, ended }: Subject): string {
  const what = part?.kind === 'thread' ? 'Memory, shared by all threads' : 'State';
  return ended ? `${what}, when it died` : what;
}

function mailboxTitle({ part, ended }: Subject): string {
  const what = part?.kind === 'thread' ? 'Requests to the program' : 'Mailbox';
  return ended ? `${what} · lost with it` : what;
}

function identityOf({ what, mark, life, part, ended }: Subject): readonly string[] {
  const end = ended && life.end !== undefined ? [`ended at ${secondsText(life.end.at)}`] : [];
  if (part?.kind === 'thread') return ['a thread: no pid, no memory of its own', ...end];
  const children = what.moment.supervisors.flatMap((supervisor) => supervisor.children);
  const child = children.find(({ key }) => key === what.key || key === mark?.group);
  return [
    inspectLine(life.pid),
    ...(child === undefined ? [] : [child.restart]),
    ...(life.generation === 1 ? [] : [`start no. ${life.generation}`]),
    ...(mark?.suspended === true ? ['suspended'] : []),
    ...(mark?.lag === undefined ? [] : ['slowed down']),
    ...end,
  ];
}

const KINDS: Readonly<Partial<Record<WireKind, string>>> = {
  call: 'call ',
  cast: 'cast ',
  reply: 'reply ',
};

function messagesOf({ what, process }: Subject): readonly MailboxMessage[] {
  const { events } = what.place.tape;
  return lettersOf(process.mailbox).map(({ message, landed }, at) => {
    const { kind, content } = unwrapped(message);
    const sent = events[landed - 1]?.cause ?? landed;
    const sender = senderOf(what, events[landed - 1], events[sent - 1]);
    return {
      text: written(content),
      whole: inspectLine(message),
      skipped: at < process.mailbox.passed,
      sender: sender.startsWith('answer') ? sender : `${KINDS[kind] ?? ''}${sender}`,
      events: [landed, sent],
    };
  });
}

/** `from Cashier`, `answer from the bank`. */
function senderOf(
  what: Inspectable,
  landed: KernelEvent | undefined,
  cause: KernelEvent | undefined,
): string {
  if (cause?.kind === 'answered') return `answer from the ${cause.device}`;
  return landed?.kind === 'landed' ? `from ${nameOfPid(what, landed.from)}` : '';
}

function machineOf({ process, part }: Subject, tone: InspectorTone): Inspection['machine'] {
  const where = whereaboutsIn(process.state);
  if (where === undefined) return undefined;
  const { chart, states, last, came } = where;
  const region = part?.region;
  if (region === undefined) return { chart, place: { states, last, came, tone } };
  const own = regionOf(chart, region);
  const keys = new Set(own.transitions.map(({ key }) => key));
  const within = (all: readonly string[]) => all.filter((key) => keys.has(key));
  const inside = states.filter((path) => path.startsWith(`${region}.`));
  return {
    chart: own,
    place: { states: inside, last: within(last), came: within(came), tone },
  };
}
