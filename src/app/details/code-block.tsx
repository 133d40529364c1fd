/** Elixir as it is written, with the lines lit that run, ran last, or raised. */
import { useEffect, useRef } from 'react';
import type { CSSProperties } from 'react';

import { tokensOf } from './elixir-tokens.ts';
import type { TokenKind } from './elixir-tokens.ts';
import type { Names } from './inspection.ts';

export type CodeBlockProps = {
  readonly label: string;
  readonly lines: readonly string[];
  /** From 0, the last included. */
  readonly lit?: readonly [from: number, to: number] | undefined;
  readonly litTone?: 'busy' | 'crash';
  /** The line to begin at, where that is not the first that is lit. */
  readonly shownFrom?: number;
  /** A term and no module: it gets less room. */
  readonly isTerm?: boolean;
  /** Who is meant by the pids in it. */
  readonly names?: Names | undefined;
};

export function CodeBlock(props: CodeBlockProps) {
  const { label, lines, lit, litTone = 'busy', shownFrom, names, isTerm } = props;
  const block = useRef<HTMLElement>(null);
  const [first, from, to] = [shownFrom ?? lit?.[0], lit?.[0], lit?.[1]];
  useEffect(() => {
    if (block.current === null || first === undefined) return;
    showLines(block.current, first, [from ?? first, to ?? first]);
  }, [first, from, to]);
  return (
    <section
      ref={block}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
      tabIndex={0}
      className={`${isTerm ? 'max-h-[max(132px,calc(100dvh-780px))]' : 'max-h-[max(172px,calc(100dvh-720px))]'} overflow-y-auto rounded-[10px] border border-line bg-sunk py-2.5 text-[11.5px] leading-[1.7]`}
    >
      <code className="block">
        {lines.map((line, i) => (
          <CodeLine key={i} line={line} tone={isLit(i, lit) ? litTone : undefined} names={names} />
        ))}
      </code>
    </section>
  );
}

/** Scrolls the block, and only it: to the first line, or further where the lit ones lie below. */
function showLines(block: HTMLElement, first: number, [from, to]: readonly [number, number]): void {
  const lines = block.querySelectorAll<HTMLElement>('[data-line]');
  const [top, litTop, litEnd] = [lines[first], lines[from], lines[to]].map((line) =>
    line === undefined ? 0 : line.offsetTop - block.offsetTop,
  );
  const end = (litEnd ?? 0) + (lines[to]?.offsetHeight ?? 0);
  const least = Math.min((litTop ?? 0) - MARGIN, end + MARGIN - block.clientHeight);
  block.scrollTop = Math.max(0, (top ?? 0) - MARGIN, first === from ? 0 : least);
}

const MARGIN = 12;

function isLit(line: number, lit: CodeBlockProps['lit']): boolean {
  return lit !== undefined && line >= lit[0] && line <= lit[1];
}

const LIT = {
  busy: 'bg-busy-bg shadow-[inset_3px_0_var(--color-busy)]',
  crash: 'bg-crash-bg shadow-[inset_3px_0_var(--color-crash)]',
} as const;

type CodeLineProps = {
  readonly line: string;
  readonly tone: keyof typeof LIT | undefined;
  readonly names: Names | undefined;
};

function CodeLine({ line, tone, names }: CodeLineProps) {
  return (
    <span
      data-line=""
      className={`block pr-2.5 whitespace-pre-wrap wrap-anywhere ${tone === undefined ? '' : LIT[tone]}`}
      style={hanging(line)}
      aria-current={tone === undefined ? undefined : true}
    >
      <Term text={line.trimStart() || ' '} names={names} />
    </span>
  );
}

/**
 * What does not fit goes on below, a little further in than the line began. The line's own indent is
 * room too and not spaces: a long word would leave them standing alone in a row.
 */
function hanging(line: string): CSSProperties {
  const indent = line.length - line.trimStart().length;
  return { paddingLeft: `calc(12px + ${indent + 4}ch)`, textIndent: '-4ch' };
}

const COLOURS: Readonly<Record<TokenKind, string>> = {
  keyword: 'text-supervisor',
  atom: 'text-message',
  string: 'text-alive',
  comment: 'text-muted',
  call: 'text-crema',
  attribute: 'text-crema',
  pid: '',
  plain: '',
};

type TermProps = { readonly text: string; readonly names?: Names | undefined };

/** One line of Elixir in its colours. A pid is followed by a tag with the name: no part of the term. */
export function Term({ text, names = {} }: TermProps) {
  return tokensOf(text).map((token, i) => (
    <span key={i} className={COLOURS[token.kind]}>
      {token.text}
      {token.kind === 'pid' && names[token.text] !== undefined && (
        <span className="pid-name">{names[token.text]}</span>
      )}
    </span>
  ));
}
