/** A field that finds a process by a few letters of its name or by its pid, and selects it. */
import { useId, useState } from 'react';
import type { KeyboardEvent, Ref } from 'react';

import type { FoundPart } from './search-parts.ts';

export type ProcessSearchProps = {
  /** What is found at the moment that is shown. */
  readonly find: (text: string) => readonly FoundPart[];
  readonly onSelect: (key: string) => void;
  /** For the key that leads here. */
  readonly ref?: Ref<HTMLInputElement>;
};

export function ProcessSearch({ find, onSelect, ref }: ProcessSearchProps) {
  const { text, open, found, at, ...search } = useSearch(find, onSelect);
  const list = useId();
  return (
    <div className="search" onBlur={search.close}>
      <input
        ref={ref}
        id="process-search"
        type="text"
        role="combobox"
        aria-label="Find a process by name or pid"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        placeholder="Find by name or pid"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => search.type(target.value)}
        onClick={search.show}
        onKeyDown={search.press}
        className="search-field"
      />
      <FoundList id={list} found={found} at={at} onSelect={search.select} />
      <output className={isVain(open, found) ? 'search-found search-part' : 'sr-only'}>
        {isVain(open, found) ? `Nothing here is called “${text}”.` : ''}
      </output>
    </div>
  );
}

function isVain(open: boolean, found: readonly FoundPart[]): boolean {
  return open && found.length === 0;
}

type Search = Pick<ProcessSearchProps, 'find' | 'onSelect'>;

function useSearch(find: Search['find'], onSelect: Search['onSelect']) {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = open ? find(text) : [];
  const at = Math.max(0, Math.min(active, found.length - 1));
  const leave = () => {
    setText('');
    setOpen(false);
  };
  const select = (part: FoundPart | undefined) => {
    if (part === undefined) return;
    onSelect(part.key);
    leave();
  };
  const press = (event: KeyboardEvent) => {
    const moved = movedBy(event.key, at, found.length);
    if (moved !== undefined) {
      setOpen(true);
      setActive(moved);
    } else if (event.key === 'Enter') select(found[at]);
    else if (event.key === 'Escape' && (open || text !== '')) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (value: string) => {
    setText(value);
    setActive(0);
    setOpen(true);
  };
  const [show, close] = [() => setOpen(true), () => setOpen(false)];
  return { text, open, found, at, type, press, select, show, close };
}

function movedBy(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % Math.max(1, count);
  if (key === 'ArrowUp') return (at - 1 + count) % Math.max(1, count);
  return undefined;
}

type FoundListProps = {
  readonly id: string;
  readonly found: readonly FoundPart[];
  readonly at: number;
  readonly onSelect: (part: FoundPart) => void;
};

/** The field keeps the focus, and says which of these the keys have come to. */
function FoundList({ id, found, at, onSelect }: FoundListProps) {
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select has no field to type in
      role="listbox"
      aria-label="Found"
      className="search-found"
      hidden={found.length === 0}
    >
      {found.map((part, place) => (
        <button
          key={`${part.key} ${part.pid ?? ''}`}
          id={`${id}-${place}`}
          type="button"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- of the list above
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className="search-part"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onSelect(part)}
        >
          <span>
            {part.name}
            {part.ended && ' · ended'}
          </span>
          <small>{part.pid ?? 'a device'}</small>
        </button>
      ))}
    </div>
  );
}
