/** A lesson at work as the props of its page: words, picture, inspector, transcript and time. */
import type { ReactNode } from 'react';

import { marksUpTo, milestoneAt, transcriptUpTo } from '#app/details/history.ts';
import { inspected } from '#app/details/inspect-process.ts';
import { PHONE } from '#app/shell/use-media.ts';
import type { BankFault, CrashTarget } from '#app/stage/faults-bar.tsx';
import { placeOf } from '#app/time/use-player.ts';
import type { Moment } from '#scene/moment.ts';
import { positionOf } from '#trace/tape.ts';

import type { LessonPageProps } from './lesson-page.tsx';
import { faultInReason } from './lesson-run.ts';
import { isTaskDone } from './lesson-steps.ts';
import type { ProsePanelProps, WayOn } from './prose-panel.tsx';
import { LessonProse } from './prose-parts.tsx';
import type { LessonAtWork, LessonContent } from './use-lesson.tsx';

export function proseProps(work: LessonAtWork, Prose: LessonContent['Prose']): ProsePanelProps {
  const { lesson, chosen, choose, step } = work;
  const { question } = step;
  return {
    kicker: lesson.kicker,
    title: lesson.heading,
    step: chosen.step + 1,
    steps: lesson.steps.length,
    body: (
      <LessonProse
        Prose={Prose}
        reading={{
          step: step.id,
          selected: chosen.selected,
          onSelect: (selected) => choose({ selected }),
        }}
      />
    ),
    ...(question === undefined
      ? {}
      : {
          question: {
            id: step.id,
            ...question,
            chosen: chosen.answers[step.id],
            onChoose: (answer) => choose({ answers: { ...chosen.answers, [step.id]: answer } }),
          },
        }),
    note: noteOf(work),
    back:
      chosen.step === 0
        ? undefined
        : { label: 'Back', onPress: () => work.actions.enter(chosen.step - 1) },
    next: nextOf(work),
  };
}

function noteOf({ step, present, lesson, chosen }: LessonAtWork): ReactNode {
  if (step.task !== undefined) {
    return isTaskDone(step.task, present) ? (
      <p className="text-alive">
        <span aria-hidden="true">✓ </span>
        {step.task.label}.
      </p>
    ) : undefined;
  }
  return chosen.step === lesson.steps.length - 1 ? (
    <p>To talk about: {lesson.discuss}</p>
  ) : undefined;
}

function nextOf({ main, player: { actor }, step, chosen, choose, actions }: LessonAtWork): WayOn {
  const unanswered = step.question !== undefined && chosen.answers[step.id] === undefined;
  if (main.kind === 'next' && unanswered && matchMedia(PHONE).matches) return TO_THE_QUESTION;
  switch (main.kind) {
    case 'play':
      return {
        label: main.label,
        onPress: () => {
          choose({ shown: false });
          actor.send({ type: 'play', stopAt: main.until.at + main.linger });
        },
      };
    case 'show':
      return { label: main.label, onPress: () => actions.show(main.task) };
    case 'next':
      return { label: main.label, onPress: () => actions.enter(chosen.step + 1) };
    case 'again':
      return { label: main.label, onPress: actions.again };
  }
}

/** On a phone the question lies below the words, and would be passed by. */
const TO_THE_QUESTION: WayOn = {
  label: 'To the question',
  onPress: () =>
    document.querySelector('fieldset:has(legend)')?.scrollIntoView({ block: 'center' }),
};

export function stageProps(work: LessonAtWork): LessonPageProps['stage'] {
  const { chosen, choose, moments, actions } = work;
  const moment = moments.current();
  return {
    moment: moments,
    view: chosen.view,
    selected: chosen.selected,
    targets: targetsIn(moment),
    bankFaults: bankFaults(moment.devices[0]?.stateText ?? ''),
    memory: chosen.memory,
    onView: (view) => choose({ view }),
    onSelect: (key) => {
      work.player.actor.send({ type: 'pause' });
      choose({ selected: memberAt(moments.current(), key, chosen.selected) });
    },
    onCrash: actions.crash,
    faultIn: faultInReason,
    onBankFault: (id) =>
      actions.fault(`bank ${isOn(id, moment.devices[0]?.stateText) ? 'up' : id}`),
    onMemory: actions.switchTo,
  };
}

/** Whom one may crash: the living; of others it is said why not. */
function targetsIn({ processes, devices }: Moment): readonly CrashTarget[] {
  const marks = processes.map(({ key, name, alive, pid, kind }) => {
    const who = kind === 'thread' ? 'the whole program' : pid;
    return { key, name, whyNot: alive ? undefined : `${name} is dead already (${who})` };
  });
  const others = devices.map(({ key, name }) => ({
    key,
    name,
    whyNot: `${name} is no process. Break it with the buttons beside`,
  }));
  const groups = [...new Set(processes.flatMap(({ group }) => group ?? []))];
  const tiles = groups.map((key) => ({ key, name: key, whyNot: `${key} are not of the shop` }));
  return [...marks, ...others, ...tiles];
}

/** A tile stands for many: pressed, it selects one of them, and pressed again the next. */
function memberAt({ processes }: Moment, key: string, selected: string | undefined): string {
  const members = processes.filter(({ group, alive }) => group === key && alive);
  const at = members.findIndex((member) => member.key === selected);
  return members[(at + 1) % members.length]?.key ?? key;
}

function isOn(id: string, stateText: string | undefined): boolean {
  return (id === 'slow' || id === 'down') && id === stateText;
}

function bankFaults(stateText: string): readonly BankFault[] {
  return [
    { id: 'slow', label: 'Slow', on: isOn('slow', stateText), hint: 'Answers take six seconds' },
    { id: 'malformed', label: 'Bad answer', on: undefined, hint: 'The next answer has rate: 0' },
    { id: 'lost', label: 'Lost connection', on: undefined, hint: 'Open requests fail now' },
    { id: 'down', label: 'Down', on: isOn('down', stateText), hint: 'No request is taken' },
  ];
}

export function inspectorProps(work: LessonAtWork): LessonPageProps['inspector'] {
  const { here, chosen, player, moments } = work;
  const key = chosen.selected;
  if (key === undefined) return undefined;
  const part = here.parts.parts.find((one) => one.key === key);
  const label = part?.label ?? key;
  return inspected({
    place: placeOf(player.context),
    moment: moments.current(),
    key,
    label,
    region: part?.region,
    source: here.source,
    machines: here.machines,
  });
}

export function transcriptProps({ present, player }: LessonAtWork): LessonPageProps['transcript'] {
  const { tape, eventCount } = present;
  const lines = transcriptUpTo(tape, eventCount);
  return {
    lines,
    current: lines.at(-1)?.key,
    onJump: (key) =>
      player.actor.send({ type: 'seekPosition', position: positionOf(tape, Number(key)) }),
  };
}

const SPEEDS = [0.25, 0.5, 1, 2, 4];
/** A crash or a restart is talked about on the track for this long. */
const TALKED_ABOUT = 1_200_000;

export function transportProps(work: LessonAtWork): LessonPageProps['transport'] {
  const { player, moments, present, actions } = work;
  const { actor, playing, speed, context } = player;
  const reached = context.tape.eventCounts[context.reached] ?? 0;
  const milestone = milestoneAt(context.tape, present.eventCount);
  const recent =
    milestone !== undefined && context.at - milestone.at < TALKED_ABOUT ? milestone : undefined;
  return {
    moment: moments,
    duration: context.horizon,
    marks: marksUpTo(context.tape, reached),
    tip: recent === undefined ? undefined : shortened(recent.text),
    tone: recent?.kind === 'crash' ? 'crash' : 'ink',
    event: present.eventCount,
    events: reached,
    playing,
    speed,
    speeds: SPEEDS,
    onSeek: (at) => actor.send({ type: 'seek', at }),
    onStepBack: () => actor.send({ type: 'step', by: -1 }),
    onStepForward: () => actor.send({ type: 'step', by: 1 }),
    onRestart: actions.restart,
    onPlay: () => actor.send({ type: playing ? 'pause' : 'play' }),
    onSpeed: (to) => actor.send({ type: 'speed', speed: to }),
  };
}

/** `PaymentGateway exits`: the rest is in the transcript. */
function shortened(text: string): string {
  return text.split(/:| as |,/)[0] ?? text;
}

export function announcementOf({ present }: LessonAtWork): string {
  return milestoneAt(present.tape, present.eventCount)?.text ?? '';
}
