/** Links to moments as they come after mails, chats and people of ill will have had them. */
import { encodeMoment, type SharedMoment } from '#trace/link.ts';

/** So many links, all different, each made of that one by damage. The same each time. */
export function brokenLinks(link: string, count: number): readonly string[] {
  const made = new Set<string>();
  for (let turn = 0; made.size < count; turn += 1) {
    const at = '#moment='.length + ((Math.imul(turn, 2_654_435_761) >>> 8) % (link.length - 8));
    const damage = DAMAGES[turn % DAMAGES.length];
    const damaged = damage?.(link, at) ?? link;
    if (damaged !== link) made.add(damaged);
  }
  return [...made];
}

const LETTERS = 'ABCxyz019-_';

const DAMAGES: readonly ((whole: string, at: number) => string)[] = [
  // cut off, or torn apart
  (whole, at) => whole.slice(0, at),
  (whole, at) => whole.slice(0, at) + whole.slice(at + 1),
  (whole, at) => `${whole.slice(0, at)} ${whole.slice(at)}`,
  // mistyped
  (whole, at) => whole.slice(0, at) + (LETTERS[at % LETTERS.length] ?? '') + whole.slice(at + 1),
  (whole, at) =>
    whole.slice(0, at) + (whole[at + 1] ?? '') + (whole[at] ?? '') + whole.slice(at + 2),
  (whole, at) => whole.slice(0, at) + whole.slice(at).toUpperCase(),
  // decorated by whoever passed it on
  (whole, at) => `${whole}${'.,)>”…'[at % 6] ?? ''}${at}`,
  (whole, at) => `${whole.slice(0, at)}%00%FF${whole.slice(at)}`,
  (whole, at) => `${whole.slice(0, at)}🫖${whole.slice(at)}`,
  // twice, or turned round
  (whole, at) => whole + whole.slice(at),
  (whole, at) => whole.slice(0, at) + Array.from(whole.slice(at)).toReversed().join(''),
  // not ours at all
  (_, at) => `#moment=${'A'.repeat(at * 40)}`,
  (_, at) => `#moment=<img src=x onerror=alert(${at})>`,
];

const PLAIN: SharedMoment = {
  lesson: 'coffee-shop/the-gateway-crashes',
  content: 1,
  step: 'predict',
  run: 'main',
  seed: 7,
  moves: [],
  position: 10,
  at: 1_000_000,
  view: 'messages',
};

const link = (changes: Partial<SharedMoment>) => encodeMoment({ ...PLAIN, ...changes });

/** Whole, with a checksum that is right, and wrong in what they ask for. */
export function foreignLinks(): Readonly<Record<string, string>> {
  return {
    'a moment of another lesson': link({ lesson: 'processes/send-and-receive' }),
    'a run that every object has': link({ run: 'constructor' }),
    'a step that is not there': link({ step: 'nowhere' }),
    'a position far beyond the end': link({ position: 59_999, at: 3_000_000_000 }),
    'options of another system': link({ options: '{:not, "options"}' }),
    'a selection of markup': link({ selected: '<script>alert(1)</script>', run: 'none' }),
  };
}
