/**
 * The disk of a run as a picture in words: what it does now, who waits for it, its files, and what one
 * of them holds. Its parts keep their places, whatever happens.
 */
import { memo, useMemo, useState, useSyncExternalStore } from 'react';

import type { Player } from '#app/time/use-player.ts';
import type { InspectOptions } from '#term/inspect.ts';

import { calm } from './calm-feed.ts';
import { ClearDisk } from './clear-disk.tsx';
import { DiskAtWork } from './disk-at-work.tsx';
import { diskFeed } from './disk-feed.ts';
import { FileContent } from './file-content.tsx';
import { FileTable } from './file-table.tsx';

export type FilesPictureProps = {
  readonly actor: Player['actor'];
  /** Where the files really are, in a sentence. */
  readonly where: string;
  readonly onClear: () => void;
  readonly onRemove: (name: string) => void;
  readonly onDownload: (name: string, bytes: Uint8Array) => void;
  readonly onDownloadAll: () => void;
  /** The order in which the program’s own structs show their fields. */
  readonly fields?: InspectOptions['fields'];
};

/** What is around it changes with each step: that draws nothing here. */
export const FilesPicture = memo(function FilesPicture(props: FilesPictureProps) {
  const { actor, where } = props;
  const feed = useMemo(() => calm(diskFeed(actor)), [actor]);
  const sight = useSyncExternalStore(feed.subscribe, feed.current, feed.current);
  const [selected, select] = useState<string>();
  if (sight === undefined) return <p className="files-none">There is no disk in this run.</p>;
  const { files } = sight;
  const file = files.find(({ name }) => name === selected);
  return (
    <div className="files">
      <DiskAtWork {...sight} />
      <section aria-label="Files on the disk" className="files-all">
        <header className="files-head">
          <h2 className="eyebrow">{countText(files.length)}</h2>
          <ClearDisk count={files.length} onClear={props.onClear} />
          <button
            type="button"
            className="button files-small"
            aria-disabled={files.length === 0}
            onClick={() => files.length > 0 && props.onDownloadAll()}
          >
            Download all
          </button>
        </header>
        <p className="files-where">{where}</p>
        <FileTable files={files} selected={selected} onSelect={select} />
      </section>
      <FileContent {...props} name={selected} file={file} />
    </div>
  );
});

function countText(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}
