/** A lesson at work as the props of its page: words, picture, inspector, transcript and time. */
import { inspected } from '#app/details/inspect-process.ts';
import { whyOptions } from '#app/details/why-options.ts';
import { WhyQuestions } from '#app/details/why-questions.tsx';
import { LESSONS } from '#app/shell/lessons.ts';
import { deviceDeeds } from '#app/stage/deed.ts';
import type { Deed, Target } from '#app/stage/deed.ts';
import { faultInReason, processFaultMove } from '#app/stage/fault-move.ts';
import { milestoneAt } from '#app/time/marks.ts';
import { timeProps } from '#app/time/time-props.ts';
import { placeOf } from '#app/time/use-player.ts';
import type { EventId } from '#kernel/event.ts';
import type { LessonEntry } from '#lesson/catalog.ts';
import type { LessonRun } from '#lesson/lesson.ts';
import { keyOf } from '#scene/casting.ts';
import { isCounted } from '#scene/crowd.ts';
import type { Moment, ProcessMark } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';
import type { Pid } from '#term/term.ts';
import { positionOf } from '#trace/tape.ts';

import type { LessonPageProps } from './lesson-page.tsx';
import { saidAt } from './narration.ts';
import { type LessonAtWork, TRIED } from './use-lesson.tsx';

export function stageProps(work: LessonAtWork): LessonPageProps['stage'] {
  const { run, staging, chosen, choose, look, moments, actions } = work;
  const { parts } = staging.cast;
  const { actor } = work.player;
  const moment = moments.current();
  const labelOf = (key: string) => parts.parts.find((part) => part.key === key)?.label ?? key;
  return {
    moment: moments,
    cast: staging.cast,
    view: chosen.picture,
    focus: chosen.focus,
    paused: !work.player.playing,
    targets: targetsIn(moment, chosen.focus.selected),
    deeds: deedsIn(run, parts, moment),
    versions: versionsOf(work),
    version: chosen.run,
    onView: (picture) => choose({ picture }),
    onSelect: (key) => {
      actor.send({ type: 'pause' });
      look({ selected: key });
    },
    onHover: (hovered) => look({ hovered }),
    onEvent: (event) => look({ event }),
    onFault: (key, fault) =>
      actor.send({ type: 'act', moveIn: processFaultMove(labelOf(key), fault) }),
    faultIn: faultInReason,
    onDeed: (id) => actions.act(run.deeds?.[Number(id)]?.act ?? { fault: id }),
    onVersion: actions.switchTo,
    onMenu: work.player.does.waitForMenu,
  };
}

/** What may be switched between; nothing where a step shows a run beside these. */
function versionsOf({ lesson: { versions = [] }, chosen }: LessonAtWork) {
  const isOne = chosen.run === TRIED || versions.some(({ run }) => run === chosen.run);
  return isOne ? versions.map(({ run: id, label }) => ({ id, label })) : [];
}

/** What is said below the picture, and what the learner may say. */
export function saidProps(
  work: LessonAtWork,
): Pick<LessonPageProps, 'narration' | 'narrated' | 'saying'> {
  const { lesson, run, chosen, present, actions } = work;
  const { saying } = run;
  return {
    narration: saidAt(lesson, chosen.step, { ...present, at: work.player.context.at }),
    narrated: lesson.steps.some(({ narration = [] }) => narration.length > 0),
    saying: saying && {
      label: saying.label,
      initial: saying.initial,
      onSay: (term) => actions.act({ input: saying.input(term) }),
    },
  };
}

/** What the run itself offers, or elsewise its devices. */
function deedsIn(run: LessonRun, parts: Parts, moment: Moment): readonly Deed[] {
  return (
    run.deeds?.map(({ label, hint }, place) => ({ id: String(place), label, hint })) ??
    deviceDeeds(parts, moment)
  );
}

/** To whom one may do something: the living; of others it is said why not. */
function targetsIn(moment: Moment, selected: string | undefined): readonly Target[] {
  const { devices, groups } = moment;
  const marks = withSelected(moment, selected).map(
    ({ key, name, alive, pid, kind, suspended, lag }): Target => {
      // Who watches a program from outside is not part of it.
      if (kind === 'watchdog') return { key, name, kind: 'nothing' };
      const who = kind === 'thread' ? 'the whole program' : pid;
      const dead = alive ? {} : { whyNot: `${name} is dead already (${who})` };
      return { key, name, kind: 'process', suspended, slowed: lag !== undefined, ...dead };
    },
  );
  const others = devices.map(({ key, name }): Target => ({ key, name, kind: 'device' }));
  const named = moment.processes.flatMap(({ group }) => group ?? []);
  const keys = new Set([...named, ...groups.filter(isCounted).map(({ key }) => key)]);
  const tiles = [...keys].map((key): Target => ({ key, name: key, kind: 'nothing' }));
  return [...marks, ...others, ...tiles];
}

/** Also one of those that a tile only counts, when it is looked at. */
function withSelected(moment: Moment, selected: string | undefined): readonly ProcessMark[] {
  const counted = selected === undefined ? undefined : moment.counted?.(selected);
  return counted === undefined ? moment.processes : [...moment.processes, counted];
}

export function inspectorProps(work: LessonAtWork): LessonPageProps['inspector'] {
  const { staging, chosen, player, moments, look } = work;
  const key = chosen.focus.selected;
  if (key === undefined) return undefined;
  const place = placeOf(player.context);
  const moment = moments.current();
  const { parts } = staging.cast;
  const inspection = inspected({ place, moment, key, parts, source: staging.source });
  if (inspection === undefined) return undefined;
  return {
    ...inspection,
    why: (
      <WhyQuestions
        key={`${key} ${chosen.step}`}
        {...tellingProps(work)}
        options={whyOptions(place, moment, key)}
      />
    ),
    focus: chosen.focus,
    onSelect: (selected) => look({ selected, hovered: undefined }),
    onHover: (hovered) => look({ hovered }),
  };
}

/** What whoever tells of events needs: the tape, whom a pid stands for, and where a press leads. */
function tellingProps({ present: { tape }, player, staging, look }: LessonAtWork) {
  const { parts } = staging.cast;
  return {
    tape,
    partOf: (pid: Pid) => {
      const found = keyOf({ tape, parts }, pid);
      const kind = parts.parts.find((one) => one.key === found)?.kind ?? 'outside';
      return found === undefined ? undefined : { key: found, kind };
    },
    onSelect: (selected: string) => look({ selected }),
    onChain: (chain: readonly EventId[] | undefined) => look({ chain }),
    onJump: (id: EventId) =>
      player.actor.send({ type: 'seekPosition', position: positionOf(tape, id) }),
  };
}

export function transcriptProps(work: LessonAtWork): LessonPageProps['transcript'] {
  const { present, player, staging, chosen, look } = work;
  const { tape, eventCount } = present;
  const { parts } = staging.cast;
  const key = chosen.focus.selected;
  const part = parts.parts.find((one) => one.key === key);
  const device = parts.devices.find((one) => one.key === key);
  const name = part?.name ?? device?.name ?? key;
  const label = part?.label ?? device?.device ?? key;
  return {
    ...tellingProps(work),
    eventCount,
    reached: tape.eventCounts[player.context.reached] ?? 0,
    selected: name === undefined || label === undefined ? undefined : { name, label },
    focus: chosen.focus,
    onEvent: (event) => look({ event }),
  };
}

/** Steps may go on until the selected process acts; a device never acts by itself. */
export function transportProps(work: LessonAtWork): LessonPageProps['transport'] {
  const { player, moments, staging, chosen } = work;
  const { selected } = chosen.focus;
  const { parts, devices } = staging.cast.parts;
  const isDevice = devices.some(({ key }) => key === selected);
  const label = parts.find(({ key }) => key === selected)?.label ?? selected;
  return timeProps({ player, moments, who: isDevice ? undefined : label });
}

export function announcementOf({ present }: LessonAtWork): string {
  return milestoneAt(present.tape, present.eventCount)?.text ?? '';
}

/** `lesson 3 of 7` */
export function lessonPlace({ id }: LessonEntry): string {
  return `lesson ${LESSONS.findIndex((lesson) => lesson.id === id) + 1} of ${LESSONS.length}`;
}
