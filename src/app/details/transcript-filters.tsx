/** Which lines of the transcript are shown: by words, by kind, by process, and how closely. */
import type { LineFilter, LineKind } from './transcript-lines.ts';

/** What the learner has chosen: `only`, what concerns the selected process. */
export type Choice = Omit<LineFilter, 'label'> & { readonly only: boolean };

export const NO_CHOICE: Choice = { kind: 'everything', details: false, text: '', only: false };

export function isNarrowed({ kind, details, text, only }: Choice): boolean {
  return kind !== 'everything' || details || text.trim() !== '' || only;
}

type TranscriptFiltersProps = {
  readonly choice: Choice;
  /** The name of the selected process. */
  readonly selected: string | undefined;
  readonly onChoice: (choice: Choice) => void;
};

const KINDS: readonly { readonly kind: LineKind; readonly label: string }[] = [
  { kind: 'everything', label: 'Everything' },
  { kind: 'messages', label: 'Messages' },
  { kind: 'crashes', label: 'Crashes, restarts' },
  { kind: 'timers', label: 'Timers' },
];

export function TranscriptFilters({ choice, selected, onChoice }: TranscriptFiltersProps) {
  const change = (changes: Partial<Choice>) => onChoice({ ...choice, ...changes });
  return (
    <fieldset aria-label="Lines to show" className="transcript-filters">
      <input
        type="search"
        aria-label="Name, pid or words"
        placeholder="Name, pid or words"
        value={choice.text}
        onChange={({ target }) => change({ text: target.value })}
        className="transcript-field"
      />
      <select
        aria-label="Kind"
        value={choice.kind}
        onChange={({ target }) => change({ kind: kindNamed(target.value) })}
        className="transcript-field"
      >
        {KINDS.map(({ kind, label }) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button transcript-small"
        aria-pressed={choice.only}
        aria-disabled={selected === undefined}
        onClick={() => selected !== undefined && change({ only: !choice.only })}
      >
        {selected === undefined ? 'Selected only' : `${selected} only`}
      </button>
      <button
        type="button"
        className="button transcript-small"
        aria-pressed={choice.details}
        onClick={() => change({ details: !choice.details })}
      >
        All events
      </button>
    </fieldset>
  );
}

function kindNamed(name: string): LineKind {
  return KINDS.find(({ kind }) => kind === name)?.kind ?? 'everything';
}
