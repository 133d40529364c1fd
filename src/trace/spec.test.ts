import { expect, test } from 'vitest';

const [spec = ''] = Object.values(
  import.meta.glob<string>('./SPEC.md', { query: '?raw', import: 'default', eager: true }),
);
const tests = Object.values(
  import.meta.glob<string>('./*.test.ts', { query: '?raw', import: 'default', eager: true }),
).join('\n');

const rules = [...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id]) => id);
const tested = new Set([...tests.matchAll(/\(\s*'\[([A-Z]{2}\d+)\] /g)].map(([, id]) => id));

test('no rule has the id of another', () => {
  expect(rules).toEqual([...new Set(rules)]);
});

test('every rule in SPEC.md has a test', () => {
  expect(rules.filter((id) => !tested.has(id))).toEqual([]);
});

test('every rule id in a test is in SPEC.md', () => {
  expect([...tested].filter((id) => !rules.includes(id))).toEqual([]);
});
