/**
 * The code below a pipe: calls within calls at the left, line by line at the right. The call whose turn
 * it is leaves the one and takes its place in the other; when time goes back, it goes back too.
 */
import { clamp } from './geometry.ts';
import type { Point } from './geometry.ts';
import { CODE, codeHeight } from './pipe-code.ts';
import type { CodePiece } from './pipe-code.ts';
import type { CodeShape } from './pipe-shapes.ts';
import { PIPED_FROM, stepKey } from './pipe-sight.ts';
import type { PipeSighted } from './pipe-sight.ts';
import { monoWidth } from './text-size.ts';

type Block = {
  readonly name: 'nested' | 'piped';
  readonly heading: string;
  readonly pieces: readonly CodePiece[];
  readonly corner: Point;
};

export function codeShapes(sighted: PipeSighted): readonly CodeShape[] {
  const blocks = blocksIn(sighted);
  const shapes = blocks.flatMap((block) => [
    headingOf(block),
    ...block.pieces.map((piece, at) => pieceShape(sighted, block, { piece, at })),
  ]);
  return [...shapes, ...flyingIn(sighted, shapes)];
}

const MARGIN = { wide: 18, phone: 8 };

function blocksIn({ code, room, size }: PipeSighted): readonly Block[] {
  const x = room.phone ? MARGIN.phone : MARGIN.wide;
  const y = Math.min(room.bottom, size.height - codeHeight(code, room.phone)) + CODE.heading;
  const right = code.nested.length === 0 ? x : size.width * PIPED_FROM;
  const blocks: Block[] = [
    { name: 'nested', heading: 'As calls within calls', pieces: code.nested, corner: { x, y } },
    { name: 'piped', heading: 'As a pipe', pieces: code.piped, corner: { x: right, y } },
  ];
  return blocks.filter(({ pieces }) => pieces.length > 0);
}

function headingOf({ name, heading, corner: { x, y } }: Block): CodeShape {
  return {
    key: `${name} heading`,
    kind: 'heading',
    x,
    y: y - 4,
    text: heading,
    width: 0,
    tone: 'plain',
    lit: false,
  };
}

type Nth = { readonly piece: CodePiece; readonly at: number };

function pieceShape(sighted: PipeSighted, { name, corner }: Block, { piece, at }: Nth): CodeShape {
  const { room, focus } = sighted;
  const { step, text, line, column } = piece;
  return {
    key: `${name} ${at}`,
    kind: 'piece',
    ...(step < 0 ? {} : { step: stepKey(step) }),
    x: corner.x + monoWidth(' ', room.text) * column,
    y: corner.y + (line + 0.75) * (room.phone ? CODE.phoneLine : CODE.line),
    text,
    width: monoWidth(text, room.text),
    tone: toneOf(sighted, step, name),
    lit: step >= 0 && focus.hovered === stepKey(step),
  };
}

function toneOf(
  { frame, at, moved }: PipeSighted,
  step: number,
  name: Block['name'],
): CodeShape['tone'] {
  const { state } = frame;
  if (state === 'broken' && step === at) return 'crash';
  if (state === 'flowing' && step === at && at < frame.steps.length) {
    return name === 'nested' || moved >= 1 ? 'now' : 'ahead';
  }
  return name === 'piped' && state !== 'done' && step >= at ? 'ahead' : 'plain';
}

/** Before that it has hardly left. */
const FLIES_FROM = 0.04;

/** The call whose turn it is, between the one code and the other, while the value is on its way. */
function flyingIn(sighted: PipeSighted, shapes: readonly CodeShape[]): readonly CodeShape[] {
  const { frame, at, moved, still, room } = sighted;
  if (frame.state !== 'flowing' || still || moved < FLIES_FROM || moved >= 1) return [];
  const own = shapes.filter(({ step }) => step === stepKey(at));
  const from = own.find(({ key }) => key.startsWith('nested'));
  const to = own.find(({ key }) => key.startsWith('piped')) ?? atStation(sighted);
  if (from === undefined || to === undefined) return [];
  const share = clamp(moved, 0, 1);
  return [
    {
      ...from,
      key: 'flying',
      kind: 'flying',
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
      text: to.text,
      width: monoWidth(to.text, room.text),
      tone: 'now',
    },
  ];
}

/** Where the stations are the lines of the pipe. */
function atStation({ room, at, frame }: PipeSighted) {
  const box = room.places[at + 1]?.box;
  if (box === undefined || frame.safe) return undefined;
  return { x: box.x + 8, y: box.y + box.height / 2 + 3.5, text: `|> ${frame.steps[at] ?? ''}` };
}
