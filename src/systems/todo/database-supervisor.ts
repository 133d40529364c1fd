/** `Todo.Database` in the form with a registry: the supervisor of its workers, and nothing else. */
import type { GenServer } from '#otp/gen-server.ts';
import { supervisor } from '#otp/supervisor.ts';

import { databaseWorker } from './database-worker.ts';
import type { Settings } from './options.ts';

export function databaseSupervisor(settings: Settings): GenServer {
  const worker = databaseWorker(settings);
  return supervisor({
    module: 'Todo.Database',
    name: 'Todo.Database',
    strategy: 'one_for_one',
    children: Array.from({ length: settings.workers }, (_, index) => ({
      id: index,
      start: worker,
      argument: index,
    })),
  });
}
