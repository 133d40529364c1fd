/** A few words of Elixir for colouring it: enough to read by, no parser. */
export type Token = { readonly kind: TokenKind; readonly text: string };

export type TokenKind =
  | 'keyword'
  | 'atom'
  | 'string'
  | 'comment'
  | 'call'
  | 'attribute'
  | 'pid'
  | 'plain';

const RULES: readonly (readonly [TokenKind, RegExp])[] = [
  ['pid', /#PID<\d+\.\d+\.\d+>/y],
  ['comment', /#(?!PID|Ref|Port|\{).*/y],
  ['string', /"(?:[^"\\]|\\.)*"/y],
  ['atom', /:"(?:[^"\\]|\\.)*"|:[A-Za-z_]\w*[?!]?|[a-z_]\w*[?!]?:(?=\s|$)/y],
  ['attribute', /@[a-z_]\w*/y],
  [
    'keyword',
    /\b(?:defmodule|defp?|do|end|case|cond|fn|when|receive|after|if|else|use|alias|for|with|in|not|and|or|true|false|nil)\b/y,
  ],
  ['call', /\b[a-z_]\w*[?!]?(?=\()/y],
  ['plain', /[A-Za-z_]\w*[?!]?|\s+|./y],
];

/** The tokens of one line; their texts joined are the line. */
export function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  while (place < line.length) {
    const token = tokenAt(line, place);
    place += token.text.length;
    const last = tokens.at(-1);
    if (last?.kind === 'plain' && token.kind === 'plain') {
      tokens[tokens.length - 1] = { kind: 'plain', text: last.text + token.text };
    } else tokens.push(token);
  }
  return tokens;
}

function tokenAt(line: string, place: number): Token {
  for (const [kind, rule] of RULES) {
    rule.lastIndex = place;
    const text = rule.exec(line)?.[0];
    if (text !== undefined && text !== '') return { kind, text };
  }
  return { kind: 'plain', text: line.charAt(place) };
}
