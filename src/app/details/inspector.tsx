/** What is known of the selected process: its code, its state, its mailbox, where its machine is. */
import type { ReactNode } from 'react';

import type { MailboxMark } from '#scene/moment.ts';

import { CodeBlock, Term } from './code-block.tsx';
import type { CodeBlockProps } from './code-block.tsx';

export type InspectorProps = {
  readonly name: string;
  readonly tone: InspectorTone;
  /** `exited`, `brewing`… */
  readonly status: string;
  /** `#PID<0.108.0> · permanent`, or `a device: no pid`. */
  readonly identity: string;
  /** One sentence on why it is as it is: `The bank answered rate: 0; it divided by it.` */
  readonly why?: ReactNode;
  readonly code?: Omit<CodeBlockProps, 'label'> | undefined;
  /** As inspected, line by line. */
  readonly state?: { readonly title: string; readonly lines: readonly string[] } | undefined;
  readonly mailbox?:
    | { readonly title: string; readonly messages: readonly MailboxMark[] }
    | undefined;
  readonly machine?: readonly MachineState[] | undefined;
};

export type InspectorTone = 'alive' | 'busy' | 'crash' | 'supervisor' | 'quiet';

/** A state of the machine; `depth` 1 lies within the one before it. */
export type MachineState = {
  readonly name: string;
  readonly depth: number;
  readonly current: boolean;
};

export function Inspector({ inspected }: { readonly inspected: InspectorProps | undefined }) {
  return (
    <section aria-label="Inspector" className="flex flex-col gap-3.5 px-4 pt-4 pb-5">
      {inspected === undefined ? (
        <p className="text-[13px] text-muted">Select a process in the picture to look inside it.</p>
      ) : (
        <Inspected {...inspected} />
      )}
    </section>
  );
}

function Inspected(props: InspectorProps) {
  const { why, code, state, mailbox, machine } = props;
  return (
    <>
      <Identity {...props} />
      {why !== undefined && <p className="text-[13px] leading-snug">{why}</p>}
      {code !== undefined && (
        <Part title="Code · as Elixir runs it">
          <CodeBlock key={props.name} label={`Code of ${props.name}`} {...code} />
        </Part>
      )}
      {state !== undefined && (
        <Part title={state.title}>
          <CodeBlock label={`${state.title} of ${props.name}`} lines={state.lines} />
        </Part>
      )}
      {mailbox !== undefined && (
        <Part title={mailbox.title}>
          <Mailbox messages={mailbox.messages} />
        </Part>
      )}
      {machine !== undefined && (
        <Part title="State machine">
          <Machine states={machine} tone={props.tone} />
        </Part>
      )}
    </>
  );
}

const TONES: Readonly<Record<InspectorTone, { readonly dot: string; readonly pill: string }>> = {
  alive: { dot: 'bg-alive', pill: 'bg-alive-bg text-alive' },
  busy: { dot: 'bg-busy', pill: 'bg-busy-bg text-busy' },
  crash: { dot: 'bg-crash', pill: 'bg-crash-bg text-crash' },
  supervisor: { dot: 'bg-supervisor', pill: 'bg-supervisor-bg text-supervisor' },
  quiet: { dot: 'bg-edge', pill: 'bg-sunk text-muted' },
};

function Identity({ name, tone, status, identity }: InspectorProps) {
  return (
    <div>
      <h2 className="flex flex-wrap items-center gap-2 text-[15px] font-semibold">
        <span aria-hidden="true" className={`size-2.5 rounded-full ${TONES[tone].dot}`} />
        {name}
        <span className={`rounded-full px-2 py-0.5 text-[11px] font-semibold ${TONES[tone].pill}`}>
          {status}
        </span>
      </h2>
      <p className="mt-1 font-mono text-xs text-muted">{identity}</p>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h3 className="eyebrow mb-1.5">{title}</h3>
      {children}
    </div>
  );
}

function Mailbox({ messages }: { readonly messages: readonly MailboxMark[] }) {
  if (messages.length === 0) return <p className="text-[13px] text-muted">Empty.</p>;
  return (
    <ol className="flex flex-col gap-1.5">
      {messages.map(({ text, skipped }, i) => (
        <li
          key={i}
          title={text}
          className={`rounded-[7px] px-2.5 py-1 font-mono text-[11.5px] leading-[1.6] wrap-anywhere text-message ${skipped ? 'border border-dashed border-message' : 'border border-transparent bg-message-bg'}`}
        >
          {text}
          {skipped && <span className="ml-2 font-sans text-[11px] text-muted">skipped</span>}
        </li>
      ))}
    </ol>
  );
}

type MachineProps = { readonly states: readonly MachineState[]; readonly tone: InspectorTone };

function Machine({ states, tone }: MachineProps) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {states.map(({ name, depth, current }, i) => (
        <li
          key={i}
          aria-current={current}
          className={`rounded-lg border px-2.5 py-1 font-mono text-[11px] ${current ? `border-current ${TONES[tone].pill}` : 'border-line text-muted'}`}
        >
          {depth > 0 && <span aria-hidden="true">↳ </span>}
          <Term text={name} />
        </li>
      ))}
    </ul>
  );
}
