/** How the files of a disk change, and what that is to those who write them meanwhile. */
import { inspectLine } from '#term/inspect.ts';
import type { TermMap } from '#term/term.ts';

import { FileTable } from './disk-files.ts';
import { bytesIn, type DiskParts } from './disk-state.ts';

export const NO_BYTES: Uint8Array = new Uint8Array();

export function put(parts: DiskParts, name: string, bytes: Uint8Array): DiskParts {
  const files = parts.files.with(name, bytes);
  return { ...parts, files, version: parts.version + 1, lastWritten: name };
}

/** The bytes come to their place in a file, between those of others who write it as well. */
export function putAt(
  parts: DiskParts,
  name: string | undefined,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: number },
): DiskParts {
  const old = name === undefined ? undefined : parts.files.get(name);
  if (name === undefined || old === undefined) return parts;
  return put(parts, name, overwritten(old, bytes, at));
}

/** What lies between the end of the old and that place is zeros. */
function overwritten(old: Uint8Array, chunk: Uint8Array, at: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(old.length, at + chunk.length));
  bytes.set(old);
  bytes.set(chunk, at);
  return bytes;
}

/** Who writes a file goes on writing it, whatever it is called. */
export function renamed(parts: DiskParts, from: string, to: string): DiskParts {
  const bytes = parts.files.get(from);
  if (bytes === undefined || from === to) return parts;
  const underWay = parts.underWay.map((task) =>
    task.into === from
      ? { ...task, into: to }
      : task.into === to
        ? { ...task, into: undefined }
        : task,
  );
  return put({ ...parts, files: parts.files.without(from), underWay }, to, bytes);
}

/** Who writes it still does, into a file that nobody can find any more. */
export function removed(parts: DiskParts, name: string): DiskParts {
  const underWay = parts.underWay.map((task) =>
    task.into === name ? { ...task, into: undefined } : task,
  );
  return { ...parts, files: parts.files.without(name), version: parts.version + 1, underWay };
}

/** The last third of the file that was written last is lost. */
export function torn(parts: DiskParts): DiskParts {
  const { lastWritten: name = '' } = parts;
  const bytes = parts.files.get(name) ?? NO_BYTES;
  if (bytes.length === 0) return parts;
  return put(parts, name, bytes.slice(0, bytes.length - Math.ceil(bytes.length / 3)));
}

/** All that was there is gone. Throws a `RangeError` for what are no files. */
export function mounted(parts: DiskParts, files: TermMap): DiskParts {
  const underWay = parts.underWay.map((task) => ({ ...task, into: undefined }));
  let state: DiskParts = { ...parts, files: FileTable.empty, version: parts.version + 1, underWay };
  for (const [name, bytes] of files.entries) {
    if (typeof name !== 'string') throw new RangeError(`${inspectLine(name)} names no file`);
    state = put(state, name, bytesIn(bytes));
  }
  return state;
}
