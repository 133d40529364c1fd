/** What is not a process of the node: the tile of the customers, and the bank, a device. */
import type { Box } from './geometry.ts';
import type { DeviceMark, ProcessMark } from './moment.ts';
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
  readonly label: string;
};

export type GroupRow = { readonly key: string; readonly name: string; readonly state: string };

export type DeviceShape = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly state: string;
  readonly health: DeviceMark['health'];
  readonly selected: boolean;
  readonly label: string;
};

export function groupIn({ key, kind, name, box }: Slot, context: NodeContext): GroupShape[] {
  if (kind !== 'group') return [];
  const members = context.moment.processes.filter(({ group, alive }) => group === key && alive);
  const headline = members.length === 0 ? 'nobody' : `${members.length} in line`;
  const rows = groupRows(members, box, context.form);
  const said = rows.map((row) => `${row.name} ${row.state}`).join(', ');
  return [
    {
      key,
      box,
      title: name,
      headline,
      rows,
      selected: context.selected === key || members.some((mark) => mark.key === context.selected),
      label: `${name}, ${headline}${said === '' ? '' : `: ${said}`}`,
    },
  ];
}

function groupRows(members: readonly ProcessMark[], box: Box, form: Form): GroupRow[] {
  const room = form === 'wide' ? 3 : 2;
  const [edge, size] = form === 'wide' ? [16, 11] : [10, 10];
  const width = box.width - 2 * edge - monoWidth('100 ', size) + 3;
  const shown = members.length > room ? members.slice(0, room - 1) : members;
  const rows = shown.map(({ key, name, stateText }) => ({
    key,
    name: name.split(' ').at(-1) ?? name,
    state: fitText(stateText, width, size),
  }));
  const left = members.length - shown.length;
  return left === 0 ? rows : [...rows, { key: 'more', name: '', state: `and ${left} more` }];
}

export function deviceIn({ key, kind, box }: Slot, context: NodeContext): DeviceShape[] {
  const { moment, form, selected } = context;
  const mark = moment.devices.find((device) => device.key === key);
  if (kind !== 'device' || mark === undefined) return [];
  return [
    {
      key,
      box,
      title: mark.name,
      state: fitFirst(deviceTexts(mark), ...deviceRoom(box, form)),
      health: mark.health,
      selected: selected === key,
      label: deviceLabel(mark),
    },
  ];
}

/** That requests are open says by itself that it works; what is wrong with it is said first. */
function deviceTexts({ stateText, health, waiting }: DeviceMark): readonly string[] {
  if (waiting === 0) return [stateText];
  const open = `${waiting} open`;
  return [`${stateText} · ${open}`, health === 'well' ? open : stateText];
}

/** How wide its text may be, and its size: on a phone below the icon, elsewise beside it. */
function deviceRoom({ width }: Box, form: Form): [width: number, size: number] {
  return form === 'wide' ? [width - 54, 11] : [width - 17, 10];
}
