/** Dates and times as Elixir prints them: `~D[…]`, `~T[…]`, `~N[…]`, `~U[…]`, `#DateTime<…>`. */
import { element, field } from './access.ts';
import { isAtom } from './term.ts';
import type { Term } from './term.ts';

/** Undefined for other structs, and for fields that no date or time has. */
export function calendarText(term: Term, module: string): string | undefined {
  const calendar = field(term, 'calendar');
  if (calendar === undefined || !isAtom(calendar, 'Elixir.Calendar.ISO')) return undefined;
  const [date, time] = [dateText(term), timeText(term)];
  switch (module) {
    case 'Elixir.Date':
      return date === undefined ? undefined : `~D[${date}]`;
    case 'Elixir.Time':
      return time === undefined ? undefined : `~T[${time}]`;
    case 'Elixir.NaiveDateTime':
      return date === undefined || time === undefined ? undefined : `~N[${date} ${time}]`;
    case 'Elixir.DateTime':
      return date === undefined || time === undefined
        ? undefined
        : dateTimeText(term, `${date} ${time}`);
    default:
      return undefined;
  }
}

function dateText(term: Term): string | undefined {
  const [year, month, day] = numbers(term, ['year', 'month', 'day']);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (Math.abs(year) > 9999) return undefined;
  return `${year < 0 ? '-' : ''}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function timeText(term: Term): string | undefined {
  const [hour, minute, second] = numbers(term, ['hour', 'minute', 'second']);
  const fraction = fractionText(field(term, 'microsecond'));
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (fraction === undefined) return undefined;
  return `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}${fraction}`;
}

/** `{4000, 3}` is `.004`: microseconds, and how many digits of them count. */
function fractionText(microsecond: Term | undefined): string | undefined {
  if (microsecond === undefined) return undefined;
  const [value, precision] = [element(microsecond, 0), element(microsecond, 1)];
  if (typeof value !== 'number' || typeof precision !== 'number') return undefined;
  return precision === 0 ? '' : `.${padded(value, 6).slice(0, precision)}`;
}

function dateTimeText(term: Term, text: string): string | undefined {
  const [utc, standard] = numbers(term, ['utc_offset', 'std_offset']);
  const [zone, abbreviation] = [field(term, 'time_zone'), field(term, 'zone_abbr')];
  if (utc === undefined || standard === undefined) return undefined;
  if (typeof zone !== 'string' || typeof abbreviation !== 'string') return undefined;
  if (zone === 'Etc/UTC' && utc === 0 && standard === 0) return `~U[${text}Z]`;
  const place = zone === 'Etc/UTC' ? '' : ` ${abbreviation} ${zone}`;
  return `#DateTime<${text}${offsetText(utc + standard)}${place}>`;
}

function offsetText(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const sign = seconds < 0 ? '-' : '+';
  return `${sign}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`;
}

function numbers(term: Term, keys: readonly string[]): (number | undefined)[] {
  return keys.map((key) => {
    const value = field(term, key);
    return typeof value === 'number' ? value : undefined;
  });
}

function padded(value: number, size: number): string {
  return String(value).padStart(size, '0');
}
