/** Which picture of the run is shown. */
import { STAGE_PANEL } from '#app/stage/stage-place.ts';
import { StageTabs } from '#app/stage/stage-tabs.tsx';
import type { PictureName } from '#lesson/lesson.ts';

import type { LessonPageProps } from './lesson-page.tsx';

const PICTURES: Readonly<Record<PictureName, string>> = {
  messages: 'Messages',
  tree: 'Supervision tree',
  lanes: 'Lanes',
  pipe: 'Pipe',
  terminal: 'Terminal',
  files: 'Files',
  queues: 'Queues',
  buckets: 'Buckets',
};

export function PictureTabs({ stage, pictures }: Pick<LessonPageProps, 'stage' | 'pictures'>) {
  return (
    <StageTabs
      label="Pictures"
      tabs={pictures.map((id) => ({ id, label: PICTURES[id] }))}
      current={stage.view}
      panel={STAGE_PANEL}
      onTab={stage.onView}
    />
  );
}
