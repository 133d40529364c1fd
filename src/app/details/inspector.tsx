/** What is known of the selected process: its code, state, mailbox, relations, and its machine. */
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';

import { NO_FOCUS } from '#scene/focus.ts';

import { CodeBlock } from './code-block.tsx';
import type { Inspection, InspectorLinks, InspectorTone } from './inspection.ts';
import { Fold } from './inspector-fold.tsx';
import { Relations } from './inspector-links.tsx';
import { Mailbox } from './inspector-mailbox.tsx';
import { Members } from './inspector-members.tsx';
import { WhenSeen } from './when-seen.tsx';

export type InspectorProps = Inspection & InspectorLinks;

/** It brings a layout library with it. */
const MachinePart = lazy(async () => ({
  default: (await import('./inspector-machine.tsx')).MachinePart,
}));

export function Inspector({ inspected }: { readonly inspected: InspectorProps | undefined }) {
  return (
    <section aria-label="Inspector" className="inspector">
      {inspected === undefined ? (
        <p className="text-[13px] text-muted">Select a process in the picture to look inside it.</p>
      ) : (
        <Inspected inspected={inspected} />
      )}
    </section>
  );
}

function Inspected({ inspected }: { readonly inspected: InspectorProps }) {
  const { why, members, relations, machine, info } = inspected;
  return (
    <>
      <Identity inspected={inspected} />
      {why !== undefined && <Why>{why}</Why>}
      {members !== undefined && <Members members={members} links={inspected} />}
      <Insides inspected={inspected} />
      {relations !== undefined && (
        <Fold
          id="links"
          title="Links and monitors"
          note={relations.length === 0 ? 'none: it dies alone' : undefined}
        >
          <Relations relations={relations} links={inspected} />
        </Fold>
      )}
      {machine !== undefined && (
        <Fold id="machine" title="State machine">
          <WhenSeen>
            <Suspense>
              <MachinePart key={machine.chart.name} {...machine} />
            </Suspense>
          </WhenSeen>
        </Fold>
      )}
      {info !== undefined && (
        <Fold id="info" title={info.title}>
          <ProcessInfo items={info.items} />
        </Fold>
      )}
    </>
  );
}

/** A sentence, or whatever else tells the cause. */
function Why({ children }: { readonly children: ReactNode }) {
  return typeof children === 'string' ? (
    <p className="text-[13px] leading-snug">{children}</p>
  ) : (
    children
  );
}

const TONES: Readonly<Record<InspectorTone, { readonly dot: string; readonly pill: string }>> = {
  alive: { dot: 'bg-alive', pill: 'bg-alive-bg text-alive' },
  busy: { dot: 'bg-busy', pill: 'bg-busy-bg text-busy' },
  crash: { dot: 'bg-crash', pill: 'bg-crash-bg text-crash' },
  supervisor: { dot: 'bg-supervisor', pill: 'bg-supervisor-bg text-supervisor' },
  quiet: { dot: 'bg-edge', pill: 'bg-sunk text-muted' },
};

type PartProps = { readonly inspected: InspectorProps };

function Identity({ inspected }: PartProps) {
  const { name, tone, status, identity, group, onSelect } = inspected;
  return (
    <div>
      <h2 className="flex flex-wrap items-center gap-2 text-[15px] font-semibold">
        <span aria-hidden="true" className={`size-2.5 rounded-full ${TONES[tone].dot}`} />
        {name}
        <span className={`rounded-full px-2 py-0.5 text-[11px] font-semibold ${TONES[tone].pill}`}>
          {status}
        </span>
      </h2>
      <p className="mt-1 flex flex-wrap font-mono text-xs text-muted">
        {identity.map((item, i) => (
          <span key={i} className="whitespace-pre">
            {item}
            {i < identity.length - 1 && ' · '}
          </span>
        ))}
      </p>
      {group !== undefined && onSelect !== undefined && (
        <p className="mt-1 text-xs">
          <button type="button" className="inspector-link" onClick={() => onSelect(group)}>
            All {group}
          </button>
        </p>
      )}
    </div>
  );
}

/** What is its own alone: code, state and mailbox. */
function Insides({ inspected }: PartProps) {
  const { key, name, code, state, mailbox, names, focus = NO_FOCUS } = inspected;
  return (
    <>
      {code !== undefined && (
        <Fold id="code" title="Code · as Elixir runs it">
          {'none' in code ? (
            <p className="text-[13px] text-muted">{code.none}</p>
          ) : (
            <CodeBlock key={key} label={`Code of ${name}`} {...code} />
          )}
        </Fold>
      )}
      {state !== undefined && (
        <Fold id="state" title={state.title}>
          <CodeBlock label={`${state.title} of ${name}`} lines={state.lines} names={names} isTerm />
        </Fold>
      )}
      {mailbox !== undefined && (
        <Fold
          id="mailbox"
          title={mailbox.title}
          count={mailbox.messages.length}
          note={mailbox.messages.length === 0 ? 'empty' : undefined}
        >
          <Mailbox messages={mailbox.messages} names={names} focus={focus} />
        </Fold>
      )}
    </>
  );
}

type InfoProps = { readonly items: readonly (readonly [name: string, value: string])[] };

function ProcessInfo({ items }: InfoProps) {
  return (
    <>
      <dl className="inspector-info">
        {items.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1.5 text-xs text-muted">
        Simplified: of the heap, messages, argument and state are counted, not what computing leaves
        behind.
      </p>
    </>
  );
}
