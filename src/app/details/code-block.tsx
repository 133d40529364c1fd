/** Elixir as it is written, with the lines lit that run, ran last, or raised. */
import { useEffect, useRef } from 'react';
import type { CSSProperties } from 'react';

import { tokensOf } from './elixir-tokens.ts';
import type { TokenKind } from './elixir-tokens.ts';

export type CodeBlockProps = {
  readonly label: string;
  readonly lines: readonly string[];
  /** From 0, the last included. */
  readonly lit?: readonly [from: number, to: number] | undefined;
  readonly litTone?: 'busy' | 'crash';
  /** The line to begin at, where that is not the first that is lit. */
  readonly shownFrom?: number;
};

export function CodeBlock({ label, lines, lit, litTone = 'busy', shownFrom }: CodeBlockProps) {
  const block = useRef<HTMLElement>(null);
  const first = shownFrom ?? lit?.[0];
  useEffect(() => {
    if (block.current !== null && first !== undefined) showLine(block.current, first);
  }, [first]);
  return (
    <section
      ref={block}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
      tabIndex={0}
      className="max-h-[max(206px,calc(100dvh-700px))] overflow-y-auto rounded-[10px] border border-line bg-sunk py-2.5 text-[11.5px] leading-[1.7]"
    >
      <code className="block">
        {lines.map((line, i) => (
          <CodeLine key={i} line={line} tone={isLit(i, lit) ? litTone : undefined} />
        ))}
      </code>
    </section>
  );
}

/** Scrolls the block, and only it, so that the line stands near its top. */
function showLine(block: HTMLElement, line: number): void {
  const element = block.querySelectorAll<HTMLElement>('[data-line]')[line];
  if (element === undefined) return;
  const above = element.offsetTop - block.offsetTop;
  block.scrollTop = Math.max(0, above - 12);
}

function isLit(line: number, lit: CodeBlockProps['lit']): boolean {
  return lit !== undefined && line >= lit[0] && line <= lit[1];
}

const LIT = {
  busy: 'bg-busy-bg shadow-[inset_3px_0_var(--color-busy)]',
  crash: 'bg-crash-bg shadow-[inset_3px_0_var(--color-crash)]',
} as const;

type CodeLineProps = { readonly line: string; readonly tone: keyof typeof LIT | undefined };

function CodeLine({ line, tone }: CodeLineProps) {
  return (
    <span
      data-line=""
      className={`block pr-2.5 whitespace-pre-wrap wrap-anywhere ${tone === undefined ? '' : LIT[tone]}`}
      style={hanging(line)}
      aria-current={tone === undefined ? undefined : true}
    >
      <Term text={line === '' ? ' ' : line} />
    </span>
  );
}

/** What does not fit goes on below, a little further in than the line began. */
function hanging(line: string): CSSProperties {
  const indent = line.length - line.trimStart().length + 4;
  return { paddingLeft: `calc(12px + ${indent}ch)`, textIndent: `-${indent}ch` };
}

const COLOURS: Readonly<Record<TokenKind, string>> = {
  keyword: 'text-supervisor',
  atom: 'text-message',
  string: 'text-alive',
  comment: 'text-muted',
  call: 'text-crema',
  attribute: 'text-crema',
  plain: '',
};

/** One line of Elixir in its colours. */
export function Term({ text }: { readonly text: string }) {
  return tokensOf(text).map((token, i) => (
    <span key={i} className={COLOURS[token.kind]}>
      {token.text}
    </span>
  ));
}
