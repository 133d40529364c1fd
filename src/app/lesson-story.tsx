/** The lesson page at a fixed moment: to look at while there is nothing that runs, and to test by. */
import { useEffect, useState } from 'react';

import { CRASH, RESTARTED } from '#scene/fixtures.ts';
import type { Feed, Moment } from '#scene/moment.ts';

import { LessonPage } from './lesson-page.tsx';
import type { LessonPageProps } from './lesson-page.tsx';
import type { Memory } from './memory-switch.tsx';
import type { View } from './stage-panel.tsx';
import { storyInspector, storyMarks, storyProse, storyTranscript } from './story-fixtures.tsx';
import { applyTheme } from './theme.ts';
import type { Theme } from './theme.ts';

const QUERY = new URLSearchParams(location.search);
const nothing = () => undefined;

export function LessonStory() {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => applyTheme(theme, document.documentElement), [theme]);
  return <LessonPage {...useStory()} header={{ ...HEADER, theme, onTheme: setTheme }} />;
}

const HEADER = {
  homeHref: './',
  track: 'Coffee shop',
  lesson: 'The gateway crashes',
  place: 'lesson 3 of 10',
};

function useStory(): Omit<LessonPageProps, 'header'> {
  const [chosen, setChosen] = useState<string | undefined>('keeps');
  const [selected, setSelected] = useState<string>('PaymentGateway');
  const stage = useStage();
  return {
    prose: storyProse(chosen, setChosen),
    stage: { ...stage, selected, onSelect: setSelected },
    inspector: storyInspector(stage.moment.current(), selected),
    transcript: { lines: storyTranscript, current: '4', onJump: nothing },
    transport: { ...TRANSPORT, moment: stage.moment },
    announcement: 'PaymentGateway exited with ArithmeticError',
  };
}

function useStage(): Omit<LessonPageProps['stage'], 'selected' | 'onSelect'> {
  const [view, setView] = useState<View>(QUERY.has('tree') ? 'tree' : 'messages');
  const [memory, setMemory] = useState<Memory>(QUERY.has('shared') ? 'shared' : 'processes');
  const [bank, setBank] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setBank(bank.includes(id) ? bank.filter((one) => one !== id) : [...bank, id]);
  return {
    moment: memory === 'shared' ? SHARED : NOW,
    view,
    onView: setView,
    memory,
    onMemory: setMemory,
    crashable: ['Cashier', 'Barista', 'DisplayScreen', 'Supervisor'],
    onCrash: nothing,
    faultIn: (reason) => (reason.startsWith('{') ? undefined : 'This is not a term.'),
    bankFaults: [
      { id: 'slow', label: 'Slow', on: bank.includes('slow'), hint: 'Answers take six seconds' },
      { id: 'malformed', label: 'Bad JSON', on: undefined, hint: 'The next answer has rate: 0' },
      { id: 'lost', label: 'Lost connection', on: undefined, hint: 'Open requests fail now' },
      { id: 'down', label: 'Down', on: bank.includes('down'), hint: 'No request is taken' },
    ],
    onBankFault: toggle,
  };
}

function still(moment: Moment): Feed<Moment> {
  return { current: () => moment, subscribe: () => nothing };
}

const NOW = still(QUERY.has('restarted') ? RESTARTED : CRASH);
const SHARED = still({ ...CRASH, memory: 'shared' });

const TRANSPORT: Omit<LessonPageProps['transport'], 'moment'> = {
  duration: 9_000_000,
  marks: storyMarks,
  tip: 'gateway exits · 4.20 s',
  tone: 'crash',
  playing: false,
  speed: 0.5,
  speeds: [0.1, 0.25, 0.5, 1, 2],
  event: 41,
  events: 96,
  onSeek: nothing,
  onStepBack: nothing,
  onStepForward: nothing,
  onRestart: nothing,
  onPlay: nothing,
  onSpeed: nothing,
};
