/** The first page: a shop to crash at once, all lessons, and where the learner was. */
import { cup, h, icon } from './dom.ts';
import { helpGroup } from './help-group.ts';
import { keepTheme, keptTheme } from './kept-theme.ts';
import { keysOf, shownHere } from './keys.ts';
import { lessonGroup } from './lesson-group.ts';
import { lessonState, unfinishedLesson } from './lesson-state.ts';
import { LESSONS, TRACKS } from './lessons.ts';
import { listenToKeys } from './listen-to-keys.ts';
import type { PaletteGroup } from './palette.tsx';
import { progressFile } from './progress-file.ts';
import type { Stored } from './stored.ts';
import { store } from './the-store.ts';
import { nextTheme, THEME_LOOKS, THEMES } from './theme.ts';
import { trackList } from './track-list.ts';

/** `home`: the way to the root of the site. */
export function showHome(where: HTMLElement, home: string): void {
  const stage = h('div', {
    class:
      'stage-ground h-[500px] overflow-hidden rounded-[20px] border border-line bg-panel shadow-[0_24px_60px_-32px_rgb(43_32_25/0.45)] lg:h-[560px]',
  });
  const page = h('div', { class: 'mx-auto max-w-[1312px] px-5 md:px-10 xl:px-16' });
  const shown = whenStored(({ lessons }) => lessons);
  page.append(
    header(home),
    h(
      'main',
      {},
      h(
        'section',
        {
          'aria-label': 'Let It Brew',
          class:
            'grid items-center gap-x-12 gap-y-8 pt-6 pb-12 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] lg:pt-8 lg:pb-14',
        },
        h(
          'div',
          {},
          ...welcome(),
          shown((stored) => ways(stored, home)),
        ),
        stage,
      ),
      h(
        'section',
        { 'aria-labelledby': 'lessons', class: 'pb-14' },
        h('h2', { id: 'lessons', class: 'sr-only' }, 'Lessons'),
        shown((stored) => trackList(TRACKS, { stored, home })),
      ),
    ),
    footer(),
  );
  where.replaceChildren(page);
  void startStage(stage);
}

/** After the words are there. */
async function startStage(stage: HTMLElement): Promise<void> {
  const { startHomeStage } = await import('./home-stage.ts');
  startHomeStage(stage);
}

/** What depends on a part of what is stored, made anew when that part changes. */
function whenStored(part: (stored: Stored) => unknown) {
  return (make: (stored: Stored) => HTMLElement): HTMLElement => {
    let element = make(store.current());
    let last = JSON.stringify(part(store.current()));
    store.subscribe(() => {
      const now = JSON.stringify(part(store.current()));
      if (now === last) return;
      last = now;
      const next = make(store.current());
      element.replaceWith(next);
      element = next;
    });
    return element;
  };
}

function header(home: string): HTMLElement {
  const jump = () => void ask([lessonGroup(home), helpGroup(help)]);
  listenToKeys(keysOf({ palette: jump, help }));
  const theme = whenStored(({ settings }) => settings.theme);
  return h(
    'header',
    { class: 'flex h-[60px] items-center gap-2 md:gap-3' },
    h(
      'a',
      {
        href: home,
        class:
          'flex min-h-11 items-center gap-2 rounded-lg font-display text-[19px] font-semibold tracking-[-0.01em]',
      },
      cup(),
      'Let It Brew',
    ),
    h('span', { class: 'flex-1' }),
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-haspopup': 'dialog',
        'aria-keyshortcuts': 'Control+K Meta+K',
        click: jump,
      },
      icon('search', 15),
      'Jump to…',
      h('kbd', { class: 'key max-md:hidden' }, shownHere('Mod K', navigator.platform)),
    ),
    theme(themeButton),
  );
}

function help(): void {
  void ask();
}

/** React and the palette are loaded when they are asked for. */
async function ask(groups?: readonly PaletteGroup[]): Promise<void> {
  (await import('./ask.tsx')).ask(groups);
}

function themeButton(): HTMLElement {
  const theme = keptTheme();
  const next = nextTheme(theme);
  return h(
    'button',
    {
      type: 'button',
      class: 'button w-9 px-0 max-md:w-11',
      'aria-label': `Theme: ${theme}. Change to ${next}`,
      title: `Theme: ${theme}`,
      click: () => keepTheme(next),
    },
    icon(THEME_LOOKS[theme].icon, 16),
  );
}

function welcome(): readonly HTMLElement[] {
  return [
    h(
      'h1',
      {
        class:
          'font-display text-[44px] leading-[1.04] font-[540] tracking-[-0.024em] md:text-[58px]',
      },
      'Crash it.',
      h('br', {}),
      'Watch it ',
      h('span', { class: 'text-crash' }, 'heal.'),
    ),
    h(
      'p',
      { class: 'mt-5 max-w-[44ch] text-[18px] leading-relaxed text-muted' },
      'A coffee shop built from Elixir processes that you can see, step through in both directions and kill, right in this page.',
    ),
  ];
}

/** Where the learner was, and what comes next. */
function ways(stored: Stored, home: string): HTMLElement {
  const next = unfinishedLesson(stored, LESSONS);
  const fresh = LESSONS.find((lesson) => lessonState(stored, lesson) === 'new');
  const first = fresh ?? (next === undefined ? LESSONS[0] : undefined);
  const way = (words: string, path: string, main: boolean) =>
    h(
      'a',
      {
        href: `${home}${path}`,
        class: `button min-h-11 px-4 text-[15px] ${main ? 'button-main' : ''}`,
      },
      words,
      h('span', { 'aria-hidden': 'true' }, '→'),
    );
  return h(
    'p',
    { class: 'mt-7 flex flex-wrap gap-2.5' },
    next && way(`Continue: ${next.title}`, next.path, true),
    first && way(`Start: ${first.title}`, first.path, next === undefined),
  );
}

function footer(): HTMLElement {
  const theme = whenStored(({ settings }) => settings.theme);
  return h(
    'footer',
    {
      class:
        'flex flex-wrap items-start gap-x-10 gap-y-5 border-t border-line py-8 text-[13px] text-muted',
    },
    h(
      'div',
      { class: 'min-w-[260px] flex-1' },
      h('p', { class: 'mb-2' }, 'Your progress stays in this browser. Nothing leaves it.'),
      progressFile(),
    ),
    theme(themeChoice),
    h('p', { class: 'w-full' }, 'Checked against Elixir 1.18, OTP 27. Free software, MIT licence.'),
  );
}

function themeChoice(): HTMLElement {
  return h(
    'fieldset',
    { class: 'segments' },
    h('legend', { class: 'sr-only' }, 'Theme of the page'),
    ...THEMES.map((theme) =>
      h(
        'button',
        {
          type: 'button',
          class: 'segment inline-flex items-center gap-2',
          'aria-pressed': String(theme === keptTheme()),
          click: () => keepTheme(theme),
        },
        icon(THEME_LOOKS[theme].icon, 16),
        THEME_LOOKS[theme].label,
      ),
    ),
  );
}
