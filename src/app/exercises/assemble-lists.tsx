/**
 * A program put together from lines: pressed or dragged, a line goes from the heap to the program.
 * There it is moved by dragging, by the buttons below, or with Alt and an arrow key.
 */
import { useRef } from 'react';

import { markInTurn } from './body-props.ts';
import type { BodyProps } from './body-props.ts';
import { PoolLines } from './pool-lines.tsx';
import { ProgramLines } from './program-lines.tsx';
import { useDrag } from './use-drag.ts';
import { neighbour, useProgram } from './use-program.ts';
import { useRefocus } from './use-refocus.ts';

export function AssembleLists({ exercise, answer, verdict, onAnswer }: BodyProps<'assemble'>) {
  const root = useRef<HTMLDivElement>(null);
  const program = useProgram({ exercise, ids: answer.lines, onAnswer });
  const { lines, pool } = program;
  const drag = useDrag(root, (id, { list, place }) =>
    list === 'program' ? program.put(id, place) : program.remove(id),
  );
  const focusOn = useRefocus(root);
  return (
    <div ref={root} className="flex flex-col gap-2.5">
      <ProgramLines
        program={program}
        markOf={(place) => markInTurn(verdict, answer.lines, place)}
        drag={drag}
        onMove={(id, by) => program.put(id, answer.lines.indexOf(id) + by)}
        onRemove={(id) => {
          focusOn(`[data-line="${neighbour(lines, id)}"]`, `[data-pool="${id}"]`);
          program.remove(id);
        }}
        focusOn={focusOn}
      />
      <PoolLines
        lines={pool}
        drag={drag}
        onAdd={(id) => {
          focusOn(`[data-pool="${neighbour(pool, id)}"]`, `[data-line="${id}"]`);
          program.put(id, lines.length);
        }}
      />
      <p aria-live="polite" className="sr-only">
        {program.said}
      </p>
    </div>
  );
}
