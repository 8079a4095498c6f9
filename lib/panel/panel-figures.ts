import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import { MemoizedMethod } from '../runtime/memoized-method';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { CacheStatistics } from '../statistics/cache-statistics';
import { MemoizeStatistics } from '../statistics/memoize-statistics.service';
import type { MethodStatistics } from '../statistics/method-statistics';
import { describeTtl } from './describe-ttl';
import { listPanelMethods, type PanelMethod } from './panel-methods';

/** A method's row of the page. */
export interface MethodRow extends MethodStatistics {
  readonly class: string | undefined;
  readonly name: string | undefined;
  readonly ttl: string | undefined;
  readonly isGuard: boolean;
  /** How long a run takes, in milliseconds; null before the first. */
  readonly meanRunMs: number | null;
  /** What the hits would have taken: `hits × meanRunMs`. */
  readonly savedMs: number;
}

export interface CacheRow extends CacheStatistics {
  /** What stands behind the alias, in words. */
  readonly place: string;
}

/** All figures that the page shows, of one moment. */
export interface Figures {
  readonly process: { readonly pid: number; readonly host: string; readonly uptimeMs: number };
  readonly methods: readonly MethodRow[];
  readonly caches: readonly CacheRow[];
}

/** What MemoizeStatistics tells, with what a person wants to know beside it. */
@Injectable()
export class PanelFigures {
  constructor(
    @Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime,
    @Inject(MemoizeStatistics) private readonly statistics: MemoizeStatistics,
  ) {}

  tell(): Figures {
    const { methods, caches } = this.statistics.snapshot();
    const known = new Map(listPanelMethods(this.runtime).map((each) => [each.method, each]));
    const { registry } = this.runtime;
    return {
      process: { pid: process.pid, host: hostname(), uptimeMs: Math.round(process.uptime() * 1000) },
      methods: methods.map((each) => this.rowOf(each, known.get(each.method))).sort(byMethod),
      caches: caches.map((each) => ({ ...each, place: registry.placeOf(each.alias) })),
    };
  }

  private rowOf(counted: MethodStatistics, known: PanelMethod | undefined): MethodRow {
    const { hits, runs, runMs } = counted;
    const meanRunMs = runs === 0 ? null : runMs / runs;
    const bound = known && this.runtime.methodOf(known.prototype, known.decoration);
    const { isGuard = false } = known?.decoration.options ?? {};
    return {
      ...counted,
      ...{ class: known?.class, name: known?.name, isGuard, meanRunMs, savedMs: hits * (meanRunMs ?? 0) },
      ttl: bound instanceof MemoizedMethod ? describeTtl(bound.ttl) : undefined,
    };
  }
}

function byMethod(one: MethodStatistics, other: MethodStatistics): number {
  return one.method.localeCompare(other.method);
}
