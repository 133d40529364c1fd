import { test } from 'vitest';
import { tapeOf } from '#lesson/perform.ts';
import { optionsTerm } from '#systems/options.ts';
import { bannerOf } from '#systems/pipes/error.ts';
import { pipes } from '#systems/pipes/pipes.ts';
import { ex } from '#term/ex.ts';
import { positionAt } from '#trace/tape.ts';
import { PIPES } from './casts/pipes.ts';
import { pipeFrameOf } from './pipe-frame.ts';
test('x', () => {
  const tape = tapeOf({ system: pipes.system, options: optionsTerm(pipes.options, {time: 1000}), seed: 1, flight: 300_000, inputs: [{at: 200_000, input: ex`{:run, %{}}`}, {at: 7_000_000, input: ex`{:run, %{safe: :yes, input: 42}}`}], opensAt: 0, horizon: 20_000_000 });
  for (const e of tape.events) console.log(e.id, e.at, e.kind, JSON.stringify(e).slice(0,110));
  for (const at of [0, 600_000, 2_000_000, 5_600_000, 6_600_000, 7_600_000, 12_900_000, 15_000_000]) console.log(at, JSON.stringify(pipeFrameOf({tape, position: positionAt(tape, at), at}, {parts: PIPES.parts, bannerOf})));
});
