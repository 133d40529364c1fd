/**
 * The lanes against Mermaid's sequence diagram: the same run of 1,000 messages, in one page, each to
 * its first picture with its layout; and what a change of the moment costs in a run of 10,000 events.
 */
import mermaid from 'mermaid';

import { mix } from '#kernel/chance.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import { NO_FOCUS } from '#scene/focus.ts';
import type { LanesFrame } from '#scene/lanes-sight.ts';
import { mermaidOf } from '#trace/mermaid.ts';
import { fork, lengthOf, positionAt, positionOf, type Tape } from '#trace/tape.ts';
import { startLanes } from '#views/draw-lanes.ts';
import { drawStage, lanesStage } from '#views/lanes-stage.ts';

import { type Figure, median, percentile } from './figure.ts';
import { longRun } from './long-run.ts';

import '#app/shell/theme.css';

const MESSAGES = 1000;
const FLIGHT = 350_000;
const ROUNDS = 5;
const FRAME = 1_000_000 / 60;
const CHANGES = 600;
const SIZE = { width: 960, height: 640 };

export async function measure(): Promise<readonly Figure[]> {
  mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000 });
  const run = thousandMessages();
  const text = mermaidOf(run, run.events.length);
  // Each once before, so that neither is timed while it is loaded.
  await timeOfMermaid(mermaidOf(run, 200));
  timeOfLanes(fork(run, lengthOf(run)));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(timeOfLanes(fork(run, lengthOf(run))));
    theirs.push(await timeOfMermaid(text));
  }
  const [lanes, rival] = [median(ours), median(theirs)];
  const { changes, seeks } = timesOfChanges(longRun(10_000, FLIGHT));
  return [
    { name: 'lanes_first_ms', value: lanes, unit: 'ms' },
    { name: 'mermaid_first_ms', value: rival, unit: 'ms' },
    { name: 'lanes_vs_mermaid', value: rival / lanes, unit: '×' },
    { name: 'lanes_change_ms', value: percentile(changes, 0.95), unit: 'ms' },
    { name: 'lanes_seek_ms', value: percentile(seeks, 0.95), unit: 'ms' },
  ];
}

/** The run up to its 1,000th message, as the diagram counts them. */
function thousandMessages(): Tape {
  const long = longRun(8 * MESSAGES, FLIGHT);
  let [low, high] = [0, long.events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (arrowsIn(mermaidOf(long, middle)) < MESSAGES) low = middle + 1;
    else high = middle;
  }
  return fork(long, positionOf(long, low));
}

function arrowsIn(text: string): number {
  return text.match(/^ {2}p\d+(->>|-->>|--x)/gm)?.length ?? 0;
}

/** Milliseconds from a tape that nobody has looked at to a picture of its end. */
function timeOfLanes(tape: Tape): number {
  const began = performance.now();
  const { svg, draw } = lanesOn(() => endOf(tape));
  draw();
  svg.getBoundingClientRect();
  const time = performance.now() - began;
  svg.remove();
  return time;
}

async function timeOfMermaid(text: string): Promise<number> {
  const began = performance.now();
  const { svg } = await mermaid.render('rival', text);
  const place = document.createElement('div');
  document.body.append(place);
  place.innerHTML = svg;
  place.getBoundingClientRect();
  const time = performance.now() - began;
  place.remove();
  return time;
}

/** Frame by frame as it plays, and to random moments. */
function timesOfChanges(tape: Tape) {
  const last = tape.times.at(-1) ?? 0;
  let at = last / 2;
  const { draw } = lanesOn(() => ({ tape, position: positionAt(tape, at), at }));
  const timed = (to: number) => {
    at = to;
    const began = performance.now();
    draw();
    return performance.now() - began;
  };
  draw();
  const steps = Array.from({ length: CHANGES }, (_, index) => index);
  const changes = steps.map((step) => timed(last / 2 + step * FRAME));
  return { changes, seeks: steps.map((step) => timed(mix(5, step) % last)) };
}

function endOf(tape: Tape): LanesFrame {
  return { tape, position: lengthOf(tape), at: tape.times.at(-1) ?? 0 };
}

function lanesOn(frame: () => LanesFrame) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'picture lanes-picture');
  Object.assign(svg.style, { width: `${SIZE.width}px`, height: `${SIZE.height}px` });
  document.body.append(svg);
  startLanes(svg, { onSelect: ignore, onHover: ignore, onEvent: ignore });
  const { parts } = COFFEE_SHOP;
  const told = () => ({ frame: frame(), parts, size: SIZE, focus: NO_FOCUS, reducedMotion: false });
  const stage = lanesStage({ svg, told, onFollows: ignore });
  return { svg, draw: () => drawStage(stage) };
}

function ignore(): void {}
