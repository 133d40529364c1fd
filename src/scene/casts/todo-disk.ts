/** The disk in a picture: which file it writes, how far it is, who waits. */
import type { DevicePart } from '#scene/parts.ts';
import { element, elements, field, tagOf } from '#term/access.ts';
import { NIL_ATOM, type Term } from '#term/term.ts';

export const DISK: DevicePart = {
  device: 'disk',
  key: 'disk',
  name: 'disk',
  icon: 'disk',
  inSteps: true,
  look: (described) => {
    const tasks = elements(field(described, 'under_way') ?? NIL_ATOM) ?? [];
    const queued = Number(field(described, 'waiting') ?? 0);
    const state = tagOf(field(described, 'state') ?? NIL_ATOM) ?? '';
    const well = state === 'well';
    const waiting = tasks.length + queued;
    const idle = waiting === 0 ? 'idle' : 'at work';
    return {
      stateText: well ? idle : state,
      health: state === 'full' ? 'down' : well ? 'well' : 'ailing',
      waiting,
      ...progressOf(tasks[0]),
      texts: textsOf({ trouble: well ? [] : [state], tasks, queued }),
    };
  },
  faults: [
    {
      fault: 'slow',
      label: 'Slow',
      hint: 'All takes ten times as long',
      lasts: { shownAs: 'slow', end: 'quick' },
    },
    {
      fault: 'full',
      label: 'Full',
      hint: 'No more bytes fit',
      lasts: { shownAs: 'full', end: 'space' },
    },
    { fault: 'tear', label: 'Torn file', hint: 'The file written last loses its end' },
  ],
};

/** Of a write; what else it does goes on by itself. */
function progressOf(task: Term | undefined): { readonly progress?: number } {
  if (task === undefined || tagOf(task) !== 'write') return {};
  const [landed, all] = [Number(element(task, 2)), Number(element(task, 3))];
  return { progress: all === 0 ? 0 : landed / all };
}

type Work = {
  readonly trouble: readonly string[];
  readonly tasks: readonly Term[];
  readonly queued: number;
};

/** The longest first: `slow · writes bob.list 64/192 B · 1 more · 2 wait`. */
function textsOf({ trouble, tasks, queued }: Work): readonly string[] {
  const [first] = tasks;
  if (first === undefined) return [trouble[0] ?? 'idle'];
  const more = tasks.length > 1 ? [`${tasks.length - 1} more`] : [];
  const wait = queued > 0 ? [`${queued} wait`] : [];
  const open = [`${tasks.length} open`, ...wait];
  return [
    [...trouble, taskText(first), ...more, ...wait],
    [...trouble, taskText(first), ...wait],
    [...trouble, shortText(first), ...wait],
    [...trouble, ...open],
    open,
  ].map((parts) => parts.join(' · '));
}

const VERBS: Readonly<Record<string, string>> = {
  read: 'reads',
  write: 'writes',
  rename: 'renames',
  remove: 'removes',
};

function taskText(task: Term): string {
  return `${VERBS[tagOf(task) ?? ''] ?? ''} ${shortText(task)}`;
}

/** A file that is written aside is called by the name it will have. */
function shortText(task: Term): string {
  const name = textAt(task, 1).replace(/\.[-\w]+\.(tmp|corrupt)$/, '');
  if (tagOf(task) !== 'write') return name;
  return `${name} ${textAt(task, 2)}/${textAt(task, 3)} B`;
}

function textAt(task: Term, index: number): string {
  const value = element(task, index);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
