/** What a measurement gives, and how the middle and the worst of many are found. */

export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

/** `name value unit`, the value to three digits. */
export function figureText({ name, value, unit }: Figure): string {
  return `${name} ${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${unit}\n`;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share of all values, 0 to 1, lies below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
