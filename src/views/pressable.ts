/** What makes a drawn thing a control: it can be reached, named, pressed and crashed by keyboard. */
import type { Group } from './ink.ts';

/** What the learner may do in a picture. */
export type PictureActions = {
  readonly onSelect: (key: string) => void;
  /** Asks for the crash menu of a process, which is to appear at this box on the screen. */
  readonly onCrashMenu: (key: string, at: DOMRect) => void;
};

export function pressable(group: Group, key: string, actions: PictureActions): void {
  const crash = (event: Event, element: SVGGElement) => {
    event.preventDefault();
    actions.onCrashMenu(key, element.getBoundingClientRect());
  };
  group
    .attr('role', 'button')
    .attr('tabindex', 0)
    .attr('data-key', key)
    .on('click', () => actions.onSelect(key))
    .on('contextmenu', function open(this: SVGGElement, event: MouseEvent) {
      crash(event, this);
    })
    .on('keydown', function press(this: SVGGElement, event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'k' || event.key === 'K') crash(event, this);
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      actions.onSelect(key);
    });
}
