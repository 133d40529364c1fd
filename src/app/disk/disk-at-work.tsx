import type { AskSight, DiskSight } from '#scene/disk-sight.ts';
/** What a disk does now, with how far it is, and who waits for it in which order. */
import { clock } from '#trace/clock.ts';

type DiskAtWorkProps = Pick<DiskSight, 'underWay' | 'queue'>;

/** Of a long queue the first are seen. */
const MOST_WAITING = 20;

export function DiskAtWork({ underWay, queue }: DiskAtWorkProps) {
  const more = queue.length - MOST_WAITING;
  return (
    <div className="files-work">
      <section aria-label="What the disk does now">
        <h2 className="eyebrow">Now</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
        <ul className="files-tasks" tabIndex={0} aria-label="What the disk does now">
          {underWay.length === 0 && <li className="files-idle">The disk is idle.</li>}
          {underWay.map((ask) => (
            <Task key={ask.key} ask={ask} />
          ))}
        </ul>
      </section>
      <section aria-label="Who waits for the disk">
        <h2 className="eyebrow">Queue · {queue.length}</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
        <ol className="files-tasks" tabIndex={0} aria-label="Who waits for the disk">
          {queue.length === 0 && <li className="files-idle">Nobody waits.</li>}
          {queue.slice(0, MOST_WAITING).map(({ key, who, text, waited }, at) => (
            <li key={key}>
              <span className="files-task-text" title={`${who} ${text}`}>
                <span className="files-place">{at + 1}</span>
                <b>{who}</b> {text}
              </span>
              <span className="files-number">waits {clock(waited)}</span>
            </li>
          ))}
          {more > 0 && <li className="files-idle">and {more} more</li>}
        </ol>
      </section>
    </div>
  );
}

function Task({ ask: { who, text, landed, size, waited } }: { readonly ask: AskSight }) {
  return (
    <li>
      <span className="files-task-text" title={`${who} ${text}`}>
        <b>{who}</b> {text}
      </span>
      {landed === undefined || size === undefined ? (
        <span className="files-number">{clock(waited)}</span>
      ) : (
        <>
          <progress max={Math.max(1, size)} value={landed} aria-label={`${who} ${text}`} />
          <span className="files-number">
            {Math.min(landed, size)} of {size} bytes
          </span>
        </>
      )}
    </li>
  );
}
