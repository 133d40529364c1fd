/** Options of a system as the command line gives them: `brew.latte=200`, one a text. */
import { fail } from './command.ts';

type Changes = { [key: string]: string | number | Changes };

/** `['brew.latte=200']` as `{ brew: { latte: 200 } }`. */
export function changesOf(texts: readonly string[]): Changes {
  const changes = noChanges();
  for (const text of texts) {
    const [, path = '', value = ''] = /^([\w.]+)=(.*)$/s.exec(text) ?? [];
    if (path === '') fail(`--option: "${text}" is not of the form KEY=VALUE`);
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce((group, key) => memberOf(group, key, text), changes);
    place[last] = /^\d+$/.test(value) ? Number(value) : value;
  }
  return changes;
}

/** The group under that key, which begins empty. */
function memberOf(group: Changes, key: string, text: string): Changes {
  const member = (group[key] ??= noChanges());
  return typeof member === 'object'
    ? member
    : fail(`--option: "${text}": ${key} has a value already`);
}

/** Without a prototype: `toString` is a key as any other. */
function noChanges(): Changes {
  return Object.create(null) as Changes;
}
