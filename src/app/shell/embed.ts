/** `?embed`: the page stands in a frame of another page, which wants the stage and time alone. */
export function isEmbed(search: string = location.search): boolean {
  return new URLSearchParams(search).has('embed');
}

/** The same place with all around it: what "open full" leads to. */
export function fullHref(href: string): string {
  const address = new URL(href);
  address.searchParams.delete('embed');
  return address.href;
}
