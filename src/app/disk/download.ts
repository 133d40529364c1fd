/** Files of the disk as files of the learner: their bytes as they are. */
import { saveFile } from '#app/shell/save-file.ts';

import type { Files } from './files.ts';
import { tarOf } from './tar.ts';

export function downloadFile(name: string, bytes: Uint8Array): void {
  saveFile(blobOf(bytes), name);
}

/** One as it is; several as one archive. */
export function downloadFiles(files: Files): void {
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0) downloadFile(...first);
  else saveFile(blobOf(tarOf(files)), 'disk.tar');
}

function blobOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' });
}
