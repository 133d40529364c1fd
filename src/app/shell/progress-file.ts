/** Takes the learner's progress out as a file, and brings one in. */
import { h } from './dom.ts';
import { saveFile } from './save-file.ts';
import { type Imported, wrongText } from './store.ts';
import { store } from './the-store.ts';

export function progressFile(): HTMLElement {
  const said = h('p', { 'aria-live': 'polite', class: 'mt-2 max-w-[60ch] text-ink empty:hidden' });
  const file = h('input', {
    type: 'file',
    accept: '.json,application/json',
    class: 'absolute inset-0 size-full cursor-pointer opacity-0',
    change: () => void bring(file, said),
  });
  return h(
    'div',
    {},
    h(
      'div',
      { class: 'flex flex-wrap gap-2' },
      h('button', { type: 'button', class: 'button', click: take }, 'Export progress'),
      h(
        'label',
        { class: 'button relative has-focus-visible:outline-2 has-focus-visible:outline-message' },
        'Import progress…',
        file,
      ),
    ),
    said,
  );
}

function take(): void {
  const day = new Date().toISOString().slice(0, 10);
  saveFile(new Blob([store.exported()], { type: 'application/json' }), `let-it-brew-${day}.json`);
}

async function bring(input: HTMLInputElement, said: HTMLElement): Promise<void> {
  const [file] = input.files ?? [];
  if (file === undefined) return;
  said.textContent = saidOf(store.imported(await file.text()), file.name);
  input.value = '';
}

function saidOf(imported: Imported, file: string): string {
  if (imported.kind === 'refused') return `“${file}” was not imported. ${imported.why}`;
  const { lessons, wrong } = imported;
  const read = `Progress of ${lessons} ${lessons === 1 ? 'lesson' : 'lessons'} was merged with yours.`;
  return [read, ...wrong.map(wrongText)].join(' ');
}
