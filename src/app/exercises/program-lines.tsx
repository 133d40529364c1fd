/** The program as it is put together, and what can be done with the line that is selected. */
import type { KeyboardEvent } from 'react';

import type { Mark } from './body-props.ts';
import { CodeLine } from './code-line.tsx';
import type { LineText } from './code-line.tsx';
import { MarkSign } from './mark-sign.tsx';
import { moveByKey } from './move-by-key.ts';
import { dropMark } from './use-drag.ts';
import type { Drag } from './use-drag.ts';
import type { Program } from './use-program.ts';

type ProgramLinesProps = {
  readonly program: Program;
  readonly markOf: (place: number) => Mark;
  readonly drag: Drag;
  readonly onMove: (id: string, by: 1 | -1) => void;
  readonly onRemove: (id: string) => void;
  readonly focusOn: (selector: string) => void;
};

export function ProgramLines(props: ProgramLinesProps) {
  const { drag } = props;
  const { lines } = props.program;
  const dropAt = dropMark(
    lines.map(({ id }) => id),
    'program',
    drag.dragging,
  );
  const welcome = drag.dragging?.drop?.list === 'program';
  return (
    <div>
      <p className="eyebrow mb-1">Program</p>
      <ol
        aria-label="Program"
        data-drop-list="program"
        data-welcome={welcome || undefined}
        className="code-box min-h-16 px-1 data-welcome:border-message"
      >
        {lines.map((line, place) => (
          <li
            key={line.id}
            data-drop-item={line.id}
            data-drop={dropAt(line.id)}
            className="relative"
          >
            <ProgramLine {...props} line={line} place={place} />
          </li>
        ))}
        {lines.length === 0 && (
          <li className="px-2 py-1 font-sans text-[12.5px] text-muted">
            Press a line below, or drag it here.
          </li>
        )}
      </ol>
      {lines.length > 0 && <LineTools {...props} />}
    </div>
  );
}

type ProgramLineProps = ProgramLinesProps & { readonly line: LineText; readonly place: number };

function ProgramLine({ line: { id, text }, place, ...props }: ProgramLineProps) {
  const { program, drag, onMove, onRemove, focusOn } = props;
  const { selected, select } = program;
  const mark = props.markOf(place);
  const press = (event: KeyboardEvent) => {
    moveByKey(event, (by) => {
      focusOn(`[data-line="${id}"]`);
      onMove(id, by);
    });
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove(id);
  };
  return (
    <button
      type="button"
      data-line={id}
      data-mark={mark}
      data-dragged={drag.dragging?.id === id || undefined}
      aria-pressed={id === selected}
      className="line touch-pan-y"
      onPointerDown={(event) => drag.take(event, id)}
      onClick={() => select(id === selected ? undefined : id)}
      onKeyDown={press}
    >
      <span data-grip="" aria-hidden="true" className="line-grip">
        {place + 1}
      </span>
      <span className="sr-only">Line {place + 1}: </span>
      <span className="min-w-0 flex-1">
        <CodeLine text={text} />
      </span>
      <MarkSign mark={mark} />
    </button>
  );
}

function LineTools({ program: { lines, selected }, onMove, onRemove }: ProgramLinesProps) {
  const place = lines.findIndex(({ id }) => id === selected);
  const none = selected === undefined;
  const tools = [
    { label: '↑ Up', stuck: none || place === 0, act: () => onMove(selected ?? '', -1) },
    {
      label: '↓ Down',
      stuck: none || place === lines.length - 1,
      act: () => onMove(selected ?? '', 1),
    },
    { label: '× Remove', stuck: none, act: () => onRemove(selected ?? '') },
  ];
  return (
    <fieldset className="mt-1.5 flex gap-1">
      <legend className="sr-only">{none ? 'No line is selected' : `Line ${place + 1}`}</legend>
      {tools.map(({ label, stuck, act }) => (
        <button
          key={label}
          type="button"
          className="button flex-1 md:min-h-7 px-1.5 text-[12px]"
          aria-disabled={stuck}
          title={none ? 'Press a line first' : undefined}
          onClick={() => {
            if (!stuck) act();
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
