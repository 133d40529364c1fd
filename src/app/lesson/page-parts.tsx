/** All of a lesson's page but its header, from the lesson at work. */
import { findParts } from '#app/details/search-parts.ts';
import { STAGE_PANEL } from '#app/stage/stage-place.ts';
import { mermaidOf } from '#trace/mermaid.ts';

import type { KeptDisk } from './disk-on-stage.tsx';
import type { LessonPageProps } from './lesson-page.tsx';
import {
  inspectorProps,
  saidProps,
  stageProps,
  transcriptProps,
  transportProps,
} from './lesson-props.tsx';
import { Buckets, Files, Lanes, Pipe, PromptBelow, Queues, Terminal } from './other-pictures.tsx';
import { proseProps } from './prose-props.tsx';
import type { LessonAtWork } from './use-lesson.tsx';

export function pageParts(
  work: LessonAtWork,
  { homeHref, disk }: { readonly homeHref: string; readonly disk: KeptDisk | undefined },
): Omit<LessonPageProps, 'header' | 'announcement' | 'disk'> {
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
        queues: <Queues work={work} stage={stage} />,
        buckets: <Buckets />,
        terminal: <Terminal work={work} />,
        files: <Files work={work} disk={disk} />,
      },
    },
    // By hand no time passes: over time there is nothing to see.
    pictures: work.run.byHand === true ? lesson.pictures.slice(0, 1) : lesson.pictures,
    ...saidProps(work),
    prompt: <PromptBelow work={work} />,
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
