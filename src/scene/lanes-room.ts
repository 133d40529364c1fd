/** Which lanes there are in a room, in which order, and how far apart. */
import { clamp } from './geometry.ts';
import type { Size } from './geometry.ts';
import type { Lanes } from './lanes-index.ts';
import type { ProcessMark } from './moment.ts';
import type { Part, Parts } from './parts.ts';
import { fitText } from './text-size.ts';

export type LaneSlot = {
  readonly key: string;
  readonly name: string;
  /** The name as it is written: in two lines where one would be too long. */
  readonly lines: readonly string[];
  readonly kind: ProcessMark['kind'] | 'device' | 'group';
  /** Of the process that has this lane. */
  readonly label?: string;
  readonly x: number;
};

export type LanesRoom = {
  readonly size: Size;
  readonly slots: readonly LaneSlot[];
  /** Where the lane of a part, a member of a group or a device is. */
  readonly xOf: (key: string) => number | undefined;
  readonly spacing: number;
  /** Height of the names above, width of the times at the left. */
  readonly top: number;
  readonly left: number;
  /** Where the last lane's room ends. */
  readonly right: number;
  /** How much wider the lanes are than the room. */
  readonly overhang: number;
  readonly nameSize: number;
  readonly pidSize: number;
  readonly textSize: number;
};

const MOST_MEMBERS = 8;
/** Members of a group have a lane each only where that leaves so much for each. */
const ROOMY = 110;
const NARROWEST = 54;
const WIDEST = 240;

type Column = Omit<LaneSlot, 'x' | 'lines'>;

/** Clients at the left, then who serves, in the order of who needs whom; supervisors at the right. */
export function lanesRoom(
  { parts, members }: Pick<Lanes, 'parts' | 'members'>,
  size: Size,
): LanesRoom {
  const narrow = size.width < 600;
  const left = narrow ? 42 : 58;
  const across = size.width - left - (narrow ? 4 : 12);
  const others = columnsOf(parts);
  const few = members.length <= MOST_MEMBERS ? members : [];
  const apart = withGroups(others, membersOf(few), parts);
  const isRoomy = few.length === members.length && across / apart.length >= ROOMY;
  const columns = isRoomy ? apart : withGroups(others, groupsOf(parts, members), parts);
  const spacing = clamp(across / Math.max(1, columns.length), NARROWEST, WIDEST);
  const begin = left + Math.max(0, (across - spacing * columns.length) / 2);
  const nameSize = spacing < 90 ? 10 : 12.5;
  const slots = columns.map((column, at) => ({
    ...column,
    lines: linesOf(column.name, spacing - 2, nameSize),
    x: begin + spacing * (at + 0.5),
  }));
  const places = new Map(slots.map(({ key, x }) => [key, x]));
  const prefixes = isRoomy ? [] : parts.groups;
  return {
    size,
    slots,
    spacing,
    left,
    nameSize,
    pidSize: spacing < 60 ? 9 : 10,
    top: slots.some(({ lines }) => lines.length > 1) ? 62 : 50,
    textSize: narrow ? 9.5 : 10.5,
    right: begin + spacing * columns.length,
    overhang: Math.max(0, spacing * columns.length - across),
    xOf: (key) =>
      places.get(key) ??
      places.get(prefixes.find(({ prefix }) => key.startsWith(prefix))?.group ?? ''),
  };
}

/** Each after the part that its group comes after, those of no such group at first. */
function withGroups(
  columns: readonly Column[],
  added: readonly Column[],
  { groups }: Parts,
): readonly Column[] {
  const afterOf = ({ key }: Column) =>
    groups.find(({ prefix, group }) => key === group || key.startsWith(prefix))?.after;
  const places = new Set(columns.map(({ key }) => key));
  const isFirst = (one: Column) => !places.has(afterOf(one) ?? '');
  return [
    ...added.filter(isFirst),
    ...columns.flatMap((column) => [
      column,
      ...added.filter((one) => !isFirst(one) && afterOf(one) === column.key),
    ]),
  ];
}

function columnsOf({
  parts,
  devices,
  memory,
  inOrder = memory === 'shared',
}: Parts): readonly Column[] {
  const below = parts.filter((part) => !isAbove(part)).map(columnOf);
  return [
    ...(inOrder ? below : below.toReversed()),
    ...devices.map(({ key, name }) => ({ key, name, kind: 'device' as const })),
    ...parts.filter(isAbove).map(columnOf).toReversed(),
  ];
}

function isAbove({ kind }: Part): boolean {
  return kind === 'supervisor' || kind === 'watchdog';
}

function columnOf({ key, name, kind, label }: Part): Column {
  return { key, name, kind, label };
}

function membersOf(members: readonly string[]): readonly Column[] {
  return members.map((label) => ({ key: label, name: label, kind: 'outside', label }));
}

/** A group of which nobody ever came needs no lane. */
function groupsOf({ groups }: Parts, members: readonly string[]): readonly Column[] {
  return groups
    .filter(({ prefix }) => members.some((label) => label.startsWith(prefix)))
    .map(({ group }) => ({ key: group, name: group, kind: 'group' }));
}

/** Inter is not measured: its letters are taken to be as wide as those of JetBrains Mono. */
function linesOf(name: string, width: number, size: number): readonly string[] {
  const room = Math.floor(width / (size * 0.56));
  const short = name.split('.').at(-1) ?? name;
  const whole = name.length <= room ? name : short;
  if (whole.length <= room) return [whole];
  const [, first = short, second] = /^([A-Z][a-z]+|.+(?= ))\s*([A-Z\d].*)$/.exec(short) ?? [];
  const parts = second === undefined ? [first] : [first, second];
  return parts.map((part) => fitText(part, (room + 1) * size * 0.6, size));
}
