/** A player whose frames come when a test says so. */
import { createActor, fromCallback } from 'xstate';

import type { World } from '#kernel/world.ts';
import { parseFault, faultNow } from '#trace/fault-text.ts';

import type { PlayerContext } from './context.ts';
import { playerMachine, type PlayerEvent, type PlayerInput } from './player.ts';

export const SECOND = 1_000_000;

type Frame = (elapsed: number) => void;

export function started(given: Partial<PlayerInput> & Pick<PlayerInput, 'tape'>) {
  const asking = new Set<Frame>();
  const frames = fromCallback<{ type: 'none' }>(({ sendBack }) => {
    const frame: Frame = (elapsed) => sendBack({ type: 'tick', elapsed });
    asking.add(frame);
    return () => asking.delete(frame);
  });
  const frame = (elapsed: number) => {
    for (const one of asking) one(elapsed);
  };
  const actor = createActor(playerMachine.provide({ actors: { frames } }), {
    input: { at: 0, horizon: 8 * SECOND, ...given },
  }).start();
  return {
    send: (event: PlayerEvent) => actor.send(event),
    /** A frame that comes so many milliseconds after the one before, if anything moves. */
    frame,
    /** That many frames of 50 milliseconds. */
    frames: (count: number) => {
      for (let i = 0; i < count; i += 1) frame(50);
    },
    context: (): PlayerContext => actor.getSnapshot().context,
    state: () => actor.getSnapshot().value,
    seconds: () => actor.getSnapshot().context.at / SECOND,
    /** What has happened last. */
    last: () => {
      const { tape, position } = actor.getSnapshot().context;
      return tape.events[(tape.eventCounts[position] ?? 0) - 1];
    },
  };
}

export type Started = ReturnType<typeof started>;

const FAULTABLE = {
  processes: ['Cashier', 'Barista', 'PaymentGateway'],
  devices: { bank: ['malformed', 'down', 'slow'] },
};

/** A fault in words as something that the learner does now. */
export function doing(text: string): PlayerEvent {
  const fault = parseFault(`${text} at 0`, FAULTABLE);
  const moveIn = (world: World) => {
    const now = faultNow(world, fault);
    return now === undefined ? undefined : ({ kind: 'fault', fault: now } as const);
  };
  return { type: 'act', moveIn };
}
