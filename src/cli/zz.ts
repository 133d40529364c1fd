import { doingsOf } from '#systems/todo/history.ts';

import { brokenOn, CHAOTIC, dayOf } from './bad-day.ts';
const c = CHAOTIC['todo']!;
const by: Record<string, number[]> = {};
const exits: Record<string, number> = {};
for (let s = 1; s <= 100; s++) {
  const t = dayOf(c, s);
  const form = String(c.day(s).options['form']);
  const d = doingsOf(t.events);
  const r = (by[form] ??= [0, 0, 0, 0, 0, 0, 0]);
  r[0]!++;
  r[1]! += t.events.length;
  r[2]! += d.length;
  r[3]! += d.filter((x) => x.printed === ':ok').length;
  r[4]! += d.filter((x) => x.printed?.startsWith('**')).length;
  r[5]! += d.filter((x) => x.printed === undefined).length;
  r[6]! += brokenOn(c, t).length;
  for (const e of t.events)
    if (e.kind === 'exited') {
      const k = e.label.replace(/ .*/, '') + ' ' + (e.reason as any).name;
      exits[k] = (exits[k] ?? 0) + 1;
    }
}
console.log(by, exits);
