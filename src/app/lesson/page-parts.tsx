/** All of a lesson's page but its header, from the lesson at work. */
import { findParts } from '#app/details/search-parts.ts';
import { STAGE_PANEL } from '#app/stage/stage-place.ts';
import { mermaidOf } from '#trace/mermaid.ts';

import type { LessonPageProps } from './lesson-page.tsx';
import {
  inspectorProps,
  saidProps,
  stageProps,
  transcriptProps,
  transportProps,
} from './lesson-props.tsx';
import { Lanes, Pipe } from './other-pictures.tsx';
import { proseProps } from './prose-props.tsx';
import type { LessonAtWork } from './use-lesson.tsx';

export function pageParts(
  work: LessonAtWork,
  homeHref: string,
): Omit<LessonPageProps, 'header' | 'announcement'> {
  const stage = stageProps(work);
  const { lesson, content, present, moments, look } = work;
  const { tape, eventCount } = present;
  return {
    prose: proseProps(work, homeHref),
    stage: {
      ...stage,
      others: {
        lanes: <Lanes work={work} stage={stage} />,
        pipe: <Pipe work={work} stage={stage} />,
      },
    },
    // By hand no time passes: over time there is nothing to see.
    pictures: work.run.byHand === true ? lesson.pictures.slice(0, 1) : lesson.pictures,
    ...saidProps(work),
    inspector: inspectorProps(work),
    transcript: transcriptProps(work),
    transport: transportProps(work),
    search: {
      find: (text) => findParts(moments.current(), tape.roll, text),
      onSelect: (selected) => look({ selected }),
    },
    saving: {
      svg: () => document.querySelector<SVGSVGElement>(`#${STAGE_PANEL} svg.picture`),
      mermaid: () => mermaidOf(tape, eventCount),
      name: content.entry.id.replaceAll('/', '-'),
    },
  };
}
