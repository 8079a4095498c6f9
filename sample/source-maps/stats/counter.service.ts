import { Injectable } from '@nestjs/common';

export interface HitCount {
  readonly hits: number;
  readonly misses: number;
  /** From 0 to 1; null before the first call. */
  readonly hitRatio: number | null;
}

/** Counts hits and misses by the name of what was memoized. */
@Injectable()
export class CounterService {
  private readonly counts = new Map<string, { hits: number; misses: number }>();

  hit(name: string): void {
    this.of(name).hits += 1;
  }

  miss(name: string): void {
    this.of(name).misses += 1;
  }

  report(): Record<string, HitCount> {
    const named = [...this.counts].map(([name, { hits, misses }]) => {
      const calls = hits + misses;
      return [name, { hits, misses, hitRatio: calls > 0 ? hits / calls : null }] as const;
    });
    return Object.fromEntries(named);
  }

  private of(name: string): { hits: number; misses: number } {
    const count = this.counts.get(name) ?? { hits: 0, misses: 0 };
    this.counts.set(name, count);
    return count;
  }
}
