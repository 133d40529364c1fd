/** What is drawn can be pressed, pointed at, and reached by keyboard. */
import type { EventId } from '#kernel/event.ts';

import type { Group } from './ink.ts';

/** What the learner may do in a picture. */
export type PictureActions = {
  readonly onSelect: (key: string) => void;
  /** Asks for what may be done to it, in a menu that is to appear at this box on the screen. */
  readonly onMenu: (key: string, at: DOMRect) => void;
  /** The pointer or the keyboard's focus has come to it; `undefined`: has left. */
  readonly onHover: (key: string | undefined) => void;
  /** The same for a signal on its way, by the event that sent it. */
  readonly onEvent: (event: EventId | undefined) => void;
};

export function pressable(group: Group, key: string, actions: PictureActions): void {
  const menu = (event: Event, element: SVGGElement) => {
    event.preventDefault();
    event.stopPropagation();
    actions.onMenu(key, element.getBoundingClientRect());
  };
  hoverable(group, (here) => actions.onHover(here ? key : undefined));
  group
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('data-key', key)
    .on('click', () => actions.onSelect(key))
    .on('contextmenu', function open(this: SVGGElement, event: MouseEvent) {
      menu(event, this);
    })
    .on('keydown', function press(this: SVGGElement, event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'k' || event.key === 'K') menu(event, this);
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      actions.onSelect(key);
    });
}

/** One listener for all signals in that group, of which there may be many. */
export function tellEvents(flights: SVGGElement, { onEvent }: PictureActions): void {
  const come = ({ target }: Event) => {
    const flight = target instanceof Element ? target.closest('[data-event]') : null;
    if (flight !== null) onEvent(Number(flight.getAttribute('data-event')));
  };
  const go = () => onEvent(undefined);
  flights.addEventListener('pointerover', come);
  flights.addEventListener('pointerout', go);
  flights.addEventListener('focusin', come);
  flights.addEventListener('focusout', go);
  // Chromium stops with Tab at whatever in a picture listens for focus, unless it is told not to.
  flights.setAttribute('tabindex', '-1');
}

/** Told when the pointer or the keyboard's focus comes and goes. */
function hoverable(group: Group, tell: (here: boolean) => void): void {
  group
    .on('pointerenter', () => tell(true))
    .on('pointerleave', () => tell(false))
    .on('focus', () => tell(true))
    .on('blur', () => tell(false));
}
