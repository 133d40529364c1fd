/** A lesson at work as the props of its page: words, picture, inspector, transcript and time. */
import { inspected } from '#app/details/inspect-process.ts';
import { deviceDeeds } from '#app/stage/deed.ts';
import type { Deed, Target } from '#app/stage/deed.ts';
import { processFaultMove } from '#app/stage/fault-move.ts';
import { milestoneAt } from '#app/time/marks.ts';
import { timeProps } from '#app/time/time-props.ts';
import { placeOf } from '#app/time/use-player.ts';
import type { LessonRun } from '#lesson/lesson.ts';
import { keyOf } from '#scene/casting.ts';
import type { Focus } from '#scene/focus.ts';
import type { Moment } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';
import { positionOf } from '#trace/tape.ts';

import type { LessonPageProps } from './lesson-page.tsx';
import { faultInReason } from './lesson-run.ts';
import { saidAt } from './narration.ts';
import type { LessonAtWork } from './use-lesson.tsx';

export function stageProps(work: LessonAtWork): LessonPageProps['stage'] {
  const { lesson, run, staging, chosen, choose, moments, actions } = work;
  const { parts } = staging.cast;
  const { actor } = work.player;
  const moment = moments.current();
  const look = (focus: Focus) => choose({ focus: { ...chosen.focus, ...focus } });
  const labelOf = (key: string) => parts.parts.find((part) => part.key === key)?.label ?? key;
  return {
    moment: moments,
    cast: staging.cast,
    view: chosen.picture,
    focus: chosen.focus,
    paused: !work.player.playing,
    targets: targetsIn(moment),
    deeds: deedsIn(run, parts, moment),
    versions: (lesson.versions ?? []).map(({ run: id, label }) => ({ id, label })),
    version: chosen.run,
    onView: (picture) => choose({ picture }),
    onSelect: (key) => {
      actor.send({ type: 'pause' });
      look({ selected: memberAt(moments.current(), key, chosen.focus.selected) });
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

/** What is said below the picture, and what the learner may say. */
export function saidProps(
  work: LessonAtWork,
): Pick<LessonPageProps, 'narration' | 'narrated' | 'saying'> {
  const { lesson, run, chosen, present, actions } = work;
  const { saying } = run;
  return {
    narration: saidAt(lesson, chosen.step, present),
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
function targetsIn({ processes, devices }: Moment): readonly Target[] {
  const marks = processes.map(({ key, name, alive, pid, kind, suspended, lag }): Target => {
    const who = kind === 'thread' ? 'the whole program' : pid;
    const dead = alive ? {} : { whyNot: `${name} is dead already (${who})` };
    return { key, name, kind: 'process', suspended, slowed: lag !== undefined, ...dead };
  });
  const others = devices.map(({ key, name }): Target => ({ key, name, kind: 'device' }));
  const groups = [...new Set(processes.flatMap(({ group }) => group ?? []))];
  const tiles = groups.map((key): Target => ({ key, name: key, kind: 'nothing' }));
  return [...marks, ...others, ...tiles];
}

/** A tile stands for many: pressed, it selects one of them, and pressed again the next. */
function memberAt({ processes }: Moment, key: string, selected: string | undefined): string {
  const members = processes.filter(({ group, alive }) => group === key && alive);
  const at = members.findIndex((member) => member.key === selected);
  return members[(at + 1) % members.length]?.key ?? key;
}

export function inspectorProps(work: LessonAtWork): LessonPageProps['inspector'] {
  const { staging, chosen, choose, player, moments } = work;
  const key = chosen.focus.selected;
  const inspection =
    key === undefined
      ? undefined
      : inspected({
          place: placeOf(player.context),
          moment: moments.current(),
          key,
          parts: staging.cast.parts,
          source: staging.source,
        });
  return (
    inspection && {
      ...inspection,
      focus: chosen.focus,
      onSelect: (selected) => choose({ focus: { ...chosen.focus, selected, hovered: undefined } }),
      onHover: (hovered) => choose({ focus: { ...chosen.focus, hovered } }),
    }
  );
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
    tape,
    eventCount,
    reached: tape.eventCounts[player.context.reached] ?? 0,
    selected: name === undefined || label === undefined ? undefined : { name, label },
    focus: chosen.focus,
    partOf: (pid) => {
      const found = keyOf({ tape, parts }, pid);
      const kind = parts.parts.find((one) => one.key === found)?.kind ?? 'outside';
      return found === undefined ? undefined : { key: found, kind };
    },
    onSelect: (selected) => look({ selected }),
    onEvent: (event) => look({ event }),
    onChain: (chain) => look({ chain }),
    onJump: (id) => player.actor.send({ type: 'seekPosition', position: positionOf(tape, id) }),
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
