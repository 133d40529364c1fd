/** All keys of the page: what each does and how it is shown. Help lists them, `useActionKeys` binds them. */
export type KeyAction =
  | 'play'
  | 'back'
  | 'forward'
  | 'previousMark'
  | 'nextMark'
  | 'start'
  | 'reseed'
  | 'crash'
  | 'picture1'
  | 'picture2'
  | 'picture3'
  | 'picture4'
  | 'search'
  | 'palette'
  | 'help';

export type KeyRow = {
  readonly group: 'Time' | 'Picture' | 'Page';
  readonly says: string;
  /** As on a keyboard; `Mod` stands for Ctrl, or ⌘ where that is used. */
  readonly shown: readonly string[];
  /** By the name of the key as `keyOf` has it. */
  readonly acts: Readonly<Record<string, KeyAction>>;
};

export const KEYS: readonly KeyRow[] = [
  {
    group: 'Time',
    says: 'Play or pause',
    shown: ['Space', '.'],
    acts: { ' ': 'play', '.': 'play' },
  },
  {
    group: 'Time',
    says: 'Step back, step forward',
    shown: ['←', '→'],
    acts: { ArrowLeft: 'back', ArrowRight: 'forward' },
  },
  {
    group: 'Time',
    says: 'To the mark before, to the next mark',
    shown: ['Shift ←', 'Shift →'],
    acts: { 'Shift+ArrowLeft': 'previousMark', 'Shift+ArrowRight': 'nextMark' },
  },
  { group: 'Time', says: 'To the beginning', shown: ['Home'], acts: { Home: 'start' } },
  { group: 'Time', says: 'Again with a new seed', shown: ['R'], acts: { r: 'reseed' } },
  {
    group: 'Picture',
    says: 'Choose a picture',
    shown: ['1', '2', '3', '4'],
    acts: { '1': 'picture1', '2': 'picture2', '3': 'picture3', '4': 'picture4' },
  },
  { group: 'Picture', says: 'Crash the selected process', shown: ['K'], acts: { k: 'crash' } },
  { group: 'Picture', says: 'Find a process', shown: ['/'], acts: { '/': 'search' } },
  { group: 'Page', says: 'Jump to…', shown: ['Mod K'], acts: { 'Mod+k': 'palette' } },
  { group: 'Page', says: 'These keys', shown: ['?'], acts: { '?': 'help' } },
];

/** The keys of these actions, for `useKeys`. */
export function keysOf(
  actions: Readonly<Partial<Record<KeyAction, () => void>>>,
): Readonly<Record<string, () => void>> {
  const bound = KEYS.flatMap(({ acts }) => Object.entries(acts)).flatMap(([key, action]) => {
    const act = actions[action];
    return act === undefined ? [] : [[key, act] as const];
  });
  return Object.fromEntries(bound);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** `Mod+k`, `Shift+ArrowLeft`, `r` with Caps Lock too; `undefined`: it belongs to the browser. */
export function keyOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (altKey || (ctrlKey && metaKey)) return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) return shiftKey ? undefined : `Mod+${name}`;
  return shiftKey && name.length > 1 ? `Shift+${name}` : name;
}

/** How a key is written on this keyboard. */
export function shownHere(shown: string, platform: string): string {
  return shown.replace('Mod ', /mac|iphone|ipad/i.test(platform) ? '⌘' : 'Ctrl ');
}
