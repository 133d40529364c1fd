import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';

import { ErrorBoundary } from './error-boundary.tsx';
import { keepRun, keptRun } from './run-kept.ts';

afterEach(() => vi.restoreAllMocks());

/** As React does it: the error becomes the state, the state is drawn. */
function brokenBy(error: unknown): string {
  const boundary = new ErrorBoundary({ homeHref: '../', children: 'the stage' });
  boundary.state = ErrorBoundary.getDerivedStateFromError(error);
  return renderToStaticMarkup(boundary.render());
}

test('what is not broken is shown', () => {
  const whole = <ErrorBoundary homeHref="../">the stage</ErrorBoundary>;
  expect(renderToStaticMarkup(whole)).toBe('the stage');
});

test('a broken page offers the run that was on the stage', () => {
  const leave = keepRun(() => 'https://example.org/lesson/#moment=abc');
  const page = brokenBy(new Error('no such node'));
  leave();
  expect(page).toContain('Your run is kept');
  expect(page).toContain('href="https://example.org/lesson/#moment=abc"');
  expect(page).toContain('no such node');
  expect(page).not.toContain('the stage');
});

test('a run that is itself broken is not offered, nor one that was left', () => {
  const leave = keepRun(() => {
    throw new Error('broken');
  });
  expect(brokenBy('odd')).not.toContain('Your run is kept');
  leave();
  expect(keptRun()).toBeUndefined();
});
