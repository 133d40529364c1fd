/** The machine of a process: its picture, and every transition of it as a list. */
import { useState } from 'react';

import { closedChart, isLarge, transitionText } from '#scene/statechart.ts';
import type { Chart, ChartPlace } from '#scene/statechart.ts';
import { StatechartPicture } from '#views/statechart-picture.tsx';

type MachineProps = { readonly chart: Chart; readonly place: ChartPlace };

export function MachinePart({ chart, place }: MachineProps) {
  const large = isLarge(chart);
  const [whole, setWhole] = useState(false);
  const shown = large && !whole ? closedChart(chart) : chart;
  return (
    <>
      <StatechartPicture key={String(whole)} chart={shown} place={place} />
      {large && (
        <p className="mt-1.5 flex flex-wrap items-center gap-2 text-xs text-muted">
          <button
            type="button"
            aria-pressed={whole}
            className="inspector-chip"
            onClick={() => setWhole(!whole)}
          >
            States within states
          </button>
          {innermost(chart, place)}
        </p>
      )}
      {chart.transitions.length > 0 && <Transitions chart={chart} place={place} />}
    </>
  );
}

/** `now starting.choosing` */
function innermost(chart: Chart, { states }: ChartPlace): string {
  const path = states.at(-1);
  return path !== undefined && chart.states.some((state) => state.path === path)
    ? `now ${path}`
    : '';
}

function Transitions({ chart: { transitions }, place: { last } }: MachineProps) {
  return (
    <details className="inspector-transitions">
      <summary>
        {transitions.length === 1 ? 'The one transition' : `All ${transitions.length} transitions`}
      </summary>
      <ul>
        {transitions.map((transition, i) => (
          <li key={i} className={last.includes(transition.key) ? 'is-last' : ''}>
            {transitionText(transition)}
            {last.includes(transition.key) && <span className="mail-note">the last taken</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
