import { test } from 'vitest';

import { tapeOf } from '#lesson/perform.ts';
import { inspectLine } from '#term/inspect.ts';
import { phash2 } from '#term/phash2.ts';
import { nameIn } from '#trace/roll.ts';

import { named, routed } from '../../../lessons/03-todo-server/09-check-yourself/runs.ts';
test('x', () => {
  for (const n of [
    'ann',
    'work',
    'home',
    'shopping',
    'carla',
    'dora',
    'eve',
    'trip',
    'max',
    'lena',
    'garden',
  ])
    console.log(n, phash2(n, 3), phash2(n, 4));
  const show = (what: string, run: any) => {
    const tape = tapeOf(run);
    console.log(
      what +
        '\n' +
        tape.events
          .flatMap((e: any) =>
            e.kind === 'logged'
              ? [
                  `${e.at / 1000} ${nameIn(tape.roll, e.pid)}: ${typeof e.message === 'string' ? e.message : inspectLine(e.message)}`,
                ]
              : e.kind === 'asked'
                ? [
                    `${e.at / 1000}   ${nameIn(tape.roll, e.pid)} asks ${inspectLine(e.request).slice(0, 40)}`,
                  ]
                : e.kind === 'answered'
                  ? [`${e.at / 1000}   ${nameIn(tape.roll, e.pid)} answered`]
                  : e.kind === 'exited'
                    ? [`${e.at / 1000}   DEAD ${e.label} ${inspectLine(e.reason).slice(0, 100)}`]
                    : [],
          )
          .join('\n'),
    );
  };
  for (const n of ['one', 'own', 'loads_one', 'saves_one'] as const) show(n, named(n));
  for (const r of [
    { router: 'random', routes: 0 },
    { router: 'phash2', routes: 0 },
    { router: 'phash2', routes: 4 },
    { router: 'first', routes: 0 },
    { router: 'phash2', routes: 1000 },
  ] as const)
    show(JSON.stringify(r), routed(r));
});
