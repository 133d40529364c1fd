/**
 * The lanes over time, as a component: it follows the present while the run plays, and can be moved
 * and zoomed by hand. React renders it once; D3 draws the frames.
 */
import { useEffect, useId, useRef, useState } from 'react';

import type { Focus } from '#scene/focus.ts';
import type { Size } from '#scene/geometry.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import type { Feed } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';

import { startLanes } from './draw-lanes.ts';
import { gesturesOn } from './lanes-gestures.ts';
import type { LanesActions } from './lanes-layers.ts';
import { drawStage, endStage, followOnStage, lanesStage, zoomStage } from './lanes-stage.ts';
import type { LanesStage } from './lanes-stage.ts';
import { useSize } from './picture.tsx';

export type LanesPictureProps = LanesActions & {
  readonly feed: Feed<LanesFrame>;
  readonly parts: Parts;
  readonly focus: Focus;
  /** The present is to be at that time, in microseconds. */
  readonly onSeek: (at: number) => void;
  readonly reducedMotion: boolean;
};

export function LanesPicture(props: LanesPictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(svg);
  const about = useId();
  const [follows, setFollows] = useState(true);
  const stage = useStage(svg, { ...props, size, onFollows: setFollows });
  const zoom = (scale: number) => stage.current && zoomStage(stage.current, scale);
  return (
    <div className="lanes">
      <svg
        ref={svg}
        className="picture lanes-picture"
        aria-label="Lanes over time"
        aria-describedby={about}
      />
      <p id={about} className="sr-only">
        A lane for each process from its start to its end, time going down; messages are lines from
        one lane to another. The transcript tells the same in words.
      </p>
      <div className="lanes-tools">
        {!follows && (
          <button
            type="button"
            className="button"
            onClick={() => stage.current && followOnStage(stage.current)}
          >
            Follow
          </button>
        )}
        <ZoomButton label="Show more detail" sign="+" onPress={() => zoom(1.4)} />
        <ZoomButton label="Show more time" sign="−" onPress={() => zoom(1 / 1.4)} />
      </div>
    </div>
  );
}

type ZoomButtonProps = {
  readonly label: string;
  readonly sign: string;
  readonly onPress: () => void;
};

function ZoomButton({ label, sign, onPress }: ZoomButtonProps) {
  return (
    <button
      type="button"
      className="button lanes-zoom"
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

type Told = LanesPictureProps & {
  readonly size: Size | undefined;
  readonly onFollows: (follows: boolean) => void;
};

/** Set up once; what the page says is asked for when it is needed. */
function useStage(svg: React.RefObject<SVGSVGElement | null>, told: Told) {
  const latest = useRef(told);
  const stage = useRef<LanesStage>(undefined);
  useEffect(() => {
    latest.current = told;
    if (stage.current !== undefined) drawStage(stage.current);
  });
  useEffect(() => {
    const element = svg.current;
    if (element === null) return undefined;
    startLanes(element, {
      onSelect: (key) => latest.current.onSelect(key),
      onHover: (key) => latest.current.onHover(key),
      onEvent: (id) => latest.current.onEvent(id),
    });
    const made = lanesStage({
      svg: element,
      told: () => {
        const { feed, size, parts, focus, reducedMotion } = latest.current;
        if (size === undefined) return undefined;
        return { frame: feed.current(), size, parts, focus, reducedMotion };
      },
      onFollows: (follows) => latest.current.onFollows(follows),
    });
    stage.current = made;
    gesturesOn(element, made, () => latest.current.onSeek);
    return () => endStage(made);
  }, [svg]);
  const { feed } = told;
  useEffect(() => feed.subscribe(() => stage.current && drawStage(stage.current)), [feed]);
  return stage;
}
