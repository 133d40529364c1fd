/**
 * A picture of the stage as a file of its own: what style sheets say of its elements is written onto
 * them, and the typefaces of its texts are put into it, so that it looks the same anywhere.
 */
import { saveFile } from './save-file.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** Pixels of a PNG for each of the page's. */
const SHARPNESS = 2;
const MARGIN = 16;

/** What the pictures use, and what goes without saying. The rest is the same everywhere. */
const STYLES: Readonly<Record<string, string | undefined>> = {
  display: 'inline',
  visibility: 'visible',
  opacity: '1',
  color: undefined,
  fill: undefined,
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-family': undefined,
  'font-size': undefined,
  'font-weight': undefined,
  'font-variant-ligatures': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'paint-order': 'normal',
  filter: 'none',
  'marker-end': 'none',
  'marker-start': 'none',
  'clip-path': 'none',
  transform: 'none',
};

export async function saveAsSvg(svg: SVGSVGElement, name: string): Promise<void> {
  const text = await standaloneSvg(svg);
  saveFile(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
}

/** Throws where the browser cannot draw it. */
export async function saveAsPng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = sizeOf(svg);
  const canvas = document.createElement('canvas');
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  const image = new Image(canvas.width, canvas.height);
  const href = URL.createObjectURL(new Blob([await standaloneSvg(svg)], { type: 'image/svg+xml' }));
  try {
    image.src = href;
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(href);
  }
  const png = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/png');
  });
  if (png === null) throw new Error('this browser makes no PNG of the picture');
  saveFile(png, `${name}.png`);
}

/** The picture as the text of a file that needs no other. */
export async function standaloneSvg(svg: SVGSVGElement): Promise<string> {
  const { width, height } = sizeOf(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copyStyles(svg, copy);
  const [x = 0, y = 0, w = width, h = height] = (svg.getAttribute('viewBox') ?? '')
    .split(/[ ,]+/)
    .filter((part) => part !== '')
    .map(Number);
  const margin = (MARGIN * w) / width;
  const attributes = {
    xmlns: SVG,
    viewBox: `${x - margin} ${y - margin} ${w + 2 * margin} ${h + 2 * margin}`,
    width: String(width),
    height: String(height),
  };
  for (const [key, value] of Object.entries(attributes)) copy.setAttribute(key, value);
  const fonts = document.createElementNS(SVG, 'style');
  fonts.textContent = await fontFaces(svg.textContent ?? '');
  copy.prepend(fonts, groundOf(svg, { x: x - margin, y: y - margin }));
  return new XMLSerializer().serializeToString(copy);
}

function sizeOf(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = svg.getBoundingClientRect();
  return { width: Math.ceil(width) + 2 * MARGIN, height: Math.ceil(height) + 2 * MARGIN };
}

/** Through the object model: the page's policy allows no style to be written as an attribute. */
function copyStyles(from: Element, to: Element): void {
  if (from instanceof SVGElement && to instanceof SVGElement) {
    writeStyles(to, getComputedStyle(from), from.parentElement);
  }
  for (const [at, child] of [...from.children].entries()) {
    const copied = to.children[at];
    if (copied !== undefined) copyStyles(child, copied);
  }
}

/** Only what says something new: the file is to be small. */
function writeStyles(to: SVGElement, computed: CSSStyleDeclaration, parent: Element | null): void {
  const inherited = parent instanceof SVGElement ? getComputedStyle(parent) : undefined;
  for (const [name, usual] of Object.entries(STYLES)) {
    const value = computed.getPropertyValue(name);
    const known = INHERITED.test(name) ? inherited?.getPropertyValue(name) : usual;
    if (value !== known || to.hasAttribute(name)) to.style.setProperty(name, localMarks(value));
  }
  if (computed.transform !== 'none' && !to.hasAttribute('transform')) {
    to.style.setProperty('transform-origin', computed.transformOrigin);
    to.style.setProperty('transform-box', computed.getPropertyValue('transform-box'));
  }
  to.removeAttribute('class');
  to.removeAttribute('tabindex');
}

const INHERITED = /^(visibility|color|fill|stroke|font|letter|text|dominant|paint|marker)/;

/** A mark's address is that of the page: in the file it is one of the file. */
function localMarks(value: string): string {
  return value.replaceAll(/url\("[^"#]*(#[^"]+)"\)/g, 'url("$1")');
}

function groundOf(svg: SVGSVGElement, { x, y }: { readonly x: number; readonly y: number }) {
  const ground = document.createElementNS(SVG, 'rect');
  for (const [key, value] of Object.entries({ x, y, width: '100%', height: '100%' })) {
    ground.setAttribute(key, String(value));
  }
  ground.style.setProperty('fill', groundColour(svg));
  return ground;
}

/** The first colour behind it that is not transparent. */
function groundColour(element: Element | null): string {
  if (element === null) return 'white';
  const { backgroundColor } = getComputedStyle(element);
  const isClear = backgroundColor === 'transparent' || backgroundColor.endsWith(', 0)');
  return isClear ? groundColour(element.parentElement) : backgroundColor;
}

/** Our own typefaces, as data, as far as the text has letters of theirs. */
async function fontFaces(text: string): Promise<string> {
  const points = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0));
  const rules = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => /Inter|JetBrains/.test(style.getPropertyValue('font-family')))
    .filter(({ style }) => hasAny(style.getPropertyValue('unicode-range'), points));
  return (await Promise.all(rules.map(withData))).join('\n');
}

function hasAny(range: string, points: ReadonlySet<number>): boolean {
  if (range === '') return true;
  return range.split(',').some((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    const [low, high] = [from.replaceAll('?', '0'), to.replaceAll('?', 'F')];
    return [...points].some((point) => {
      return point >= Number.parseInt(low, 16) && point <= Number.parseInt(high, 16);
    });
  });
}

async function withData(rule: CSSFontFaceRule): Promise<string> {
  const [, address = ''] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src')) ?? [];
  const sheet = rule.parentStyleSheet?.href ?? location.href;
  const bytes = new Uint8Array(await (await fetch(new URL(address, sheet))).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return rule.cssText.replace(/url\([^)]+\)/, `url("data:font/woff2;base64,${btoa(letters)}")`);
}
