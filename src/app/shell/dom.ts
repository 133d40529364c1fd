/**
 * Elements made by hand. The first page is shown without React, which would be half of what it loads;
 * nothing on it changes often enough to want more than this.
 */
import { ICON_PATHS } from './icon-paths.ts';

type Attribute = string | boolean | undefined | ((event: Event) => void);
type Child = Node | string | undefined;

/** Functions are listeners (`click`), `true` is an attribute without a value, `undefined` none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name: keyof typeof ICON_PATHS, size: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const shape = {
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    fill: name === 'play' ? 'currentColor' : 'none',
    stroke: 'currentColor',
    'stroke-width': WIDTHS[name] ?? 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [key, value] of Object.entries(shape)) svg.setAttribute(key, String(value));
  svg.append(path(ICON_PATHS[name]));
  return svg;
}

const WIDTHS: Readonly<Record<string, number>> = { cup: 1.7, pause: 3.6, tick: 3.4 };

/** The cup of the brand, steaming. */
export function cup(): SVGSVGElement {
  const svg = icon('cup', 24);
  const steam = path(ICON_PATHS.steam);
  steam.setAttribute('stroke', 'var(--color-crash)');
  svg.append(steam);
  return svg;
}

function path(d: string): SVGPathElement {
  const element = document.createElementNS(SVG, 'path');
  element.setAttribute('d', d);
  return element;
}
