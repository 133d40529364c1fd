/** The disk of a lesson, joined with what the browser keeps of it. Loaded where a lesson has a disk to show. */
import { useEffect } from 'react';

import { DiskNotices } from '#app/disk/disk-notices.tsx';
import { FilesPicture, type FilesPictureProps } from '#app/disk/files-picture.tsx';
import { useDisk } from '#app/disk/use-disk.ts';
import type { Player } from '#app/time/use-player.ts';
import { LIST_FIELDS } from '#systems/todo/list.ts';

import type { LessonAtWork } from './use-lesson.tsx';

/** What the picture of the files needs. */
export type KeptDisk = Omit<FilesPictureProps, 'actor' | 'fields'>;

type DiskOnStageProps = {
  readonly work: LessonAtWork;
  /** Where the files are has changed, or it is known now. */
  readonly onDisk: (disk: KeptDisk) => void;
};

export function DiskOnStage({ work, onDisk }: DiskOnStageProps) {
  const { notices, where, clear, remove, download, downloadAll } = useDisk(work);
  useEffect(() => {
    onDisk({
      where,
      onClear: clear,
      onRemove: remove,
      onDownload: download,
      onDownloadAll: downloadAll,
    });
  }, [onDisk, where, clear, remove, download, downloadAll]);
  return <DiskNotices {...notices} />;
}

type FilesOnStageProps = { readonly actor: Player['actor']; readonly disk: KeptDisk };

export function FilesOnStage({ actor, disk }: FilesOnStageProps) {
  return <FilesPicture actor={actor} fields={LIST_FIELDS} {...disk} />;
}
