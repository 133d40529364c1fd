/** A live shop on the first page: press a process and it crashes. Loaded after the words are there. */
import { type ActorRefFrom, createActor } from 'xstate';

import { playerMachine } from '#player/player.ts';
import { COFFEE_SHOP } from '#scene/casts/coffee-shop.ts';
import { messageSceneOf } from '#scene/message-scene.ts';
import { momentOf } from '#scene/moment-of.ts';
import type { Plan } from '#scene/plan.ts';
import { drawMessages, startMessages } from '#views/draw-messages.ts';

import { h, icon } from './dom.ts';
import {
  crash,
  HORIZON,
  isProcess,
  newsOf,
  OPENS_AT,
  openShop,
  type ShopNews,
} from './home-shop.ts';

const SEED = 7;
const STILL = '(prefers-reduced-motion: reduce)';

type Stage = {
  readonly player: ActorRefFrom<typeof playerMachine>;
  readonly svg: SVGSVGElement;
  readonly hint: HTMLElement;
  readonly pause: HTMLButtonElement;
  readonly reopen: HTMLButtonElement;
  readonly still: MediaQueryList;
  plan: Plan | undefined;
  hovered: string | undefined;
  crashed: string | undefined;
  /** The visitor wants it to play; it does while it can be seen. */
  wanted: boolean;
  onScreen: boolean;
};

export function startHomeStage(where: HTMLElement): void {
  const still = matchMedia(STILL);
  const stage: Stage = {
    player: createActor(playerMachine, {
      input: { tape: openShop(SEED), at: OPENS_AT, horizon: HORIZON, still: still.matches },
    }),
    svg: document.createElementNS('http://www.w3.org/2000/svg', 'svg'),
    hint: h('p', { 'aria-live': 'polite', class: 'flex-1 text-[13px] font-[500] text-muted' }),
    pause: h('button', { type: 'button', class: 'button w-10 px-0 max-md:w-11' }),
    reopen: h('button', { type: 'button', class: 'button' }, icon('restart', 16), 'Open it again'),
    still,
    plan: undefined,
    hovered: undefined,
    crashed: undefined,
    wanted: !still.matches,
    onScreen: false,
  };
  mount(stage, where);
  makePressable(stage);
  watch(stage, where);
  stage.player.start();
  stage.player.subscribe(() => draw(stage));
}

function mount({ svg, hint, pause, reopen }: Stage, where: HTMLElement): void {
  svg.setAttribute('class', 'picture');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', 'Processes and their messages');
  const foot = { class: 'flex min-h-[60px] items-center gap-3 px-4 pb-3' };
  where.append(
    h(
      'div',
      { class: 'flex h-full flex-col' },
      h('div', { class: 'min-h-0 flex-1 p-2 md:p-3' }, svg),
      h('div', foot, hint, reopen, pause),
    ),
  );
}

function makePressable(stage: Stage): void {
  const { player, svg, pause, reopen } = stage;
  const press = (key: string) => {
    if (isProcess(key)) stage.crashed = key;
    player.send({ type: 'act', moveIn: crash(key) });
    setWanted(stage, true);
  };
  startMessages(svg, {
    onSelect: press,
    onMenu: press,
    onHover: (key) => {
      stage.hovered = key;
      draw(stage);
    },
    onEvent: () => draw(stage),
  });
  pause.addEventListener('click', () => setWanted(stage, !stage.wanted));
  reopen.addEventListener('click', () => {
    player.send({ type: 'load', tape: openShop(SEED), at: OPENS_AT });
    stage.crashed = undefined;
    setWanted(stage, true);
    pause.focus();
  });
}

/** Where it is and how large; off the screen and in a hidden tab it stands still. */
function watch(stage: Stage, where: HTMLElement): void {
  new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    if (width === 0) return;
    stage.plan = COFFEE_SHOP.plan({ width, height });
    draw(stage);
  }).observe(stage.svg);
  new IntersectionObserver(([entry]) => {
    stage.onScreen = entry?.isIntersecting ?? false;
    adjust(stage);
  }).observe(where);
  document.addEventListener('visibilitychange', () => adjust(stage));
  stage.still.addEventListener('change', () => setWanted(stage, !stage.still.matches));
  setWanted(stage, stage.wanted);
}

function setWanted(stage: Stage, wanted: boolean): void {
  stage.wanted = wanted;
  const says = wanted ? 'Pause' : 'Play';
  stage.pause.ariaLabel = says;
  stage.pause.title = says;
  stage.pause.replaceChildren(icon(wanted ? 'pause' : 'play', 18));
  adjust(stage);
}

function adjust({ player, wanted, onScreen }: Stage): void {
  player.send({ type: wanted && onScreen && !document.hidden ? 'play' : 'pause' });
}

function draw(stage: Stage): void {
  const { player, svg, plan, hovered, hint, reopen, crashed } = stage;
  const { tape, position, at } = player.getSnapshot().context;
  const reducedMotion = stage.still.matches;
  const news = newsOf(tape, position);
  const words = SAYS[news](crashed);
  if (hint.textContent !== words) hint.textContent = words;
  reopen.hidden = news !== 'closed';
  if (plan === undefined) return;
  const moment = momentOf({ tape, position, at }, COFFEE_SHOP.parts);
  const focus = { hovered };
  drawMessages(svg, messageSceneOf(moment, { plan, focus, still: reducedMotion }), {
    reducedMotion,
  });
}

const SAYS: Readonly<Record<ShopNews, (crashed: string | undefined) => string>> = {
  open: (crashed) =>
    crashed === undefined
      ? `This is live. ${matchMedia('(pointer: coarse)').matches ? 'Tap' : 'Click'} a process to crash it.`
      : 'Healed, and the others never stopped. Crash another.',
  crashed: (crashed) => `${crashed ?? 'It'} is gone. Its supervisor starts a new one.`,
  closing: () => 'More than three crashes in five seconds: the supervisor gives up, and stops all.',
  closed: () => 'The shop is closed: nobody was there to start its supervisor again.',
};
