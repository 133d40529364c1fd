import { MOST_BRANCHES } from '#player/branches.ts';
/** What the player has to say about the last thing that was asked for. */
import type { Notice, StepUnit } from '#player/context.ts';
import { runName } from '#player/futures.ts';

export function noticeText(notice: Notice): string {
  if (notice.kind === 'dropped') {
    return `Only ${MOST_BRANCHES} other futures are kept: ${runName(notice.tape)} is gone`;
  }
  return notice.by === 1
    ? `${nothingIn(notice.unit)} in the next 60 s`
    : `${nothingIn(notice.unit)} before this`;
}

function nothingIn(unit: StepUnit): string {
  switch (unit.kind) {
    case 'event':
      return 'Nothing happens';
    case 'process':
      return `Nothing of ${unit.label}`;
    case 'crash':
      return 'No crash';
  }
}
