/** Code with gaps to choose for or to type in, each as wide as what may stand in it. Enter checks. */
import { Term } from '#app/details/code-block.tsx';
import type { Gaps } from '#lesson/exercise.ts';
import { gapIds, gapLines } from '#lesson/gap-parts.ts';
import type { GapPart } from '#lesson/gap-parts.ts';

import { markOf } from './body-props.ts';
import type { BodyProps, Mark } from './body-props.ts';
import { hanging } from './code-line.tsx';

export function GapCode({ exercise, answer, verdict, onAnswer, onCheck }: BodyProps<'gaps'>) {
  const order = gapIds(exercise.code);
  const fieldOf = (id: string) => {
    const gap = exercise.gaps.find((one) => one.id === id);
    if (gap === undefined) return null;
    return (
      <GapField
        gap={gap}
        label={`Gap ${order.indexOf(id) + 1} of ${order.length}`}
        given={answer.gaps[id] ?? ''}
        mark={markOf(verdict, id)}
        onGiven={(given) => onAnswer({ kind: 'gaps', gaps: { ...answer.gaps, [id]: given } })}
      />
    );
  };
  return (
    <form
      className="code-box"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      {gapLines(exercise.code).map((parts, i) => (
        <code
          key={i}
          className="block whitespace-pre-wrap wrap-anywhere"
          style={hanging(startOf(parts))}
        >
          {parts.length === 0 && ' '}
          {parts.map((part, place) => (
            <span key={place}>
              {part.kind === 'code' ? <Term text={part.text} /> : fieldOf(part.id)}
            </span>
          ))}
        </code>
      ))}
      <button type="submit" hidden>
        Check
      </button>
    </form>
  );
}

function startOf([first]: readonly GapPart[]): string {
  return first?.kind === 'code' ? first.text : '';
}

type GapFieldProps = {
  readonly gap: Gaps['gaps'][number];
  readonly label: string;
  readonly given: string;
  readonly mark: Mark;
  readonly onGiven: (given: string) => void;
};

/** So wide at the least, in characters. */
const LEAST = 5;

function GapField({ gap, label, given, mark, onGiven }: GapFieldProps) {
  const longest = Math.max(LEAST, ...(gap.options ?? [given]).map(({ length }) => length));
  const same = {
    'aria-label': label,
    'aria-invalid': mark === 'wrong',
    value: given,
    'data-mark': mark,
    className: 'gap',
  };
  return (
    <span className="whitespace-nowrap">
      {gap.options === undefined ? (
        <input
          {...same}
          type="text"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          style={{ width: `calc(${longest + 1}ch + 14px)` }}
          onChange={({ target }) => onGiven(target.value)}
        />
      ) : (
        <select
          {...same}
          style={{ width: `calc(${longest}ch + 34px)` }}
          onChange={({ target }) => onGiven(target.value)}
        >
          <option value="">…</option>
          {gap.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
      {mark !== undefined && (
        <span aria-hidden="true" className={mark === 'right' ? 'text-alive' : 'text-crash'}>
          {mark === 'right' ? '✓' : '✗'}
        </span>
      )}
    </span>
  );
}
