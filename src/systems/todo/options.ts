/** Which to-do server it is, and the settings that its processes are made with. */
import type { RestartType } from '#otp/child.ts';
import type { Strategy } from '#otp/restart.ts';
import { count, type OptionSpecs, word, words } from '#systems/options.ts';
import { elements, field } from '#term/access.ts';
import { isAtom, type Term } from '#term/term.ts';

import { SHELLS } from './names.ts';

const FORMS = ['plain', 'supervised', 'registered'] as const;
const STRATEGIES = ['one_for_one', 'rest_for_one', 'one_for_all'] as const satisfies Strategy[];
const ROUTERS = ['phash2', 'random', 'round_robin', 'length', 'first', 'name'] as const;
const WRITINGS = ['aside', 'in_place'] as const;
const ORDERS = ['database_first', 'cache_first', 'names_last'] as const;
const RESTARTS = ['temporary', 'transient', 'permanent'] as const satisfies RestartType[];
const NAMINGS = ['own', 'one', 'loads_one', 'saves_one'] as const;

export const TODO_OPTIONS: OptionSpecs = {
  /** Everything by hand, under a supervisor, or with a registry and a supervisor of lists. */
  form: word(...FORMS),
  /** Of Todo.System. */
  strategy: word(...STRATEGIES),
  max_restarts: count(3, 0),
  max_seconds: count(5),
  /** In which order Todo.System starts its children: the first is the twin's, the others are mistakes. */
  order: word(...ORDERS),
  /** Of the lists, where they have a supervisor: the first is the twin's. */
  restart: word(...RESTARTS),
  /** How many database workers there are. */
  workers: count(3),
  /** How a worker is picked for a list: only the first is right. */
  router: word(...ROUTERS),
  /** Over how many workers lists are spread; 0: over all. */
  routes: count(0, 0),
  /** Whether a list is written into a file of its own and renamed, or straight over the old one. */
  writing: word(...WRITINGS),
  /**
   * By which name a server loads and saves its list: by its own, as in the twin. The others are a
   * learner's mistakes: one name for all lists, for both or for either.
   */
  naming: word(...NAMINGS),
  /** Who sits at a shell. */
  shells: words(['IEx'], SHELLS),
  /** Off: nothing runs until it is booted. */
  power: word('on', 'off'),
  /** Whether typed lines go to the operating system's terminal first. */
  terminal: word('off', 'on'),
  /** What stands in the home folder of the terminal. */
  project: word('whole', 'new', 'empty'),
  /** How long the disk takes, in milliseconds; `write` is for each 64 bytes. */
  read: count(5),
  write: count(20),
  rename: count(5),
  /** How long the cache is busy with each request, in milliseconds: for pictures of its queue. */
  lookup: count(0, 0),
  /** How many requests the disk serves at once. */
  channels: count(4),
};

export type Form = (typeof FORMS)[number];

export type Router = (typeof ROUTERS)[number];

/** What processes are made with: the options that are not the disk's or the terminal's. */
export type Settings = {
  readonly form: Form;
  readonly strategy: Strategy;
  readonly maxRestarts: number;
  readonly maxSeconds: number;
  readonly order: (typeof ORDERS)[number];
  readonly restart: RestartType;
  readonly workers: number;
  readonly router: Router;
  readonly routes: number;
  readonly writing: (typeof WRITINGS)[number];
  readonly naming: (typeof NAMINGS)[number];
  readonly lookup: number;
};

export function settingsIn(options: Term): Settings {
  const workers = Number(field(options, 'workers'));
  const routes = Number(field(options, 'routes'));
  return {
    form: chosen(FORMS, options, 'form'),
    strategy: chosen(STRATEGIES, options, 'strategy'),
    maxRestarts: Number(field(options, 'max_restarts')),
    maxSeconds: Number(field(options, 'max_seconds')),
    order: chosen(ORDERS, options, 'order'),
    restart: chosen(RESTARTS, options, 'restart'),
    workers,
    router: chosen(ROUTERS, options, 'router'),
    routes: routes === 0 ? workers : routes,
    writing: chosen(WRITINGS, options, 'writing'),
    naming: chosen(NAMINGS, options, 'naming'),
    lookup: Number(field(options, 'lookup') ?? 0),
  };
}

export function isOn(options: Term, key: 'power' | 'terminal'): boolean {
  const value = field(options, key);
  return value !== undefined && isAtom(value, 'on');
}

/** Labels, each once. */
export function shellsIn(options: Term): readonly string[] {
  const given = field(options, 'shells');
  const labels = given === undefined ? [] : (elements(given) ?? []);
  return [...new Set(labels.map(String))];
}

function chosen<Word extends string>(
  words_: readonly [Word, ...Word[]],
  options: Term,
  key: string,
): Word {
  const value = field(options, key);
  return words_.find((one) => value !== undefined && isAtom(value, one)) ?? words_[0];
}
