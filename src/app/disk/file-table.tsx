/** The files of a disk: name, size, when it changed, and whether it is whole. One of them is looked at. */
import { memo, useState } from 'react';

import type { FileSight, FileState } from '#scene/disk-sight.ts';
import { clock } from '#trace/clock.ts';

type FileTableProps = {
  readonly files: readonly FileSight[];
  readonly selected: string | undefined;
  readonly onSelect: (name: string) => void;
};

/** More are shown when they are asked for. */
const FEW = 100;

export function FileTable({ files, selected, onSelect }: FileTableProps) {
  const [all, showAll] = useState(false);
  const shown = all ? files : files.slice(0, FEW);
  if (files.length === 0) return <p className="files-table files-idle">The disk is empty.</p>;
  return (
    <div className="files-table">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Size</th>
            <th scope="col">Changed</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, bytes, changedAt, state }) => (
            <FileRow
              key={name}
              name={name}
              size={bytes.length}
              changedAt={changedAt}
              state={state}
              selected={name === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {shown.length < files.length && (
        <button type="button" className="button files-small" onClick={() => showAll(true)}>
          Show all {files.length}
        </button>
      )}
    </div>
  );
}

type FileRowProps = Omit<FileSight, 'bytes'> & {
  readonly size: number;
  readonly selected: boolean;
  readonly onSelect: (name: string) => void;
};

/** Of a thousand files one changes: only that is drawn again. */
const FileRow = memo(function FileRow(props: FileRowProps) {
  const { name, size, changedAt, state, selected, onSelect } = props;
  return (
    <tr data-selected={selected}>
      <th scope="row">
        <button type="button" aria-pressed={selected} onClick={() => onSelect(name)}>
          {name}
        </button>
      </th>
      <td className="files-number">{bytesText(size)}</td>
      <td className="files-number">{changedText(state, changedAt)}</td>
      <td>
        <span className="file-state" data-state={state}>
          {STATES[state]}
        </span>
      </td>
    </tr>
  );
});

const STATES: Readonly<Record<FileState, string>> = {
  whole: 'whole',
  'being written': 'being written',
  'written aside': 'to be renamed',
  'left over': 'left over',
  torn: 'torn: no term',
  'set aside': 'set aside',
};

export function bytesText(size: number): string {
  return size === 1 ? '1 byte' : `${size} bytes`;
}

function changedText(state: FileState, changedAt: number | undefined): string {
  if (state === 'being written') return 'now';
  return changedAt === undefined ? '–' : clock(changedAt);
}
