/**
 * Script time of a frame of the message picture while the to-do server runs: 10,000 lists are open and
 * clients work on them. Of each frame everything counts, from playing the tape on to the attributes
 * written.
 */
import '#app/shell/theme.css';
import { todoCast } from '#scene/casts/todo.ts';
import { messageSceneOf } from '#scene/message-scene.ts';
import { momentOf } from '#scene/moment-of.ts';
import { ex } from '#term/ex.ts';
import { act, lengthOf, playUntil, record } from '#trace/tape.ts';
import type { Tape } from '#trace/tape.ts';
import { drawMessages, startMessages } from '#views/draw-messages.ts';

import { percentile } from './figure.ts';
import type { Figure } from './figure.ts';
import { mounting, OPTIONS, system } from './todo-worlds.ts';

const LISTS = 10_000;
const CLIENTS = 10;
const FRAMES = 360;
/** In the first second the browser is still compiling what it runs. */
const WARM_UP = 60;
const FRAME = 16_667;
const ROOM = { width: 1280, height: 800 };

export async function measure(): Promise<readonly Figure[]> {
  const tape = running();
  const cast = todoCast(OPTIONS);
  const plan = cast.plan(ROOM);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'picture');
  svg.style.height = `${ROOM.height}px`;
  document.body.append(svg);
  startMessages(svg, { onSelect() {}, onMenu() {}, onHover() {}, onEvent() {} });
  const begin = tape.world.now;
  const placements = new Map();
  const times: number[] = [];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    await new Promise(requestAnimationFrame);
    const began = performance.now();
    const at = begin + frame * FRAME;
    playUntil(tape, at);
    const moment = momentOf({ tape, position: lengthOf(tape), at }, cast.parts);
    drawMessages(svg, messageSceneOf(moment, { plan, placements }), { reducedMotion: false });
    times.push(performance.now() - began);
  }
  const value = percentile(times.slice(WARM_UP), 0.95);
  return [{ name: 'todo_frame_p95_ms', value, unit: 'ms' }];
}

/** Every list is open, and the clients begin. */
function running(): Tape {
  const tape = record(system, { options: OPTIONS, flight: 20_000, jitter: 10_000 });
  act(tape, mounting(LISTS));
  act(tape, { kind: 'input', input: ex`{:boot}` });
  playUntil(tape, Infinity);
  act(tape, { kind: 'input', input: ex`{:open, ${LISTS}, ${LISTS}}` });
  playUntil(tape, Infinity);
  if (tape.world.processes.size < LISTS) throw new Error(`${tape.world.processes.size} are alive`);
  for (let client = 0; client < CLIENTS; client += 1) {
    act(tape, { kind: 'input', input: ex`{:work, ${LISTS}, 100000}` });
  }
  return tape;
}
