/**
 * Script time of a frame of the message picture: a grid of processes that hand messages on, all of
 * them busy, none collapsed into a tile. From the tape to the attributes written, as on the page.
 * The same run is played anew a few times, and of each frame the least time counts: what else the
 * machine does meanwhile is no script time of ours.
 */
import '#app/shell/theme.css';
import { messageSceneOf } from '#scene/message-scene.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { ProcessMark } from '#scene/moment.ts';
import type { Parts } from '#scene/parts.ts';
import type { Plan, Slot } from '#scene/plan.ts';
import { NIL_ATOM } from '#term/term.ts';
import { act, playUntil, positionAt, record } from '#trace/tape.ts';
import type { Tape } from '#trace/tape.ts';
import { drawMessages, startMessages } from '#views/draw-messages.ts';

import { percentile } from './figure.ts';
import type { Figure } from './figure.ts';
import { ringSystem, START } from './ring.ts';

const FRAMES = 300;
/** In the first second the browser is still compiling what it runs. */
const WARM_UP = 60;
const FRAME = 16_667;
const RUNS = 3;
/** By then the messages no longer go in step. */
const BEGIN = 6_000_000;

export async function measure(): Promise<readonly Figure[]> {
  const small = await leastOf(200, 400);
  const large = await leastOf(500, 1000);
  return [
    { name: 'frame_p95_ms_200', value: percentile(small, 0.95), unit: 'ms' },
    { name: 'frame_p95_ms_500', value: percentile(large, 0.95), unit: 'ms' },
  ];
}

/** Nothing is known of one run in the next: each has a tape of its own. */
async function leastOf(machines: number, tokens: number): Promise<readonly number[]> {
  let least = await framesOf(machines, tokens);
  for (let run = 1; run < RUNS; run += 1) {
    const times = await framesOf(machines, tokens);
    least = least.map((time, frame) => Math.min(time, times[frame] ?? time));
  }
  return least;
}

async function framesOf(machines: number, tokens: number): Promise<readonly number[]> {
  const tape = tapeOf(machines, tokens);
  const parts = partsOf(machines);
  const plan = gridOf(machines);
  const placements = new Map();
  const svg = pictureOn(document.body);
  startMessages(svg, { onSelect() {}, onMenu() {}, onHover() {}, onEvent() {} });
  const times: number[] = [];
  for (let i = 0; i < FRAMES; i += 1) {
    await new Promise(requestAnimationFrame);
    const at = BEGIN + i * FRAME;
    const began = performance.now();
    const moment = momentOf({ tape, position: positionAt(tape, at), at }, parts);
    const scene = messageSceneOf(moment, { plan, placements });
    drawMessages(svg, scene, { reducedMotion: false });
    times.push(performance.now() - began);
    if (moment.flights.length !== tokens) throw new Error(`${moment.flights.length} in flight`);
  }
  svg.remove();
  return times.slice(WARM_UP);
}

function pictureOn(body: HTMLElement): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'picture');
  svg.style.height = '800px';
  body.append(svg);
  return svg;
}

function tapeOf(machines: number, tokens: number): Tape {
  const ring = ringSystem({ machines, tokens });
  const boot = () =>
    ring
      .boot(NIL_ATOM)
      .map((request, i) =>
        request.kind === 'spawn' ? { ...request, label: labelOf(i) } : request,
      );
  const tape = record({ ...ring, boot }, { options: NIL_ATOM, flight: 400_000, jitter: 200_000 });
  playUntil(tape, 0);
  act(tape, START);
  playUntil(tape, BEGIN + FRAMES * FRAME + 1_000_000);
  return tape;
}

function labelOf(index: number): string {
  return `R${index}`;
}

function partsOf(machines: number): Parts {
  const kind: ProcessMark['kind'] = 'worker';
  const parts = Array.from({ length: machines }, (_, i) => {
    const label = labelOf(i);
    return { label, key: label, name: label, kind };
  });
  return { memory: 'processes', parts, groups: [], devices: [], busy: [], timed: [] };
}

const CELL = { width: 150, height: 110 };

/** In rows from left to right, each beside the one that it sends to. */
function gridOf(machines: number): Plan {
  const columns = Math.ceil(Math.sqrt(machines * 1.6));
  const slots = Array.from({ length: machines }, (_, i): Slot => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const box = { x: column * CELL.width + 8, y: row * CELL.height + 8, width: 130, height: 84 };
    return { key: labelOf(i), name: labelOf(i), kind: 'process', box };
  });
  const size = {
    width: columns * CELL.width,
    height: Math.ceil(machines / columns) * CELL.height,
  };
  return { form: 'wide', size, slots, wires: [], labelWidth: 200 };
}
