/** A pipe: rails, stations, the values on them, and the code below. */
import type { Point } from '#scene/geometry.ts';
import type {
  CodeShape,
  NoteShape,
  PipeScene,
  RailShape,
  StationShape,
  ValueShape,
} from '#scene/pipe-shapes.ts';

import { append, drawLayer, layer, moveTo, round, write, writeText } from './ink.ts';
import type { Group } from './ink.ts';

/** What the learner may do in a pipe. */
export type PipeActions = {
  /** A station was pressed. */
  readonly onSelect: () => void;
  /** The step that is pointed at, by its key. */
  readonly onHover: (key: string | undefined) => void;
};

export type DrawPipe = (scene: PipeScene) => void;

/** Sets up the layers; what is given back draws a scene into them. */
export function pipeLayers(svg: SVGSVGElement, actions: PipeActions): DrawPipe {
  const rails = layer(svg, { className: 'pipe-rails', make: makeRail, draw: drawRail });
  const code = layer(svg, {
    className: 'pipe-code',
    make: (group, shape: CodeShape) => makeCode(group, shape, actions),
    draw: drawCode,
  });
  const stations = layer(svg, {
    className: 'pipe-stations',
    make: (group, shape: StationShape) => makeStation(group, shape, actions),
    draw: drawStation,
  });
  const values = layer(svg, { className: 'pipe-values', make: makePlate, draw: drawValue });
  const flying = layer(svg, {
    className: 'pipe-code',
    make: (group, shape: CodeShape) => makeCode(group, shape, actions),
    draw: drawCode,
  });
  const notes = layer(svg, { className: 'pipe-notes', make: makeNote, draw: drawNote });
  return (scene) => {
    write(svg, { 'font-size': scene.text });
    drawLayer(rails, scene.rails);
    drawLayer(stations, scene.stations);
    drawLayer(values, scene.values);
    drawLayer(
      code,
      scene.code.filter(({ kind }) => kind !== 'flying'),
    );
    drawLayer(
      flying,
      scene.code.filter(({ kind }) => kind === 'flying'),
    );
    drawLayer(notes, scene.notes);
  };
}

function makeRail(group: Group): Element {
  return append(group, 'path', 'pipe-rail');
}

function drawRail(path: Element, { points, tone, past }: RailShape): void {
  write(path, {
    d: wayOf(points),
    class: `pipe-rail pipe-rail-${tone}${past ? ' is-past' : ''}`,
  });
}

const BEND = 14;

/** Straight from point to point, round at the corners. */
function wayOf(points: readonly Point[]): string {
  const pieces = points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined) return `M${spot(point)}`;
    if (after === undefined) return `L${spot(point)}`;
    return `L${spot(near(point, before))}Q${spot(point)} ${spot(near(point, after))}`;
  });
  return pieces.join('');
}

/** A little away from a corner, towards another point. */
function near(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = length === 0 ? 0 : Math.min(BEND / length, 0.5);
  return {
    x: corner.x + (other.x - corner.x) * share,
    y: corner.y + (other.y - corner.y) * share,
  };
}

function spot({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

type StationMade = {
  readonly focus: Element;
  readonly border: Element;
  readonly bar: Element;
  readonly text: Element;
};

function makeStation(group: Group, { step }: StationShape, actions: PipeActions): StationMade {
  if (step !== undefined) pointable(group, step, actions);
  return {
    focus: append(group, 'rect', 'node-focus'),
    border: append(group, 'rect', 'pipe-border'),
    bar: append(group, 'rect', 'pipe-bar'),
    text: append(group, 'text', 'pipe-function'),
  };
}

/** Reached and pressed by keyboard too. */
function pointable(group: Group, step: string, { onSelect, onHover }: PipeActions): void {
  group
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('data-key', step)
    .on('click', () => onSelect())
    .on('pointerenter focus', () => onHover(step))
    .on('pointerleave blur', () => onHover(undefined))
    .on('keydown', (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      onSelect();
    });
}

const CORNER = 9;

function drawStation(made: StationMade, shape: StationShape, group: SVGGElement): void {
  const { box, tone, lit, step, label, progress, text } = shape;
  const { width, height } = box;
  moveTo(group, box);
  write(group, {
    class: `pipe-station node pipe-${tone}${lit ? ' is-lit' : ''}`,
    ...(step === undefined ? {} : { 'aria-label': label }),
  });
  write(made.border, { width, height, rx: CORNER });
  write(made.focus, { x: -4, y: -4, width: width + 8, height: height + 8, rx: CORNER + 4 });
  write(made.bar, {
    width: width * progress,
    height,
    rx: CORNER,
    display: progress === 0 ? 'none' : undefined,
  });
  write(made.text, { x: width / 2, y: height / 2, dy: '0.35em', 'text-anchor': 'middle' });
  writeText(made.text, text);
}

type PlateMade = { readonly plate: Element; readonly text: Element };

function makePlate(group: Group): PlateMade {
  return { plate: append(group, 'rect', 'pipe-plate'), text: append(group, 'text', 'pipe-value') };
}

function drawValue(made: PlateMade, { box, tone, text }: ValueShape, group: SVGGElement): void {
  const { width, height } = box;
  moveTo(group, box);
  write(group, { class: `pipe-tone-${tone}` });
  write(made.plate, { width, height, rx: 7 });
  write(made.text, { x: width / 2, y: height / 2, dy: '0.35em', 'text-anchor': 'middle' });
  writeText(made.text, text);
}

const MOST_LINES = 6;
const LINE = 14;

type NoteMade = { readonly plate: Element; readonly lines: readonly Element[] };

function makeNote(group: Group): NoteMade {
  return {
    plate: append(group, 'rect', 'pipe-plate'),
    lines: Array.from({ length: MOST_LINES }, () => append(group, 'text', 'pipe-note')),
  };
}

function drawNote(made: NoteMade, { box, tone, lines }: NoteShape, group: SVGGElement): void {
  moveTo(group, box);
  write(group, { class: `pipe-note-${tone}` });
  write(made.plate, { width: box.width, height: box.height, rx: 7 });
  made.lines.forEach((element, at) => {
    const text = lines[at];
    write(element, {
      x: box.width / 2,
      y: 5 + (at + 0.75) * LINE,
      'text-anchor': 'middle',
      'font-size': 10.5,
      display: text === undefined ? 'none' : undefined,
    });
    writeText(element, text ?? '');
  });
}

function makeCode(group: Group, { step, kind }: CodeShape, { onHover }: PipeActions): PlateMade {
  if (step !== undefined && kind === 'piece') {
    group.on('pointerenter', () => onHover(step)).on('pointerleave', () => onHover(undefined));
  }
  return { plate: append(group, 'rect', 'pipe-code-plate'), text: append(group, 'text', '') };
}

function drawCode(made: PlateMade, shape: CodeShape, group: SVGGElement): void {
  const { kind, tone, lit, width, text } = shape;
  moveTo(group, shape);
  write(group, { class: `pipe-code-${kind} pipe-code-${tone}${lit ? ' is-lit' : ''}` });
  write(made.plate, {
    x: -2,
    y: '-1.12em',
    width: width + 4,
    height: '1.5em',
    rx: 4,
    display: kind === 'heading' ? 'none' : undefined,
  });
  writeText(made.text, text);
}
