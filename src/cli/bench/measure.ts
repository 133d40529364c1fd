/**
 * The measurements, each a line `name value unit`. Rivals take turns in one process, and the median of
 * the rounds counts, so that a busy machine disturbs both alike. Run by bench.ts from a production
 * build, with `--expose-gc`.
 */
import { readFileSync } from 'node:fs';

import { findElixir } from '#cli/elixir.ts';

import { figureText, median, percentile } from './figure.ts';
import { longRun, replayTime, seekTimes } from './long-run.ts';
import { hostedRate, plainRate, type Ring } from './ring.ts';
import { bytesPerProcess, stepCost, worldOf } from './worlds.ts';

const RING: Ring = { machines: 1000, tokens: 10 };
const ROUNDS = 5;
const MESSAGES = 150_000;

bytes();
ring();
steps();
seeking();

function ring(): void {
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.();
    ours.push(hostedRate(RING, MESSAGES));
    globalThis.gc?.();
    plain.push(plainRate(RING, MESSAGES));
  }
  say('ring_messages_per_s', median(ours), 'messages/s');
  say('ring_xstate_messages_per_s', median(plain), 'messages/s');
  say('ring_vs_xstate', median(ours) / median(plain), 'ratio');
  const beam = beamRate();
  if (beam === undefined)
    process.stderr.write('ring_vs_beam: no Elixir 1.18 on OTP 27 is at hand\n');
  else say('ring_vs_beam', median(ours) / beam, 'ratio');
}

/** The same ring on a real BEAM, in messages a second. */
function beamRate(): number | undefined {
  const script = readFileSync(new URL(process.env['BENCH_RING'] ?? ''), 'utf8');
  const figures = [RING.machines, RING.tokens, 3_000_000].map(String);
  const printed = findElixir()?.(['ring.exs', ...figures], { 'ring.exs': script });
  const rate = Number(printed?.stdout.trim().split('\n').at(-1));
  return Number.isFinite(rate) && rate > 0 ? rate : undefined;
}

function steps(): void {
  const [few, many] = [worldOf(100), worldOf(50_000)];
  const ratios = Array.from({ length: ROUNDS }, () => {
    globalThis.gc?.();
    const base = stepCost(few, 100_000);
    globalThis.gc?.();
    return stepCost(many, 100_000) / base;
  });
  say('step_cost_50000_vs_100', median(ratios), 'ratio');
}

function bytes(): void {
  say('bytes_per_idle_process', bytesPerProcess(50_000), 'bytes');
}

function seeking(): void {
  const tape = longRun(100_000);
  say('seek_p95_ms', percentile(seekTimes(tape, 1000), 0.95), 'ms');
  say('replay_ms', median([replayTime(tape), replayTime(tape), replayTime(tape)]), 'ms');
}

function say(name: string, value: number, unit: string): void {
  process.stdout.write(figureText({ name, value, unit }));
}
