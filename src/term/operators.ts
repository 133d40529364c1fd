/** The operators of Elixir that may stand as an atom without quotes: `:+`, `:|>`, `:<<>>`. */

/** Names of syntax: they need quotes after a dot. */
export const SYNTAX_NAMES: ReadonlySet<string> = new Set([
  '%',
  '%{}',
  '{}',
  '<<>>',
  '...',
  '..',
  '.',
  '..//',
  '->',
]);

/** Operators that need quotes as an atom, because they would be read as something else. */
export const QUOTED_OPERATORS: ReadonlySet<string> = new Set(['::', '^^^', '~~~', '<|>']);

export const OPERATORS: ReadonlySet<string> = new Set(
  (
    '& ! ^ not + - @ <- \\\\ when | = || ||| or && &&& and == != =~ === !== < <= >= > ' +
    '|> <<< >>> <~ ~> <<~ ~>> <~> in ++ -- <> +++ --- * / **'
  ).split(' '),
);
