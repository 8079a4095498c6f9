import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import type { ErrorMessage, InvalidateMessage } from '../ports/diagnostics';
import type { ActivityListener } from '../ports/activity';
import { MemoizeRuntime } from '../runtime/memoize.runtime';

/** One thing that happened, as the page tells it. */
export interface LoggedActivity {
  readonly kind: 'invalidation' | 'error';
  /** Milliseconds since 1970; of what happened several times, the last. */
  readonly at: number;
  readonly method: string | undefined;
  readonly alias: string | undefined;
  readonly outcome: string;
  readonly text: string;
  /** How often in a row, or of an error, at all. */
  readonly count: number;
}

const MOST_KEPT = 100;

/** The last invalidations and errors of the application, the latest first. */
@Injectable()
export class ActivityLog implements ActivityListener, OnModuleDestroy {
  private readonly entries: LoggedActivity[] = [];
  private readonly end: () => void;

  constructor(@Inject(MEMOIZE_RUNTIME) runtime: MemoizeRuntime) {
    this.end = runtime.activity.follow(this);
  }

  get latest(): readonly LoggedActivity[] {
    return this.entries;
  }

  invalidated({ method, alias, outcome, target, error }: InvalidateMessage): void {
    const reason = error instanceof Error ? `: ${error.message}` : '';
    this.add({ kind: 'invalidation', method, alias, outcome, text: target + reason });
  }

  /** An error that comes with every call must not push out everything else. */
  failed({ method, alias, outcome, error }: ErrorMessage): void {
    this.add({ kind: 'error', method, alias, outcome, text: error.message });
  }

  onModuleDestroy(): void {
    this.end();
  }

  private add(happened: Omit<LoggedActivity, 'at' | 'count'>): void {
    const { kind, text, outcome, alias } = happened;
    const isSame = (each: LoggedActivity): boolean =>
      each.kind === kind && each.text === text && each.outcome === outcome && each.alias === alias;
    const searched = kind === 'error' ? this.entries : this.entries.slice(0, 1);
    const known = searched.findIndex(isSame);
    const [before] = known === -1 ? [] : this.entries.splice(known, 1);
    this.entries.unshift({ ...happened, at: Date.now(), count: (before?.count ?? 0) + 1 });
    this.entries.length = Math.min(this.entries.length, MOST_KEPT);
  }
}
