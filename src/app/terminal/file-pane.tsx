/** The files of the computer as a tree that grows, and the text of the one that is selected. */
import { memo, useEffect, useRef, useState } from 'react';

import { CodeBlock } from '#app/details/code-block.tsx';
import { isFolder, joined, namesIn } from '#systems/todo/terminal-files.ts';
import type { Terminal } from '#systems/todo/terminal-state.ts';

type FilePaneProps = { readonly computer: Terminal };

export const FilePane = memo(function FilePane({ computer }: FilePaneProps) {
  const [selected, select] = useState<string>();
  const text = selected === undefined ? undefined : computer.tree.get(selected);
  const tree = useRef<HTMLElement>(null);
  const { fresh } = computer;
  useEffect(() => {
    if (fresh.length > 0) bringInSight(tree.current, '[data-fresh]');
  }, [fresh]);
  useEffect(() => {
    if (selected !== undefined) bringInSight(tree.current, '[aria-pressed="true"]');
  }, [selected]);
  const made = fresh.filter((path) => !path.includes('_build'));
  return (
    <section aria-label="Files" className="flex min-h-0 flex-1 flex-col gap-2">
      <header className="flex items-baseline justify-between gap-2 px-1">
        <h2 className="eyebrow">Files</h2>
        <output className="truncate text-[11px] text-muted">{madeText(made)}</output>
      </header>
      <section
        ref={tree}
        aria-label="Tree of files"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
        tabIndex={0}
        className="min-h-16 flex-1 overflow-auto rounded-[10px] border border-line bg-sunk p-2 text-[12px]"
      >
        <p className="flex items-center gap-1.5 font-mono">
          ~ {computer.folder === '' && <Tag>you are here</Tag>}
        </p>
        <Branch computer={computer} folder="" selected={selected} onSelect={select} />
      </section>
      {selected !== undefined && typeof text === 'string' && (
        <div className="min-h-0">
          <div className="flex items-center justify-between gap-2 px-1 pb-1">
            <h3 className="truncate font-mono text-[11.5px] font-semibold">{`~/${selected}`}</h3>
            <button
              type="button"
              className="button min-h-7 px-2 text-[12px]"
              onClick={() => select(undefined)}
            >
              Close
            </button>
          </div>
          <CodeBlock label={`Text of ${selected}`} lines={text.replace(/\n$/, '').split('\n')} />
        </div>
      )}
    </section>
  );
});

/** Scrolls the tree, and only it, to the last of what is like that. */
function bringInSight(tree: HTMLElement | null, like: string): void {
  const wanted = [...(tree?.querySelectorAll<HTMLElement>(like) ?? [])].at(-1);
  if (tree === null || wanted === undefined) return;
  const top = wanted.offsetTop - tree.offsetTop;
  const end = top + wanted.offsetHeight;
  const isSeen = top > tree.scrollTop && end < tree.scrollTop + tree.clientHeight;
  if (!isSeen) tree.scrollTop = top - tree.clientHeight / 2;
}

function madeText(made: readonly string[]): string {
  const [first] = made;
  if (first === undefined) return '';
  return made.length === 1 ? `New: ${first}` : `${made.length} new`;
}

type BranchProps = FilePaneProps & {
  readonly folder: string;
  readonly selected: string | undefined;
  readonly onSelect: (path: string | undefined) => void;
};

function Branch(props: BranchProps) {
  const { computer, folder } = props;
  return (
    <ul className={folder === '' ? '' : 'ml-[7px] border-l border-line pl-2.5'}>
      {namesIn(computer.tree, folder).map((name) => {
        const path = joined(folder, name);
        return (
          <li key={path}>
            {isFolder(computer.tree, path) ? (
              <Folder {...props} name={name} path={path} />
            ) : (
              <File {...props} name={name} path={path} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

type LeafProps = BranchProps & { readonly name: string; readonly path: string };

const LEAF =
  'flex min-h-[26px] w-full items-center gap-1.5 rounded-[6px] px-1 text-left font-mono max-md:min-h-11';

/** What mix builds is closed at first: it is for the BEAM to read. */
function Folder(props: LeafProps) {
  const { computer, name, path } = props;
  const [open, setOpen] = useState(!name.startsWith('_'));
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        className={`${LEAF} hover:bg-paper`}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden className="w-3 text-muted">
          {open ? '▾' : '▸'}
        </span>
        {name}/{computer.folder === path && <Tag>you are here</Tag>}
        {computer.fresh.includes(path) && <Tag isNew>new</Tag>}
      </button>
      {open && <Branch {...props} folder={path} />}
    </>
  );
}

function File({ computer, name, path, selected, onSelect }: LeafProps) {
  const isSelected = selected === path;
  const isNew = computer.fresh.includes(path);
  return (
    <button
      type="button"
      aria-pressed={isSelected}
      data-fresh={isNew || undefined}
      className={`${LEAF} pl-[22px] ${isSelected ? 'bg-busy-bg text-busy' : 'hover:bg-paper'} ${isNew ? 'font-semibold text-alive' : ''}`}
      onClick={() => onSelect(isSelected ? undefined : path)}
    >
      <span className="truncate">{name}</span>
      {isNew && <Tag isNew>new</Tag>}
    </button>
  );
}

function Tag({ isNew, children }: { readonly isNew?: boolean; readonly children: string }) {
  const tone = isNew === true ? 'bg-alive-bg text-alive' : 'bg-message-bg text-message';
  return (
    <span className={`shrink-0 rounded-[4px] px-1.5 font-sans text-[10.5px] font-semibold ${tone}`}>
      {children}
    </span>
  );
}
