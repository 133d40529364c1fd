/** What the learner should know, quietly at the edge of the page, until it is dismissed. */
import { h, icon } from './dom.ts';
import { store } from './the-store.ts';
import { watchForUpdates } from './updates.ts';

/** `root`: the way to the root of the site. */
export function showNotices(root: string): void {
  const place = h('div', {
    role: 'status',
    class: 'fixed bottom-3 left-3 z-30 grid max-w-[min(460px,calc(100vw-24px))] gap-2',
  });
  document.body.append(place);
  let update: HTMLElement | undefined;
  const show = () => {
    const said = store.notices().map(({ id, text }) => notice([text], () => store.dismiss(id)));
    place.replaceChildren(...said, ...(update === undefined ? [] : [update]));
  };
  show();
  store.subscribe(show);
  watchForUpdates(root, (reload) => {
    const button = h('button', { type: 'button', class: 'button ml-1', click: reload }, 'Reload');
    update = notice(['A new version is ready. ', button], () => {
      update = undefined;
      show();
    });
    show();
  });
}

function notice(said: readonly (Node | string)[], close: () => void): HTMLElement {
  return h(
    'div',
    {
      class:
        'flex items-start gap-2 rounded-xl border border-line bg-panel p-3 text-[13px] shadow-2xl',
    },
    h('p', { class: 'min-w-0 flex-1 self-center break-words' }, ...said),
    h(
      'button',
      {
        type: 'button',
        'aria-label': 'Dismiss',
        class: 'button w-8 flex-none px-0 max-md:w-11',
        click: close,
      },
      icon('close', 16),
    ),
  );
}
