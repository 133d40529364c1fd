/** `Todo.Cache` in the form with a registry: the supervisor of the lists, which it starts when asked. */
import { dynamicSupervisor } from '#otp/dynamic-supervisor.ts';
import type { GenServer } from '#otp/gen-server.ts';

import type { Settings } from './options.ts';
import { server } from './server.ts';

export function cacheSupervisor(settings: Settings): GenServer {
  return dynamicSupervisor({
    module: 'Todo.Cache',
    name: 'Todo.Cache',
    modules: [server(settings)],
  });
}
