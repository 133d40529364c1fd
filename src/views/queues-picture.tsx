/** How long queues are and how long requests wait, as a component. React renders it once. */
import { useEffect, useId, useRef } from 'react';

import type { Microseconds } from '#kernel/behaviour.ts';
import type { Focus } from '#scene/focus.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Feed } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';

import { useSize } from './picture.tsx';
import { drawQueuesStage, queuesStage } from './queues-stage.ts';
import type { QueuesStage } from './queues-stage.ts';

export type QueuesPictureProps = {
  readonly feed: Feed<LanesFrame>;
  readonly parts: Parts;
  readonly focus: Focus;
  readonly onSelect: (key: string) => void;
  /** A time was pointed at. */
  readonly onSeek: (at: Microseconds) => void;
  readonly reducedMotion: boolean;
};

export function QueuesPicture(props: QueuesPictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const table = useRef<HTMLTableSectionElement>(null);
  const nothing = useRef<HTMLParagraphElement>(null);
  const title = useId();
  useStage({ svg, table, nothing }, props);
  return (
    <div className="queues">
      <div className="queues-parts">
        <div className="queues-charts">
          <svg ref={svg} className="picture" aria-labelledby={title} />
          <p ref={nothing} className="queues-none" />
        </div>
        <table className="queues-table">
          <caption id={title} className="sr-only">
            Queues, and how long requests wait in them
          </caption>
          <thead>
            <tr>
              <th scope="col">Queue</th>
              <th scope="col">now</th>
              <th scope="col">most</th>
              <th scope="col">requests</th>
              <th scope="col">
                <abbr title="Half of all requests waited no longer">p50</abbr>
              </th>
              <th scope="col">
                <abbr title="Nineteen of twenty requests waited no longer">p95</abbr>
              </th>
            </tr>
          </thead>
          <tbody ref={table} />
        </table>
      </div>
    </div>
  );
}

type Elements = {
  readonly svg: React.RefObject<SVGSVGElement | null>;
  readonly table: React.RefObject<HTMLTableSectionElement | null>;
  readonly nothing: React.RefObject<HTMLParagraphElement | null>;
};

/** Set up once; what the page says is asked for when it is needed. */
function useStage({ svg, table, nothing }: Elements, props: QueuesPictureProps): void {
  const size = useSize(svg);
  const latest = useRef({ ...props, size });
  const stage = useRef<QueuesStage>(undefined);
  useEffect(() => {
    latest.current = { ...props, size };
    if (stage.current !== undefined) drawQueuesStage(stage.current);
  });
  useEffect(() => {
    const [chart, body, none] = [svg.current, table.current, nothing.current];
    if (chart === null || body === null || none === null) return undefined;
    const made = queuesStage({
      svg: chart,
      body,
      none,
      told: () => latest.current,
      frame: () => latest.current.feed.current(),
    });
    stage.current = made;
    drawQueuesStage(made);
    return () => {
      made.end();
      stage.current = undefined;
    };
  }, [svg, table, nothing]);
  const { feed } = props;
  useEffect(() => feed.subscribe(() => stage.current && drawQueuesStage(stage.current)), [feed]);
}
