/** A pipe at one moment, as numbers: its stations, the value on its way, and the code of it all. */
import { kept } from './geometry.ts';
import type { Box, Point, Size } from './geometry.ts';
import { codeShapes } from './pipe-code-scene.ts';
import { callText, inputName } from './pipe-code.ts';
import type { PipeFrame } from './pipe-frame.ts';
import { beginningOf, wayBetween } from './pipe-room.ts';
import type { PipeRoom, Rail } from './pipe-room.ts';
import type {
  NoteShape,
  PipeScene,
  RailShape,
  StationShape,
  StationTone,
  ValueShape,
  ValueTone,
} from './pipe-shapes.ts';
import { railOf, sightedOf, stepKey, valueAt } from './pipe-sight.ts';
import type { PipeSight, PipeSighted } from './pipe-sight.ts';
import { fitTerm, monoWidth } from './text-size.ts';

export function pipeSceneOf(sight: PipeSight): PipeScene {
  const sighted = sightedOf(sight);
  const { size, room } = sighted;
  return {
    size,
    text: room.text,
    rails: railsIn(sighted),
    stations: room.places.map((_, place) => stationAt(sighted, place)),
    values: valuesIn(sighted),
    notes: notesIn(sighted),
    code: codeShapes(sighted),
  };
}

function railsIn({ frame, room, at, moved }: PipeSighted): readonly RailShape[] {
  const last = room.places.length - 1;
  const whole = (rail: Rail, from: number): RailShape => ({
    key: rail,
    tone: rail,
    past: false,
    points: joined(room, { rail, from, to: last }),
  });
  // An error comes of the first step at the earliest.
  const rails = frame.safe ? [whole('value', 0), whole('error', 1)] : [whole('value', 0)];
  if (frame.state === 'waiting') return rails;
  const firstError = frame.given.findIndex((_, i) => railOf(frame, i + 1) === 'error');
  const end = firstError < 0 ? at : firstError;
  const value = [...joined(room, { rail: 'value', from: 0, to: end })];
  const rail = railOf(frame, at);
  const share = at < last ? moved : 0;
  const further = beginningOf(wayBetween(room, at, rail), share);
  if (firstError < 0) return [...rails, past('value', [...value, ...further])];
  const error = joined(room, { rail: 'error', from: firstError + 1, to: at });
  const into = beginningOf(wayBetween(room, firstError, 'value'), 1);
  return [...rails, past('value', [...value, ...into]), past('error', [...error, ...further])];
}

function past(tone: Rail, points: readonly Point[]): RailShape {
  return { key: `${tone} past`, tone, past: true, points };
}

type Stretch = { readonly rail: Rail; readonly from: number; readonly to: number };

function joined(room: PipeRoom, { rail, from, to }: Stretch): readonly Point[] {
  const first = room.places[from]?.[rail];
  const ways = Array.from({ length: Math.max(0, to - from) }, (_, i) =>
    wayBetween(room, from + i, rail).slice(1),
  );
  return first === undefined ? [] : [first, ...ways.flat()];
}

function stationAt(sighted: PipeSighted, place: number): StationShape {
  const { frame, room, focus, worked, at } = sighted;
  const box = room.places[place]?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  if (place === 0) {
    const text = inputName(frame);
    const label = `${text} is ${frame.input}`;
    return { key: 'input', box, tone: 'source', text, progress: 0, lit: false, label };
  }
  const step = place - 1;
  const name = frame.steps[step] ?? '';
  const tone = toneOf(sighted, step);
  const behind = room.phone && !frame.safe ? `|> ${name}` : name;
  return {
    key: stepKey(step),
    step: stepKey(step),
    box,
    tone,
    text: behind,
    progress: step === at && tone === 'busy' ? worked : 0,
    lit: focus.hovered === stepKey(step),
    label: `Step ${place}, ${callText(name, false)}: ${saidOf(frame, step, tone)}`,
  };
}

function toneOf({ frame, at, moved }: PipeSighted, step: number): StationTone {
  const { state } = frame;
  if (step < at) return railOf(frame, step) === 'error' ? 'passed' : 'done';
  if (step > at || state === 'waiting' || state === 'done') return 'waiting';
  if (state === 'broken') return 'crash';
  if (railOf(frame, at) === 'error') return 'passed';
  return moved < 1 ? 'waiting' : 'busy';
}

function saidOf(frame: PipeFrame, step: number, tone: StationTone): string {
  switch (tone) {
    case 'done':
      return `gives ${frame.given[step] ?? ''}`;
    case 'passed':
      return 'is passed by: the error goes on untouched';
    case 'crash':
      return `breaks: ${frame.error ?? ''}`;
    case 'busy':
      return 'is at work';
    case 'waiting':
    case 'source':
      return 'is still to come';
  }
}

function valuesIn(sighted: PipeSighted): readonly ValueShape[] {
  const { frame, at, room } = sighted;
  if (frame.state === 'waiting') {
    return [valueShape(sighted, { place: 0, tone: 'planned', centre: room.places[0]?.value })];
  }
  const rest = Array.from({ length: at + 1 }, (_, place) => {
    const isError = railOf(frame, place) === 'error';
    const isLast = place === at && frame.state === 'done';
    const tone: ValueTone = isError ? 'error' : isLast ? 'result' : 'kept';
    return valueShape(sighted, { place, tone, centre: room.places[place]?.[railOf(frame, place)] });
  });
  const way = wayBetween(room, at, railOf(frame, at));
  const centre = beginningOf(way, sighted.moved).at(-1);
  if (frame.state === 'done' || at >= frame.steps.length || centre === undefined) return rest;
  const isError = railOf(frame, at) === 'error';
  const tone: ValueTone = frame.state === 'broken' ? 'crash' : isError ? 'error' : 'now';
  return [...rest, { ...valueShape(sighted, { place: at, tone, centre }), key: 'moving' }];
}

type Placed = {
  readonly place: number;
  readonly tone: ValueTone;
  readonly centre: Point | undefined;
};

const VALUE_HEIGHT = 25;
const VALUE_EDGES = 15;

function valueShape({ frame, room }: PipeSighted, { place, tone, centre }: Placed): ValueShape {
  const whole = valueAt(frame, place) ?? '';
  const text = fitTerm(whole, room.valueWidth - VALUE_EDGES, room.text);
  const width = monoWidth(text, room.text) + VALUE_EDGES;
  const { x, y } = centre ?? { x: 0, y: 0 };
  const box = { x: x - width / 2, y: y - VALUE_HEIGHT / 2, width, height: VALUE_HEIGHT };
  return { key: `value ${place}`, box, tone, text };
}

const NOTE_LINE = 14;
const NOTE = { letters: 46, lettersOnPhone: 28, size: 10.5 };

function notesIn(sighted: PipeSighted): readonly NoteShape[] {
  const { frame, room, focus, size, at } = sighted;
  const notes: NoteShape[] = [];
  const broken = room.places[at + 1];
  if (frame.error !== undefined && broken !== undefined) {
    const lines = wrapped(frame.error, room.phone ? NOTE.lettersOnPhone : NOTE.letters);
    const centre = { x: room.phone ? broken.value.x : broken.box.x + broken.box.width / 2 };
    const y = room.phone ? broken.value.y + 17 : broken.box.y + broken.box.height + 6;
    notes.push({ key: 'error', tone: 'crash', lines, box: plate(lines, { ...centre, y }, size) });
  }
  const lit = room.places.findIndex((_, i) => i > 0 && focus.hovered === stepKey(i - 1));
  const whole = lit < 0 ? undefined : valueAt(frame, lit);
  const place = room.places[lit];
  const isCut = monoWidth(whole ?? '', room.text) > room.valueWidth - VALUE_EDGES;
  if (whole !== undefined && place !== undefined && isCut && frame.state !== 'waiting') {
    const { x, y } = place[railOf(frame, lit)];
    const lines = wrapped(whole, Math.floor((size.width - 40) / monoWidth(' ', NOTE.size)));
    const at0 = { x, y: y - (lines.length * NOTE_LINE + 10) / 2 };
    notes.push({ key: 'whole', tone: 'whole', lines, box: plate(lines, at0, size) });
  }
  return notes;
}

/** Centred below that point, within the picture. */
function plate(lines: readonly string[], { x, y }: Point, size: Size): Box {
  const width = Math.max(...lines.map((line) => monoWidth(line, NOTE.size))) + 18;
  const box = { x: x - width / 2, y, width, height: lines.length * NOTE_LINE + 10 };
  return kept(box, size, 4);
}

/** In lines of at most so many letters, between words where there are any. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || longer.length > letters) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
