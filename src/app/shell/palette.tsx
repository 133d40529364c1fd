/** Goes anywhere and does anything by a few letters of its name. Loaded when it is first asked for. */
import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';

import { Modal } from './modal.tsx';

export type PaletteItem = {
  /** Unique in the palette. */
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly keywords?: readonly string[];
  /** The key that does the same. */
  readonly keys?: string;
  readonly onPick: () => void;
};

export type PaletteGroup = { readonly name: string; readonly items: readonly PaletteItem[] };

type PaletteProps = { readonly groups: readonly PaletteGroup[]; readonly onClose: () => void };

export function Palette({ groups, onClose }: PaletteProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Modal label="Jump to" onClose={onClose} className="palette">
      <Command label="Jump to" loop>
        <Command.Input
          ref={field}
          placeholder="A lesson, a process, an action…"
          className="min-h-12 w-full border-b border-line bg-transparent px-4 text-[15px] outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[min(56vh,420px)] overflow-y-auto overscroll-contain p-2">
          <Command.Empty className="px-3 py-6 text-center text-muted">
            Nothing here has that name.
          </Command.Empty>
          {groups.map(({ name, items }) => (
            <Command.Group key={name} heading={name}>
              {items.map((item) => (
                <PaletteLine key={item.id} item={item} onPick={() => pick(item)} />
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Modal>
  );
}

/** Closed first, so that focus is back on the page before anything happens to it. */
function pick({ onPick }: PaletteItem): void {
  document.querySelector<HTMLDialogElement>('dialog:modal')?.close();
  onPick();
}

type PaletteLineProps = { readonly item: PaletteItem; readonly onPick: () => void };

function PaletteLine({ item, onPick }: PaletteLineProps) {
  const { id, label, detail, keywords = [], keys } = item;
  return (
    <Command.Item
      value={id}
      keywords={[label, ...keywords]}
      onSelect={onPick}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5 max-md:min-h-11 data-[selected=true]:bg-sunk"
    >
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {detail !== undefined && <span className="text-xs text-muted">{detail}</span>}
      {keys !== undefined && <kbd className="key">{keys}</kbd>}
    </Command.Item>
  );
}
