import { expect, test } from 'vitest';

import { ADD, diskOf, opens, printed, READ, SAVED, START, todoDay } from '#cli/todo-rehearsal.ts';

/** Bob adds an entry, alice reads her list, then the node starts again and bob reads his. */
function day(form: 'plain' | 'supervised' | 'registered', naming: string) {
  const start = form === 'plain' ? START : 'self()';
  const tape = todoDay({
    options: { form, naming },
    inputs: [
      [10, start],
      [20, opens(form)],
      [30, ADD],
      [1000, opens(form, 'alice')],
      [1100, READ],
      [2010, { boot: true }],
      [2020, start],
      [2030, opens(form)],
      [2100, READ],
    ],
    faults: ['halt at 2000'],
  });
  const read = printed(tape).filter((text) => /^\[.*\]$/.test(text));
  return { read, files: [...diskOf(tape).files.keys()] };
}

test.each(['plain', 'supervised', 'registered'] as const)('in the form %s', (form) => {
  expect(day(form, 'own')).toEqual({ read: ['[]', SAVED], files: ['bob.list'] });
  expect(day(form, 'one')).toEqual({ read: [SAVED, SAVED], files: ['todo.list'] });
  expect(day(form, 'saves_one')).toEqual({ read: ['[]', '[]'], files: ['todo.list'] });
  expect(day(form, 'loads_one')).toEqual({ read: ['[]', '[]'], files: ['bob.list'] });
});
