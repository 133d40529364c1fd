/** The behaviours of a to-do server of one kind: what its form has, wired as its settings say. */
import type { Behaviour } from '#kernel/behaviour.ts';
import type { ChildSpec } from '#otp/child.ts';
import { registryChild } from '#otp/registry.ts';

import { cacheSupervisor } from './cache-supervisor.ts';
import { cache } from './cache.ts';
import { databaseSupervisor } from './database-supervisor.ts';
import { databaseWorker } from './database-worker.ts';
import { database } from './database.ts';
import type { Settings } from './options.ts';
import { server } from './server.ts';
import { shell } from './shell.ts';
import { todoSystem } from './system.ts';

export type Parts = {
  readonly shell: Behaviour;
  /** `Todo.System`, in the forms that have one. */
  readonly system: Behaviour | undefined;
};

const made = new Map<string, Parts>();
const MOST_KEPT = 100;

/** Made once for the same settings. */
export function partsFor(settings: Settings): Parts {
  const key = JSON.stringify(settings);
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= MOST_KEPT) made.clear();
  const parts = partsOf(settings);
  made.set(key, parts);
  return parts;
}

function partsOf(settings: Settings): Parts {
  if (settings.form === 'registered')
    return { shell: shell(settings), system: registeredSystem(settings) };
  const theDatabase = database(settings, databaseWorker(settings));
  const theCache = cache(settings, server(settings), theDatabase);
  return settings.form === 'plain'
    ? { shell: shell(settings, theCache), system: undefined }
    : {
        shell: shell(settings),
        system: todoSystem(
          settings,
          ordered(settings, [{ start: theDatabase }, { start: theCache }]),
        ),
      };
}

/** Names first, then the database, then the lists, which need both. */
function registeredSystem(settings: Settings): Behaviour {
  const names = registryChild({ name: 'Todo.Registry', keys: 'unique' });
  const others = ordered(settings, [
    { start: databaseSupervisor(settings), type: 'supervisor' },
    { start: cacheSupervisor(settings), type: 'supervisor' },
  ]);
  return todoSystem(
    settings,
    settings.order === 'names_last' ? [...others, names] : [names, ...others],
  );
}

/** The database and the cache. */
function ordered({ order }: Settings, children: readonly ChildSpec[]): readonly ChildSpec[] {
  return order === 'cache_first' ? children.toReversed() : children;
}
