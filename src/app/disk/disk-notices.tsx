/** What is wrong with where the files are kept, or asked about it, with what may be done: quietly, in lines. */
import { useRef } from 'react';

import type { DiskDeed, DiskNotice } from './disk-words.ts';

export type DiskNoticesProps = {
  readonly notices: readonly DiskNotice[];
  readonly onDeed: (deed: DiskDeed) => void;
};

const LABELS: Readonly<Record<DiskDeed, string>> = {
  take: 'Use the disk here',
  'use kept': 'Use the kept files',
  'use own': 'Keep this run’s files',
  'use left': 'Keep the files of the future you left',
  'dismiss left': 'Dismiss',
  download: 'Download the files',
  undo: 'Undo',
  dismiss: 'Dismiss',
};

export function DiskNotices({ notices, onDeed }: DiskNoticesProps) {
  const place = useRef<HTMLDivElement>(null);
  const press = (deed: DiskDeed) => {
    onDeed(deed);
    // The button goes with its notice: the focus stays here.
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} aria-live="polite" className="disk-notices">
      {notices.map(({ id, text, deeds }) => (
        <div key={id} className="disk-notice">
          <p>{text}</p>
          {deeds.map((deed) => (
            <button key={deed} type="button" className="button" onClick={() => press(deed)}>
              {LABELS[deed]}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
