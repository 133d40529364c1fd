/** What is not a process of the node: tiles that stand for many, and devices. */
import { isCounted } from './crowd.ts';
import type { Box } from './geometry.ts';
import { markOf } from './moment-index.ts';
import type { DeviceMark, GroupMark, ProcessMark } from './moment.ts';
import type { NodeContext } from './node-shape.ts';
import type { Form, Slot } from './plan.ts';
import { fitFirst, fitText, monoWidth } from './text-size.ts';
import { deviceLabel } from './words.ts';

/** A tile that stands for many. */
export type GroupShape = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly headline: string;
  readonly rows: readonly GroupRow[];
  readonly selected: boolean;
  readonly lit: boolean;
  readonly label: string;
};

export type GroupRow = {
  readonly key: string;
  readonly name: string;
  readonly state: string;
  /** Where members are counted: how long its bar is, 0 to 1. */
  readonly count?: GroupCount;
};

export type GroupCount = { readonly kind: 'busy' | 'waiting' | 'ended'; readonly share: number };

export type DeviceShape = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly state: string;
  readonly icon: DeviceMark['icon'];
  readonly health: DeviceMark['health'];
  /** With what it has been asked first, 0 to 1; 0: with nothing. */
  readonly progress: number;
  readonly selected: boolean;
  readonly lit: boolean;
  readonly label: string;
};

export function groupIn({ key, kind, name, box }: Slot, context: NodeContext): GroupShape[] {
  if (kind !== 'group') return [];
  const { moment, form } = context;
  const mark = moment.groups.find((group) => group.key === key);
  if (mark !== undefined && isCounted(mark))
    return [{ key, box, title: name, ...countsOf(mark, box, form), ...litIn(context, key) }];
  const members = moment.processes.filter(({ group, alive }) => group === key && alive);
  const headline = members.length === 0 ? 'nobody' : `${members.length} alive`;
  const rows = groupRows(members, box, form);
  const said = rows.map((row) => `${row.name} ${row.state}`).join(', ');
  const label = `${name}, ${headline}${said === '' ? '' : `: ${said}`}`;
  return [{ key, box, title: name, headline, rows, label, ...litIn(context, key) }];
}

/** `1,240 alive`, and a bar for each of what they do, as a share of all who have been. */
function countsOf(mark: GroupMark, { width }: Box, form: Form) {
  const [edge, size] = form === 'wide' ? [16, 11] : [10, 10];
  const { alive, busy, waiting, ended } = mark;
  const counts: readonly (readonly [GroupCount['kind'], number])[] = [
    ['busy', busy],
    ['waiting', waiting],
    ['ended', ended],
  ];
  const most = Math.max(1, ...counts.map(([, number]) => number));
  const room = width - 2 * edge;
  const rows = counts.map(([kind, number]): GroupRow => {
    const state = fitText(`${grouped(number)} ${kind}`, room, size);
    return { key: kind, name: '', state, count: { kind, share: number / most } };
  });
  const said = counts.map(([kind, number]) => `${number} ${kind}`).join(', ');
  const headline = `${grouped(alive)} alive`;
  return { headline, rows, label: `${mark.key}, ${alive} alive: ${said}` };
}

/** `12,400` */
function grouped(number: number): string {
  return String(number).replace(/(?<=\d)(?=(\d{3})+$)/g, ',');
}

function groupRows(members: readonly ProcessMark[], box: Box, form: Form): GroupRow[] {
  const room = form === 'wide' ? 3 : 2;
  const [edge, size] = form === 'wide' ? [16, 11] : [10, 10];
  const shown = members.length > room ? members.slice(0, room - 1) : members;
  const names = shown.map(({ name }) => name.split(' ').at(-1) ?? name);
  const longest = Math.max(0, ...names.map((name) => name.length));
  const width = box.width - 2 * edge - monoWidth('0', size) * (longest + 1) + 3;
  const rows = shown.map(({ key, stateText }, i) => ({
    key,
    name: names[i] ?? '',
    state: fitText(stateText, width, size),
  }));
  const left = members.length - shown.length;
  return left === 0 ? rows : [...rows, { key: 'more', name: '', state: `and ${left} more` }];
}

export function deviceIn({ key, kind, box }: Slot, context: NodeContext): DeviceShape[] {
  const { moment } = context;
  const mark = moment.devices.find((device) => device.key === key);
  if (kind !== 'device' || mark === undefined) return [];
  return [
    {
      key,
      box,
      title: mark.name,
      state: fitFirst(deviceTexts(mark), ...deviceRoom(box)),
      icon: mark.icon,
      health: mark.health,
      progress: mark.progress ?? 0,
      ...litIn(context, key),
      label: deviceLabel(mark),
    },
  ];
}

/** That requests are open says by itself that it works; what is wrong with it is said first. */
function deviceTexts({ stateText, health, waiting, texts }: DeviceMark): readonly string[] {
  if (texts !== undefined) return texts;
  if (waiting === 0) return [stateText];
  const open = `${waiting} open`;
  return [`${stateText} · ${open}`, health === 'well' ? open : stateText];
}

/** How wide its text may be, and its size: where it is narrow below the icon, elsewise beside it. */
function deviceRoom({ width }: Box): [width: number, size: number] {
  return width > 120 ? [width - 54, 11] : [width - 17, 10];
}

/** A tile is lit for each of those that it stands for. */
function litIn({ focus, moment }: NodeContext, place: string) {
  const isHere = (key: string | undefined) =>
    key !== undefined && (key === place || markOf(moment, key)?.group === place);
  return { selected: isHere(focus.selected), lit: isHere(focus.hovered) };
}
