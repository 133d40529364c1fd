/** What will it print? The code, and a field for its lines, each with its number and its mark. */
import { useId } from 'react';

import { markOf } from './body-props.ts';
import type { BodyProps, Mark } from './body-props.ts';
import { CodeLine } from './code-line.tsx';

const LEAST_LINES = 2;

export function TracingField({ exercise, answer, verdict, ...rest }: BodyProps<'tracing'>) {
  const { onAnswer, onCheck } = rest;
  const field = useId();
  const text = answer.lines.join('\n');
  const rows = Math.max(LEAST_LINES, answer.lines.length);
  return (
    <>
      <div className="code-box">
        {exercise.code.split('\n').map((line, i) => (
          <CodeLine key={i} text={line} />
        ))}
      </div>
      <label htmlFor={field} className="eyebrow">
        It prints, a line each
      </label>
      <div className="-mt-1.5 flex rounded-[10px] border border-edge bg-panel font-mono text-[12px] leading-[22px] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-message">
        <ol aria-hidden="true" className="flex-none py-1.5 pr-1 pl-2 text-faint">
          {Array.from({ length: rows }, (_, i) => (
            <LineMark
              key={i}
              line={i}
              mark={i < answer.lines.length ? markOf(verdict, String(i)) : undefined}
            />
          ))}
        </ol>
        <textarea
          id={field}
          value={text}
          rows={rows}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          className="min-w-0 flex-1 resize-none overflow-y-hidden bg-transparent px-1 py-1.5 outline-none"
          onChange={({ target: { value } }) =>
            onAnswer({ kind: 'tracing', lines: value === '' ? [] : value.split('\n') })
          }
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onCheck();
          }}
        />
      </div>
    </>
  );
}

type LineMarkProps = { readonly line: number; readonly mark: Mark };

function LineMark({ line, mark }: LineMarkProps) {
  if (mark === undefined) return <li className="text-right">{line + 1}</li>;
  return (
    <li className={`text-right ${mark === 'right' ? 'text-alive' : 'text-crash'}`}>
      {mark === 'right' ? '✓' : '✗'} {line + 1}
    </li>
  );
}
