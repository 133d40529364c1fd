import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';

import { encode } from '#term/external.ts';
import { struct } from '#term/term.ts';

import { ClearDisk } from './clear-disk.tsx';
import { DiskAtWork } from './disk-at-work.tsx';
import { filesTape, MS, playing } from './disk-fixture.ts';
import { DiskNotices } from './disk-notices.tsx';
import { FileContent } from './file-content.tsx';
import { FileTable } from './file-table.tsx';
import { FilesPicture } from './files-picture.tsx';

const nothing = () => undefined;

/** Its words, and the names of what has none. */
async function wordsOf(element: Parameters<typeof prerender>[0]): Promise<string> {
  const { prelude } = await prerender(element);
  const markup = await new Response(prelude).text();
  return markup
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(
      /<(?!\/?(?:span|b)\b)[^>]*>/g,
      (tag) => ` ${/aria-label="([^"]*)"/.exec(tag)?.[1] ?? ''} `,
    )
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"');
}

const LIST = encode(struct('Todo.List', { entries: 'none', next_id: 1 }));
const file = { name: 'bob.list', bytes: LIST, changedAt: 300_000, state: 'whole' } as const;

test('a disk says what it does, for whom, how far it is, and who waits how long', async () => {
  const words = await wordsOf(
    <DiskAtWork
      underWay={[
        { key: '1', who: 'Worker 1', text: 'writes bob.list', waited: 0, landed: 64, size: 198 },
      ]}
      queue={[{ key: '2', who: 'Worker 0', text: 'reads ann.list', waited: 20_000 }]}
    />,
  );
  expect(words).toMatch(/Worker 1 writes bob.list.*64 of 198 bytes/s);
  expect(words).toMatch(/Queue · 1.*1Worker 0 reads ann.list.*waits 0.02 s/s);
});

test('each file says its size, when it changed, and how it is', async () => {
  const other = {
    ...file,
    name: 'ann.list.3.tmp',
    changedAt: undefined,
    state: 'left over',
  } as const;
  const words = await wordsOf(
    <FileTable files={[file, other]} selected="bob.list" onSelect={nothing} />,
  );
  expect(words).toMatch(/bob.list\s+\d+ bytes\s+0.30 s\s+whole/);
  expect(words).toMatch(/ann.list.3.tmp\s+\d+ bytes\s+–\s+left over/);
});

function content(bytes: Uint8Array) {
  return wordsOf(
    <FileContent
      name="bob.list"
      file={{ ...file, bytes }}
      onRemove={nothing}
      onDownload={nothing}
      fields={{ 'Todo.List': ['next_id', 'entries'] }}
    />,
  );
}

test('a file shows its bytes, the term that they say, and how Elixir reads it', async () => {
  const words = await content(LIST);
  expect(words).toContain('83 74 00 00 00 03');
  expect(words).toContain('%Todo.List{next_id: 1, entries: "none"}');
  expect(words).toContain(':erlang.binary_to_term(File.read!("bob.list"))');
});

test('bytes that are no term say where that shows', async () => {
  expect(await content(LIST.subarray(0, 20))).toMatch(/Not a term: at byte \d+, .*\./);
  expect(await content(new Uint8Array())).toContain('Not a term: the file is empty.');
});

test('a long file shows its first kilobyte until all of it is asked for', async () => {
  const long = await content(encode('x'.repeat(2000)));
  expect(long).toContain('000003f0');
  expect(long).not.toContain('00000400');
  expect(long).toContain('Show all 2006 bytes');
});

test('the picture of a run has its files at the moment that is shown', async () => {
  const { actor } = playing(filesTape(), 250 * MS);
  const words = await wordsOf(
    <FilesPicture
      actor={actor}
      where="Kept in memory."
      onClear={nothing}
      onRemove={nothing}
      onDownload={nothing}
      onDownloadAll={nothing}
    />,
  );
  expect(words).toMatch(
    /The disk is idle.*Nobody waits.*2 files.*Clear….*Kept in memory.*ann.list.*bob.list.*Choose a file/s,
  );
});

test('notices say what may be done; clearing is asked for first', async () => {
  const notices = [{ id: 'elsewhere', text: 'Another tab.', deeds: ['take', 'download'] }] as const;
  expect(await wordsOf(<DiskNotices notices={notices} onDeed={nothing} />)).toMatch(
    /Another tab.*Use the disk here.*Download the files/s,
  );
  expect(await wordsOf(<ClearDisk count={2} onClear={nothing} />)).not.toMatch(/Delete/);
});
