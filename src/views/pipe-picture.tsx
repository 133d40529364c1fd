/** A value on its way through functions, as a component. React renders it once; D3 draws the frames. */
import { useEffect, useRef } from 'react';

import type { Focus } from '#scene/focus.ts';
import type { Feed } from '#scene/moment.ts';
import type { PipeFrame } from '#scene/pipe-frame.ts';
import { pipeSceneOf } from '#scene/pipe-scene.ts';

import { type DrawPipe, type PipeActions, pipeLayers } from './draw-pipe.ts';
import { useSize } from './picture.tsx';

export type PipePictureProps = PipeActions & {
  readonly feed: Feed<PipeFrame>;
  readonly focus: Focus;
  readonly reducedMotion: boolean;
};

export function PipePicture(props: PipePictureProps) {
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(svg);
  const layers = useLayers(svg, props);
  const { feed, focus, reducedMotion: still } = props;
  useEffect(() => {
    if (size === undefined) return undefined;
    const draw = () => layers.current?.(pipeSceneOf({ frame: feed.current(), size, focus, still }));
    draw();
    return feed.subscribe(draw);
  }, [layers, feed, size, focus, still]);
  return (
    <svg
      ref={svg}
      className="picture pipe-picture"
      xmlSpace="preserve"
      aria-label="A value on its way through functions"
    />
  );
}

/** Set up once; the listeners ask for the latest callbacks when they are needed. */
function useLayers(svg: React.RefObject<SVGSVGElement | null>, actions: PipeActions) {
  const latest = useRef(actions);
  const layers = useRef<DrawPipe>(undefined);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (svg.current === null || layers.current !== undefined) return;
    layers.current = pipeLayers(svg.current, {
      onSelect: () => latest.current.onSelect(),
      onHover: (key) => latest.current.onHover(key),
    });
  }, [svg]);
  return layers;
}
