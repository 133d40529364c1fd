/** A mailbox in the order of arrival, with what a selective receive has left where it is. */
import type { EventId } from '#kernel/event.ts';
import type { Focus } from '#scene/focus.ts';

import { Term } from './code-block.tsx';
import type { MailboxMessage, Names } from './inspection.ts';

type MailboxProps = {
  readonly messages: readonly MailboxMessage[];
  readonly names: Names | undefined;
  readonly focus: Focus;
};

const MOST_SHOWN = 50;

export function Mailbox({ messages, names, focus }: MailboxProps) {
  const more = messages.length - MOST_SHOWN;
  return (
    <>
      <ol className="inspector-mailbox">
        {messages.slice(0, MOST_SHOWN).map(({ text, whole, skipped, sender, events }, i) => (
          <li
            key={events[0] ?? i}
            title={whole}
            className={`${skipped ? 'is-skipped' : ''} ${isLit(events, focus) ? 'is-lit' : ''}`}
          >
            <Term text={text} names={names} />
            <span className="mail-note">
              {sender}
              {skipped && ' · skipped'}
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="mt-1 text-xs text-muted">and {more} more</p>}
    </>
  );
}

function isLit(events: readonly EventId[], { event, chain = [] }: Focus): boolean {
  return events.some((id) => id === event || chain.includes(id));
}
