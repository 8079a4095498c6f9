import type {
  Absent,
  AskedQuestion,
  DropManner,
  DropNames,
  Freshness,
  Hit,
  Lookup,
  Miss,
  OutcomeCache,
  Question,
  SharedCache,
  Ticket,
} from '../../../lib/ports/outcome-cache';
import { ask } from '../caches/ask';

/** One thing that the cache was asked, to be answered by the test, or never. */
export interface Asked {
  readonly operation:
    'lookup' | 'lookupPast' | 'peek' | 'open' | 'fill' | 'release' | 'drop' | 'clear' | 'close';
  readonly subject: unknown;
  answer(value?: unknown): void;
  fail(cause: unknown): void;
  /** Of a drop: these are confirmed, and there is more to come. */
  confirm(names: DropNames): void;
}

/** A cache that answers when the test says so. */
export class SlowCache implements OutcomeCache, SharedCache {
  readonly keeps = 'text';
  readonly isBreakerOpen = false;
  readonly held = undefined;
  isReady = true;
  readonly asked: Asked[] = [];

  /** What was asked last. */
  get last(): Asked {
    const last = this.asked.at(-1);
    if (last === undefined) throw new Error('Nothing was asked yet');
    return last;
  }

  /** How often something was asked. */
  count(operation: Asked['operation']): number {
    return this.asked.filter((asked) => asked.operation === operation).length;
  }

  lookup({ key }: Question): Promise<Lookup> {
    return this.ask('lookup', key);
  }

  lookupMany(asked: readonly AskedQuestion[]): void {
    for (const each of asked) {
      this.lookup(each.question).then(
        (lookup) => each.answer(lookup),
        (cause: unknown) => each.fail(cause),
      );
    }
  }

  peek({ key }: Question): Promise<Hit | Absent> {
    return this.ask('peek', key);
  }

  open({ key }: Question): Promise<Miss> {
    return this.ask('open', key);
  }

  lookupPast({ key }: Question): Promise<Lookup> {
    return this.ask('lookupPast', key);
  }

  fill(ticket: Ticket): Promise<boolean> {
    return this.ask('fill', ticket);
  }

  release(ticket: Ticket): Promise<void> {
    return this.ask('release', ticket);
  }

  drop(names: DropNames, second?: DropManner | Asked['confirm']): Promise<void> {
    return this.ask('drop', names, typeof second === 'function' ? second : undefined);
  }

  clear(): Promise<void> {
    return this.ask('clear', undefined);
  }

  freshness(): Freshness {
    return { age: 1, ttl: 2 };
  }

  close(): Promise<void> {
    return this.ask('close', undefined);
  }

  private ask<Value>(
    operation: Asked['operation'],
    subject: unknown,
    confirm: Asked['confirm'] = () => undefined,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const answer = (value: unknown): void => resolve(value as Value);
      this.asked.push({ operation, subject, answer, fail: reject, confirm });
    });
  }
}

/** A miss with a ticket of its own. */
export function miss(key: string, options: { leasedElsewhere?: boolean } = {}): Miss {
  const ticket = { question: ask(key, 'group'), id: Symbol(key), leasedElsewhere: false, ...options };
  return { kind: 'miss', ticket };
}

export function hit(payload: unknown): Hit {
  return { kind: 'hit', payload };
}
