/** Where on the page the picture is, and what is drawn in it. */

/** The id of the element that holds the picture. */
export const STAGE_PANEL = 'picture';

/** Where it is drawn, or the picture where it is not. */
export function boxOf(key: string): DOMRect {
  const picture = document.getElementById(STAGE_PANEL);
  const node = picture?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return (node ?? picture ?? document.body).getBoundingClientRect();
}
