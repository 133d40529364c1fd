/** When a part of the page breaks: says so, keeps the run, and offers its link. */
import { Component } from 'react';
import type { ReactNode } from 'react';

import { keptRun } from './run-kept.ts';

type ErrorBoundaryProps = { readonly homeHref: string; readonly children: ReactNode };
type Broken = { readonly what: string; readonly link: string | undefined };

export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken?: Broken }> {
  override state: { broken?: Broken } = {};

  /** Asked at once: what was on the stage is about to go. */
  static getDerivedStateFromError(error: unknown): { broken: Broken } {
    const what = error instanceof Error ? error.message : String(error);
    return { broken: { what, link: keptRun() } };
  }

  override render(): ReactNode {
    const { broken } = this.state;
    if (broken === undefined) return this.props.children;
    return <BrokenPage broken={broken} homeHref={this.props.homeHref} />;
  }
}

type BrokenPageProps = { readonly broken: Broken; readonly homeHref: string };

function BrokenPage({ broken: { what, link }, homeHref }: BrokenPageProps) {
  return (
    <main
      role="alert"
      className="mx-auto flex min-h-dvh max-w-[600px] flex-col justify-center gap-4 p-6"
    >
      <h1 className="font-display text-[34px] font-semibold">Something broke.</h1>
      {link === undefined ? (
        <p className="text-[16px] text-muted">
          It was not you. Your progress is kept, reload and go on.
        </p>
      ) : (
        <p className="text-[16px] text-muted">
          Your run is kept:{' '}
          <a href={link} className="break-all text-message underline">
            open it where it was
          </a>
          . Reload if that breaks too.
        </p>
      )}
      <p className="flex gap-2">
        <button type="button" className="button button-main" onClick={() => location.reload()}>
          Reload
        </button>
        <a href={homeHref} className="button">
          All lessons
        </a>
      </p>
      <p className="font-mono text-xs break-words text-muted">{what}</p>
    </main>
  );
}
