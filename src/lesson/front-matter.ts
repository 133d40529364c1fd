/** What is said of a lesson where it is listed: the front matter of its prose, checked. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('a text that is not empty'));

const FRONT_MATTER = v.strictObject({
  /** As in the curriculum: `2.3`. */
  number: v.pipe(v.string(), v.regex(/^\d+\.\d+$/, "a number such as '2.3', in quotes")),
  title: text,
  /** Above the prose, where it may be longer than the title. */
  heading: text,
  kicker: text,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  /** For who has not opened it yet, and for search engines. */
  summary: v.pipe(text, v.maxLength(160, 'at most 160 characters')),
  /** A question to talk about in class. */
  discuss: text,
});

const TRACK = v.strictObject({ name: text, about: text });

export type FrontMatter = v.InferOutput<typeof FRONT_MATTER>;
export type TrackMatter = v.InferOutput<typeof TRACK>;

/** Throws a `RangeError` that names the file, the field and what is allowed. */
export function frontMatterIn(given: unknown, file: string): FrontMatter {
  return checked(FRONT_MATTER, given, file);
}

/** Throws a `RangeError` that names the file, the field and what is allowed. */
export function trackMatterIn(given: unknown, file: string): TrackMatter {
  return checked(TRACK, given, file);
}

type Schema = typeof FRONT_MATTER | typeof TRACK;

function checked<Given extends Schema>(schema: Given, given: unknown, file: string) {
  const result = v.safeParse(schema, given ?? {});
  if (result.success) return result.output;
  const wrong = result.issues.map((issue) => faultIn(issue, schema)).join('; ');
  throw new RangeError(`${file}: ${wrong}`);
}

function faultIn(issue: v.BaseIssue<unknown>, schema: Schema): string {
  const field = v.getDotPath(issue) ?? 'the front matter';
  const fields = Object.keys(schema.entries);
  if (!fields.includes(field)) {
    return `there is no field "${field}"; allowed are ${fields.join(', ')}`;
  }
  if (issue.received === 'undefined') return `the field "${field}" is missing`;
  return `${field}: ${JSON.stringify(issue.input)} is not allowed; expected ${allowedBy(issue)}`;
}

/** Our own words where a rule has them, what the schema says otherwise. */
function allowedBy({ message, expected }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid') ? (expected ?? message) : message;
}
