/** Dates and times in sigils, `~D[2024-02-29]`, as the structs they stand for. */
import { atom, struct, tuple } from './term.ts';
import type { Term, TermMap } from './term.ts';

type Fields = Readonly<Record<string, Term>>;

const ISO: Fields = { calendar: atom('Elixir.Calendar.ISO') };
const UTC: Fields = { time_zone: 'Etc/UTC', zone_abbr: 'UTC', utc_offset: 0, std_offset: 0 };
const DATE = /^(-?)(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?$/;

/** The struct, or undefined when the text is not what this sigil stands for. */
export function calendarStruct(sigil: 'D' | 'T' | 'N' | 'U', body: string): TermMap | undefined {
  switch (sigil) {
    case 'D':
      return built('Date', [dateFields(body)]);
    case 'T':
      return built('Time', [timeFields(body)]);
    case 'N':
      return built('NaiveDateTime', bothFields(body));
    case 'U':
      return body.endsWith('Z')
        ? built('DateTime', [...bothFields(body.slice(0, -1)), UTC])
        : undefined;
  }
}

function built(name: string, parts: readonly (Fields | undefined)[]): TermMap | undefined {
  if (parts.includes(undefined)) return undefined;
  return struct(name, Object.assign({}, ISO, ...parts));
}

function bothFields(text: string): (Fields | undefined)[] {
  const [date = '', time = ''] = text.split(/[ T]/);
  return [dateFields(date), timeFields(time)];
}

function dateFields(text: string): Fields | undefined {
  const [, sign, ...digits] = DATE.exec(text) ?? [];
  const [size = 0, month = 0, day = 0] = digits.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(size, month)) return undefined;
  return { year: sign === '-' ? 0 - size : size, month, day };
}

function timeFields(text: string): Fields | undefined {
  const found = TIME.exec(text);
  if (found === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = found.slice(1, 4).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const digits = (found[4] ?? '').slice(0, 6);
  const microsecond = tuple(Number(digits.padEnd(6, '0')), digits.length);
  return { hour, minute, second, microsecond };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
