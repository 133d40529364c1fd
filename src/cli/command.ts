/** What the commands share: how they refuse arguments, and with which exit code. */

/** Wrong arguments, or a wrong file: said in one line, exit code 2. */
export class UsageError extends Error {}

export function fail(message: string): never {
  throw new UsageError(message);
}

/** Runs a command. What was wrong and what is allowed go to standard error, never a stack trace. */
export function usageErrors(usage: string, main: () => void): void {
  try {
    main();
  } catch (error) {
    if (!isUsersMistake(error)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}\n`);
    process.exitCode = 2;
  }
}

/** `RangeError` is what our own readers throw; the code is that of `parseArgs`. */
function isUsersMistake(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof RangeError) return true;
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}

export function wholeNumber(
  text: string,
  name: string,
  {
    least = 0,
    most = Number.MAX_SAFE_INTEGER,
  }: { readonly least?: number; readonly most?: number } = {},
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
  return fail(`${name}: "${text}" is not a whole number ${range}`);
}
