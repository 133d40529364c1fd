/**
 * What happened, a line each: the picture for whoever reads, and a way to jump. It keeps what is
 * filtered and which "why?" is open; where the run stands and what is lit come from outside.
 */
import { useDeferredValue, useEffect, useId, useState } from 'react';

import type { EventId } from '#kernel/event.ts';
import type { Focus } from '#scene/focus.ts';
import type { Tape } from '#trace/tape.ts';

import { type Choice, isNarrowed, NO_CHOICE, TranscriptFilters } from './transcript-filters.tsx';
import { countUpTo, type LineFilter, type Lines, linesUpTo } from './transcript-lines.ts';
import { TranscriptList } from './transcript-list.tsx';
import { LazyWhyAnswer } from './why-answer-lazy.tsx';
import type { WhyPanelProps } from './why-panel.tsx';

export type TranscriptProps = Pick<WhyPanelProps, 'partOf' | 'onSelect' | 'onJump' | 'onChain'> & {
  readonly tape: Tape;
  /** How many events have happened at the moment that is shown. */
  readonly eventCount: EventId;
  /** How many the learner has seen: what is recorded beyond has no line yet. */
  readonly reached: EventId;
  /** Whose lines one may ask for alone: the name, and the label of the process or the device. */
  readonly selected: { readonly name: string; readonly label: string } | undefined;
  readonly focus: Focus;
  /** The line that is pointed at. */
  readonly onEvent: (id: EventId | undefined) => void;
};

export function Transcript(props: TranscriptProps) {
  const { tape, eventCount, reached, selected } = props;
  const [choice, setChoice] = useState(NO_CHOICE);
  const [asked, setAsked] = useState<Asked>();
  const filter = useDeferredValue(filterOf(choice, selected));
  const seen = Math.max(reached, eventCount);
  const { ids, complete } = useLines(tape, filter, seen);
  const question = asked?.tape === tape && asked.id <= seen ? asked : undefined;
  return (
    <section aria-label="Transcript" className="transcript">
      <Head choice={choice} selected={selected?.name} onChoice={setChoice} />
      {question !== undefined && (
        <LazyWhyAnswer
          asked={{ tape, about: question.id }}
          partOf={props.partOf}
          onSelect={props.onSelect}
          onJump={props.onJump}
          onChain={props.onChain}
          onClose={() => setAsked(undefined)}
        />
      )}
      <TranscriptList
        {...props}
        ids={ids}
        count={countUpTo(ids, seen)}
        happened={countUpTo(ids, eventCount)}
        narrowed={isNarrowed(choice)}
        complete={complete}
        onWhy={(id) => setAsked({ tape, id })}
      />
    </section>
  );
}

type HeadProps = {
  readonly choice: Choice;
  readonly selected: string | undefined;
  readonly onChoice: (choice: Choice) => void;
};

function Head({ choice, selected, onChoice }: HeadProps) {
  const [open, setOpen] = useState(false);
  const filters = useId();
  const narrowed = isNarrowed(choice);
  return (
    <>
      <div className="transcript-head">
        <h2 className="eyebrow">Transcript</h2>
        {narrowed && (
          <button
            type="button"
            className="button transcript-small"
            onClick={() => onChoice(NO_CHOICE)}
          >
            Show all
          </button>
        )}
        <button
          type="button"
          className="button transcript-small"
          aria-expanded={open}
          aria-controls={filters}
          data-on={narrowed}
          onClick={() => setOpen(!open)}
        >
          {narrowed ? 'Filter is on' : 'Filter'}
        </button>
      </div>
      <div id={filters} data-open={open} hidden={!open}>
        <TranscriptFilters choice={choice} selected={selected} onChoice={onChoice} />
      </div>
    </>
  );
}

/** Where words are looked for in a long run, lines come in as they are found. */
function useLines(tape: Tape, filter: LineFilter, seen: EventId): Lines {
  const [, goOn] = useState(0);
  const lines = linesUpTo(tape, filter, seen);
  const { complete, scanned } = lines;
  useEffect(() => {
    if (complete) return undefined;
    const timer = setTimeout(() => goOn(scanned), 0);
    return () => clearTimeout(timer);
  }, [complete, scanned]);
  return lines;
}

type Asked = { readonly tape: Tape; readonly id: EventId };

function filterOf({ only, ...filter }: Choice, selected: TranscriptProps['selected']): LineFilter {
  return only && selected !== undefined ? { ...filter, label: selected.label } : filter;
}
