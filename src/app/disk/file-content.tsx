/** What one file holds: its bytes as they are, and the term that they say. */
import { useState } from 'react';

import { Term } from '#app/details/code-block.tsx';
import type { FileSight } from '#scene/disk-sight.ts';
import { type InspectOptions } from '#term/inspect.ts';

import { bytesText } from './file-table.tsx';
import { hexLines } from './hex.ts';
import { termText } from './term-text.ts';

type FileContentProps = {
  /** `undefined`: none was chosen. */
  readonly name: string | undefined;
  /** `undefined`: it is not on the disk at this moment. */
  readonly file: FileSight | undefined;
  readonly onRemove: (name: string) => void;
  readonly onDownload: (name: string, bytes: Uint8Array) => void;
  readonly fields?: InspectOptions['fields'];
};

export function FileContent({ name, file, onRemove, onDownload, fields }: FileContentProps) {
  if (name === undefined) {
    return <p className="file-content files-idle">Choose a file to see its bytes.</p>;
  }
  return (
    <section aria-label={`What is in ${name}`} className="file-content">
      <header className="files-head">
        <h2 className="file-name">{name}</h2>
        <button
          type="button"
          className="button files-small"
          aria-disabled={file === undefined}
          onClick={() => file !== undefined && onDownload(name, file.bytes)}
        >
          Download
        </button>
        <button
          type="button"
          className="button files-small"
          aria-disabled={file === undefined}
          onClick={() => file !== undefined && onRemove(name)}
        >
          Delete
        </button>
      </header>
      {file === undefined ? (
        <p className="files-idle">It is not on the disk at this moment.</p>
      ) : (
        <Content key={name} bytes={file.bytes} name={name} fields={fields} />
      )}
    </section>
  );
}

type ContentProps = Pick<FileSight, 'name' | 'bytes'> & Pick<FileContentProps, 'fields'>;

function Content({ name, bytes, fields }: ContentProps) {
  const said = termText(bytes, fields);
  return (
    <>
      <div className="file-both">
        <HexDump name={name} bytes={bytes} />
        <div className="file-term">
          <h3 className="eyebrow">As a term</h3>
          {said.kind === 'term' ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
            <pre tabIndex={0} aria-label="As a term">
              {said.lines.map((line, at) => (
                <span key={at}>
                  <Term text={line} />
                </span>
              ))}
            </pre>
          ) : (
            <p className="file-no-term">{said.text}</p>
          )}
        </div>
      </div>
      <p className="file-elixir">
        Elixir reads it with{' '}
        <code>
          <Term text={`:erlang.binary_to_term(File.read!("${name}"))`} />
        </code>
      </p>
    </>
  );
}

/** 1 kB. */
const FEW_LINES = 64;

function HexDump({ name, bytes }: Pick<ContentProps, 'name' | 'bytes'>) {
  const [all, showAll] = useState(false);
  const lines = hexLines(bytes, all ? Infinity : FEW_LINES);
  return (
    <div className="file-bytes">
      <h3 className="eyebrow">{bytesText(bytes.length)} in hex</h3>
      <ol
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
        tabIndex={0}
        aria-label={`${name} in hex`}
        className="hex"
      >
        {lines.map(({ offset, digits, text }) => (
          <li key={offset}>
            <span className="hex-offset">{offset}</span>
            <span className="hex-digits">
              <span>{digits.slice(0, 8).join(' ')}</span>
              <span>{digits.slice(8).join(' ')}</span>
            </span>
            <span className="hex-text">{text}</span>
          </li>
        ))}
        {bytes.length > lines.length * 16 && (
          <li>
            <button type="button" className="button files-small" onClick={() => showAll(true)}>
              Show all {bytesText(bytes.length)}
            </button>
          </li>
        )}
      </ol>
    </div>
  );
}
