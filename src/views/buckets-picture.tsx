/** A thousand names over a few workers, with what may be changed about it. */
import { useEffect, useId, useRef, useState } from 'react';

import { type BucketsSight, bucketsSceneOf } from '#scene/buckets-scene.ts';
import { ROUTERS, type RouterName, type Routing } from '#scene/buckets.ts';
import type { Size } from '#scene/geometry.ts';

import { bucketsLayers, type DrawBuckets } from './draw-buckets.ts';
import { useSize } from './picture.tsx';

export type BucketsPictureProps = { readonly reducedMotion: boolean };

type Chosen = Omit<BucketsSight, 'size'>;

const AT_FIRST: Chosen = {
  routing: { router: 'phash2', workers: 3 },
  before: undefined,
  named: 'bob',
};

export function BucketsPicture({ reducedMotion }: BucketsPictureProps) {
  const [chosen, setChosen] = useState(AT_FIRST);
  const svg = useRef<SVGSVGElement>(null);
  const size = useSize(svg);
  useDrawing({ svg, size, chosen, still: reducedMotion });
  const { texts } = bucketsSceneOf({ ...chosen, size: size ?? { width: 720, height: 400 } });
  return (
    <div className="buckets">
      <BucketsControls chosen={chosen} onChange={setChosen} />
      <svg
        ref={svg}
        className="picture"
        role="img"
        aria-label={`${texts.spread} ${texts.moved}`.trim()}
      />
      <div className="buckets-words" aria-live="polite">
        <p className="buckets-code">{texts.named}</p>
        <p>{texts.spread}</p>
        {texts.moved !== '' && <p className="buckets-moved">{texts.moved}</p>}
      </div>
    </div>
  );
}

type Drawing = {
  readonly svg: React.RefObject<SVGSVGElement | null>;
  readonly size: Size | undefined;
  readonly chosen: Chosen;
  readonly still: boolean;
};

/** What another size moves does not flow. */
function useDrawing({ svg, size, chosen, still }: Drawing): void {
  const drawn = useRef<{ readonly draw: DrawBuckets; size: Size | undefined }>(undefined);
  useEffect(() => {
    if (svg.current === null || size === undefined) return;
    drawn.current ??= { draw: bucketsLayers(svg.current), size: undefined };
    const isOther = drawn.current.size !== size;
    drawn.current.size = size;
    drawn.current.draw(bucketsSceneOf({ ...chosen, size }), still || isOther);
  }, [svg, size, chosen, still]);
}

type ControlsProps = {
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

const NAMES = Object.keys(ROUTERS) as readonly RouterName[];
const WORKERS = [3, 4];

function BucketsControls({ chosen, onChange }: ControlsProps) {
  const id = useId();
  const { routing, named } = chosen;
  const route = (next: Routing) => {
    if (next.router === routing.router && next.workers === routing.workers) return;
    onChange({ ...chosen, routing: next, before: beforeOf(routing, next) });
  };
  return (
    <div className="buckets-controls">
      <Segments
        label="Rule"
        options={NAMES.map((name) => ({ id: name, label: ROUTERS[name].label }))}
        current={routing.router}
        onChoose={(router) => route({ ...routing, router })}
      />
      <Segments
        label="Workers"
        options={WORKERS.map((count) => ({ id: count, label: `${count} workers` }))}
        current={routing.workers}
        onChoose={(workers) => route({ ...routing, workers })}
      />
      <div className="buckets-own">
        <label htmlFor={id}>A name of yours</label>
        <input
          id={id}
          value={named}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => onChange({ ...chosen, named: target.value })}
        />
      </div>
    </div>
  );
}

/** Moves are told of another number of workers; by another rule nearly all move. */
function beforeOf(routing: Routing, next: Routing): Routing | undefined {
  return next.router === routing.router ? routing : undefined;
}

type SegmentsProps<Id> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly current: Id;
  readonly onChoose: (id: Id) => void;
};

function Segments<Id extends string | number>(props: SegmentsProps<Id>) {
  const { label, options, current, onChoose } = props;
  return (
    <fieldset className="segments">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          className="segment"
          aria-pressed={option.id === current}
          onClick={() => onChoose(option.id)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
