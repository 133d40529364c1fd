/** How far a step goes, by name: one event, until somebody acts, until a crash. */
import type { StepUnit } from '#player/context.ts';

export type UnitKind = StepUnit['kind'];

type StepUnitProps = {
  readonly unit: UnitKind;
  /** Whose acts can be waited for: who is selected. */
  readonly who: string | undefined;
  readonly onUnit: (unit: UnitKind) => void;
  readonly look: string;
};

export function StepUnitSelect({ unit, who, onUnit, look }: StepUnitProps) {
  return (
    <select
      aria-label="Step by"
      title="How far a step goes"
      value={unit}
      className={look}
      onChange={(event) => onUnit(UNITS.find((one) => one === event.target.value) ?? 'event')}
    >
      {UNITS.map((one) => (
        <option key={one} value={one} disabled={one === 'process' && who === undefined}>
          {unitText(one, who)}
        </option>
      ))}
    </select>
  );
}

const UNITS = ['event', 'process', 'crash'] as const;

export function unitText(unit: UnitKind, who: string | undefined): string {
  switch (unit) {
    case 'event':
      return 'one event';
    case 'process':
      return `until ${who ?? 'the selected process'} acts`;
    case 'crash':
      return 'until a crash';
  }
}
