/** `Todo.System`: the supervisor above all else, where somebody supervises. */
import type { ChildSpec } from '#otp/child.ts';
import type { GenServer } from '#otp/gen-server.ts';
import { supervisor } from '#otp/supervisor.ts';

import type { Settings } from './options.ts';

/** `children` in the order in which each needs the one before. */
export function todoSystem(settings: Settings, children: readonly ChildSpec[]): GenServer {
  const { strategy, maxRestarts, maxSeconds } = settings;
  return supervisor({
    module: 'Todo.System',
    name: 'Todo.System',
    strategy,
    maxRestarts,
    maxSeconds,
    children,
  });
}
