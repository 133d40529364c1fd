/** The charts of queues in numbers: a row for each line, which can be pressed. */
import { select } from 'd3';

import type { QueueRow } from '#scene/queues-shapes.ts';

/** Rows are kept by key, and only texts that have changed are written. */
export function drawQueuesTable(
  body: HTMLTableSectionElement,
  rows: readonly QueueRow[],
  onSelect: (key: string) => void,
): void {
  const joined = select(body)
    .selectAll<HTMLTableRowElement, QueueRow>('tr')
    .data(rows, ({ key }) => key)
    .join((entering) => {
      const row = entering.append('tr');
      const button = row.append('th').attr('scope', 'row').append('button').attr('type', 'button');
      const sign = button.append('svg').attr('aria-hidden', 'true').attr('viewBox', '0 0 26 10');
      sign.append('path').attr('d', 'M0 5H26');
      sign.append('path').attr('class', 'queues-dot').attr('d', 'M13 5h0');
      button.append('span');
      button.on('click', (_event, { key }) => onSelect(key));
      return row;
    });
  joined.attr('class', ({ told }) => (told ? 'is-told' : null));
  joined.select('button').attr('aria-pressed', ({ selected }) => String(selected));
  joined.select('svg').attr('class', ({ look }) => `queues-sign queues-look-${look}`);
  joined.select('svg path').attr('class', ({ look }) => `queues-line queues-look-${look}`);
  joined.select('svg .queues-dot').attr('class', ({ look }) => `queues-dot queues-look-${look}`);
  joined.select('span').each(function write({ name }) {
    writeTo(this as Element, name);
  });
  joined
    .selectAll<HTMLTableCellElement, string>('td')
    .data(({ cells }) => cells)
    .join('td')
    .each(function write(text) {
      writeTo(this, text);
    });
}

function writeTo(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
