/** What the palette of a lesson leads to: other lessons, the processes of this one, what can be done. */
import { lessonGroup } from '#app/shell/lesson-group.ts';
import type { PaletteGroup, PaletteItem } from '#app/shell/palette.tsx';
import type { Theme } from '#app/shell/theme.ts';
import type { TransportProps } from '#app/time/transport.tsx';
import { isCounted } from '#scene/crowd.ts';

import type { LessonAtWork } from './use-lesson.tsx';

export type PaletteParts = {
  readonly work: LessonAtWork;
  readonly homeHref: string;
  readonly transport: TransportProps;
  readonly onTheme: (theme: Theme) => void;
};

export function paletteGroups(parts: PaletteParts): readonly PaletteGroup[] {
  return [processGroup(parts.work), actionGroup(parts), lessonGroup(parts.homeHref)];
}

function processGroup({ moments, look }: LessonAtWork): PaletteGroup {
  const { processes, devices, groups } = moments.current();
  return {
    name: 'Processes',
    items: [
      ...processes.map(({ key, name, pid, alive }) => ({
        id: `process ${key}`,
        label: name,
        detail: alive ? pid : `${pid}, ended`,
        keywords: [pid],
        onPick: () => look({ selected: key }),
      })),
      ...groups.filter(isCounted).map(({ key, alive }) => ({
        id: `tile ${key}`,
        label: key,
        detail: `${alive} alive`,
        onPick: () => look({ selected: key }),
      })),
      ...devices.map(({ key, name }) => ({
        id: `device ${key}`,
        label: name,
        detail: 'device',
        onPick: () => look({ selected: key }),
      })),
    ],
  };
}

const PICTURES = {
  messages: 'Show messages',
  tree: 'Show the supervision tree',
  lanes: 'Show lanes over time',
  pipe: 'Show the pipe',
  terminal: 'Show the terminal',
  files: 'Show the files on the disk',
  queues: 'Show the queues over time',
  buckets: 'Show the buckets',
} as const;

function item(label: string, onPick: () => void, keys?: string): PaletteItem {
  return { id: `action ${label}`, label, onPick, ...(keys === undefined ? {} : { keys }) };
}

function actionGroup({ work, transport, onTheme }: PaletteParts): PaletteGroup {
  const { lesson, choose, actions } = work;
  const { does, onPlay, onStep, playing } = transport;
  return {
    name: 'Actions',
    items: [
      item(playing ? 'Pause' : 'Play', onPlay, 'Space'),
      item('Step forward', () => onStep(1), '→'),
      item('Step back', () => onStep(-1), '←'),
      item('To the next mark', () => does.toMark(1), 'Shift →'),
      item('To the mark before', () => does.toMark(-1), 'Shift ←'),
      item('Back to the beginning of the run', does.restart, 'Home'),
      item('Again with a new seed', does.reseed, 'R'),
      ...lesson.pictures.map((picture) => item(PICTURES[picture], () => choose({ picture }))),
      ...lesson.steps.map((_, at) => item(`Go to step ${at + 1}`, () => actions.enter(at))),
      item('Light theme', () => onTheme('light')),
      item('Dark theme', () => onTheme('dark')),
      item('Theme of the system', () => onTheme('system')),
    ],
  };
}
