/** Faults that fields of any exercise may have: empty, given twice, not what was listed elsewhere. */

export function emptyTexts(path: string, fields: Readonly<Record<string, string>>): string[] {
  return Object.entries(fields).flatMap(([name, text]) =>
    text.trim() === '' ? [`${path}${name}: is empty`] : [],
  );
}

export function idFaults(path: string, parts: readonly { readonly id: string }[]): string[] {
  return parts.flatMap(({ id }, i) => {
    if (id.trim() === '') return [`${path}[${i}].id: is empty`];
    const first = parts.findIndex((one) => one.id === id);
    return first < i ? [`${path}[${i}].id: "${id}" is the id of ${path}[${first}] already`] : [];
  });
}

/** Each wrong answer has a reply of its own. `undefined`: it needs none. */
export function replyFaults(path: string, replies: readonly (string | undefined)[]): string[] {
  return replies.flatMap((reply, i) => {
    if (reply === undefined) return [];
    if (reply.trim() === '') return [`${path}[${i}].reply: is empty`];
    const first = replies.indexOf(reply);
    return first < i ? [`${path}[${i}].reply: is the same as that of ${path}[${first}]`] : [];
  });
}

/** What is shown must be all of it, in another order than the right one. */
export function permutationFaults(shown: readonly string[], ids: readonly string[]): string[] {
  const missing = ids.filter((id) => !shown.includes(id));
  const foreign = shown.filter((id) => !ids.includes(id));
  const twice = shown.filter((id, i) => shown.indexOf(id) < i);
  const same = shown.length === ids.length && shown.every((id, i) => id === ids[i]);
  return [
    ...missing.map((id) => `shown: "${id}" is missing`),
    ...foreign.map((id) => `shown: there is no "${id}"`),
    ...twice.map((id) => `shown: "${id}" is there twice`),
    ...(same && ids.length > 1 ? ['shown: is the right order already'] : []),
  ];
}
