/** Names in their buckets, in numbers: a dot each, stacked in the column of its worker. */
import {
  bucketOf,
  bucketsOf,
  countsOf,
  LIST_NAMES,
  movedBetween,
  ROUTERS,
  type Routing,
} from './buckets.ts';
import type { Box, Point, Size } from './geometry.ts';
import { PHONE_BELOW } from './room.ts';
import { fitText } from './text-size.ts';

export type BucketsSight = {
  readonly routing: Routing;
  /** What it was before the last change of the number of workers. */
  readonly before: Routing | undefined;
  /** A name of the learner's own; empty: none. */
  readonly named: string;
  readonly size: Size;
};

export type BucketsScene = {
  readonly columns: readonly BucketColumn[];
  readonly dots: readonly NameDot[];
  readonly dotSize: number;
  /** The learner's own name in its column. */
  readonly named: NamedMark | undefined;
  readonly texts: BucketsTexts;
};

export type BucketColumn = {
  readonly key: string;
  readonly box: Box;
  readonly title: string;
  readonly titleY: number;
  readonly count: string;
  /** How many more or fewer than the mean. */
  readonly off: string;
  readonly isFull: boolean;
  readonly isHit: boolean;
  /** How high a column with the mean would be. */
  readonly meanY: number;
  readonly samples: readonly string[];
};

/** `moved`: it has another worker than before. */
export type NameDot = Point & {
  readonly key: string;
  readonly bucket: number;
  readonly moved: boolean;
};

export type NamedMark = Point & { readonly key: string; readonly text: string };

type BucketsTexts = {
  /** The mean and the largest deviation. */
  readonly spread: string;
  /** How many have moved. */
  readonly moved: string;
  /** Where the learner's own name goes, and why. */
  readonly named: string;
};

type Room = {
  readonly width: number;
  readonly gap: number;
  readonly top: number;
  readonly bottom: number;
  readonly pitch: number;
  /** Where room is short. */
  readonly phone: boolean;
};

export function bucketsSceneOf(sight: BucketsSight): BucketsScene {
  const { routing, named } = sight;
  const room = roomIn(sight);
  const hit = named === '' ? undefined : bucketOf(named, routing);
  const columns = countsOf(routing).map((count, at) => columnOf(at, count, { sight, room, hit }));
  return {
    columns,
    dots: dotsIn(sight, room),
    dotSize: room.pitch - Math.max(1, room.pitch * 0.22),
    named: hit === undefined ? undefined : namedIn(named, columns[hit], room),
    texts: {
      spread: spreadText(routing),
      moved: movedText(sight),
      named: hit === undefined ? '' : namedText(named, routing),
    },
  };
}

/** Of all that can be chosen, the fullest column fits: dots are as large whatever is chosen. */
const FULLEST = 400;
const MOST_WORKERS = 4;

function roomIn({ size, routing: { workers } }: BucketsSight): Room {
  const phone = size.width < PHONE_BELOW || size.height < LOW;
  const gap = phone ? 8 : 18;
  const [top, foot] = phone ? [24, 4] : [66, 68];
  const bottom = size.height - foot;
  const widthFor = (count: number) => (size.width - gap * (count - 1)) / count;
  const narrowest = widthFor(MOST_WORKERS) - 2 * INSET;
  const pitch = Math.max(
    3,
    Math.floor(Math.sqrt((narrowest * (bottom - top - 8)) / FULLEST) * 2) / 2,
  );
  return { width: widthFor(workers), gap, top, bottom, pitch, phone };
}

/** Lower than this there is no room for names below the columns. */
const LOW = 260;

/** Between the border of a column and its dots. */
const INSET = 7;

type Around = {
  readonly sight: BucketsSight;
  readonly room: Room;
  readonly hit: number | undefined;
};

function columnOf(at: number, count: number, { sight, room, hit }: Around): BucketColumn {
  const { routing } = sight;
  const { width, gap, top, bottom, pitch, phone } = room;
  const mean = LIST_NAMES.length / routing.workers;
  const off = Math.round(count - mean);
  const samples = LIST_NAMES.filter((_, name) => bucketsOf(routing)[name] === at);
  return {
    key: String(at),
    box: { x: at * (width + gap), y: top, width, height: bottom - top },
    title: phone ? `${at}: ${count}` : `Worker ${at}`,
    titleY: top - (phone ? 9 : 28),
    count: phone ? '' : `${count}`,
    off: off === 0 ? 'the mean' : `${off > 0 ? '+' : '−'}${Math.abs(off)}`,
    isFull: count > mean * 1.15,
    isHit: hit === at,
    meanY: bottom - 4 - Math.ceil(mean / perRow(room)) * pitch,
    samples: phone
      ? []
      : pickedFrom(samples).map((name) => fitText(`"${name}"`, width - 8, SAMPLE_SIZE)),
  };
}

const SAMPLE_SIZE = 11;

/** Three of them, from all over the list. */
function pickedFrom(names: readonly string[]): readonly string[] {
  const picked = [0.13, 0.48, 0.83].map((share) => names[Math.floor(share * names.length)]);
  return [...new Set(picked)].filter((name) => name !== undefined);
}

function perRow({ width, pitch }: Room): number {
  return Math.max(1, Math.floor((width - 2 * INSET) / pitch));
}

function dotsIn({ routing, before }: BucketsSight, room: Room): readonly NameDot[] {
  const across = perRow(room);
  const moved = before === undefined ? undefined : movedBetween(before, routing);
  const filled = Array.from({ length: routing.workers }, () => 0);
  const left = (room.width - across * room.pitch) / 2;
  return bucketsOf(routing).map((bucket, at) => {
    const place = filled[bucket] ?? 0;
    filled[bucket] = place + 1;
    return {
      key: LIST_NAMES[at] ?? '',
      bucket,
      moved: moved?.[at] === true,
      x: bucket * (room.width + room.gap) + left + ((place % across) + 0.5) * room.pitch,
      y: room.bottom - 4 - (Math.floor(place / across) + 0.5) * room.pitch,
    };
  });
}

function namedIn(
  name: string,
  column: BucketColumn | undefined,
  room: Room,
): NamedMark | undefined {
  if (column === undefined) return undefined;
  const { x, y, width } = column.box;
  const text = fitText(`"${name}"`, width - 16, room.phone ? 10 : 11);
  return { key: 'named', x: x + width / 2, y: y + 16, text };
}

function spreadText(routing: Routing): string {
  const counts = countsOf(routing);
  const mean = LIST_NAMES.length / routing.workers;
  const far = counts.reduce((worst, count) =>
    Math.abs(count - mean) > Math.abs(worst - mean) ? count : worst,
  );
  const share = Math.round((Math.abs(far - mean) / mean) * 100);
  const which = `Worker ${counts.indexOf(far)}`;
  const said = `${which} has ${far}, ${share} % ${far > mean ? 'more' : 'fewer'}`;
  return `${LIST_NAMES.length} names over ${routing.workers} workers: ${Math.round(mean)} each on average, the dashed line; ${said}.`;
}

function movedText({ routing, before }: BucketsSight): string {
  if (before === undefined) return '';
  const moved = movedBetween(before, routing).filter(Boolean).length;
  const share = Math.round((moved / LIST_NAMES.length) * 100);
  return `From ${before.workers} workers to ${routing.workers}: ${moved} of ${LIST_NAMES.length} names (${share} %) now go to another worker.`;
}

/** `:erlang.phash2("bob", 3) is 1: 1,234,567,890 rem 3` */
function namedText(name: string, routing: Routing): string {
  const { numberOf, code } = ROUTERS[routing.router];
  const number = String(numberOf(name)).replaceAll(/(?<=\d)(?=(\d{3})+$)/g, ',');
  const bucket = bucketOf(name, routing);
  // With one argument it gives 27 bits of it.
  const note = routing.router === 'phash2' ? ' (the whole hash, of 32 bits)' : '';
  return `${code(name, routing.workers)} → ${bucket}, because ${number} rem ${routing.workers} = ${bucket}${note}`;
}
