import { inspect } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import { NotMemoizedError } from '../errors/not-memoized.error';
import { MemoizeInvalidator } from '../invalidation/memoize-invalidator.service';
import { type Target, TargetFinder } from '../invalidation/target-finder';
import type { Outcome } from '../ports/outcome';
import { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { Class } from '../types/class';
import { listPanelMethods } from './panel-methods';
import type { PanelCall, PanelRequest } from './panel-request';

/** What is kept of one call. */
export interface LookedUp {
  readonly method: string;
  readonly alias: string;
  /** Without the `keyPrefix`. */
  readonly key: string;
  /** `unknown` where the cache could not be asked. */
  readonly state: 'present' | 'absent' | 'unknown';
  readonly kind?: Outcome['kind'];
  readonly ageMs?: number;
  /** What is left of its life; below 0 where it is past it, and null where it has no end. */
  readonly restMs?: number | null;
  /** Only where the panel reveals values. */
  readonly value?: string;
}

const LONGEST_VALUE = 20_000;

/** What can be done from the page with calls that are named by their class, method and arguments. */
@Injectable()
export class PanelCalls {
  private readonly targets: TargetFinder;

  constructor(
    @Inject(MEMOIZE_RUNTIME) private readonly runtime: MemoizeRuntime,
    @Inject(MemoizeInvalidator) private readonly invalidator: MemoizeInvalidator,
  ) {
    this.targets = new TargetFinder(runtime);
  }

  /**
   * Opens no lease, and runs nothing.
   *
   * @throws NotMemoizedError, UnkeyableArgumentError, CallbackError
   */
  async lookUp({ class: className, method: name, args }: PanelCall, reveal: boolean): Promise<LookedUp> {
    const { method, instance } = this.targetOf(className, name);
    const found = await method.peek(instance, args);
    const call = { method: method.name, alias: method.alias, key: method.showKey(instance, args) };
    if (found.kind !== 'kept') return { ...call, state: found.kind === 'absent' ? 'absent' : 'unknown' };
    const { outcome, age, ttl } = found;
    return {
      ...call,
      ...{ state: 'present', kind: outcome.kind },
      ...{ ageMs: Math.round(age), restMs: ttl === Infinity ? null : Math.round(ttl) },
      ...(reveal && { value: show(outcome) }),
    };
  }

  /**
   * @returns what was invalidated, in words
   * @throws InvalidationFailedError, NotMemoizedError, UnkeyableArgumentError, InvalidOptionError
   */
  async invalidate(request: PanelRequest): Promise<string> {
    if ('tags' in request) {
      await this.invalidator.invalidateTags(request.tags);
      return request.tags.length === 1 ? `the tag ${request.tags[0]}` : `${request.tags.length} tags`;
    }
    const { class: className, method, args } = request;
    const named = `${className}.${method}`;
    const classes = this.classesOf(className, method);
    // By their names alone: the page knows no types.
    const each = (of: Class): Promise<void> =>
      args === undefined
        ? this.invalidator.invalidateAll(of, method as never)
        : this.invalidator.invalidate(of, method as never, ...(args as never));
    await Promise.all(classes.map(each));
    return args === undefined ? `every outcome of ${named}` : `one call of ${named}`;
  }

  /** Of several instances the first: only its `extra` could tell them apart. */
  private targetOf(className: string, name: string): Target {
    const method = `${className}.${name}`;
    const targets = this.classesOf(className, name).flatMap((each) => this.targets.find(each, name));
    const target = targets.find((each) => each.method.name === method);
    if (target) return target;
    throw new NotMemoizedError({ className, method: name });
  }

  private classesOf(className: string, name: string): Class[] {
    const named = listPanelMethods(this.runtime).filter(
      (each) => each.class === className && each.name === name,
    );
    if (named.length === 0) throw new NotMemoizedError({ className, method: name });
    return named.map(({ prototype }) => prototype.constructor as Class);
  }
}

function show(outcome: Outcome): string {
  if (outcome.kind === 'mark') return 'true';
  const value = outcome.kind === 'result' ? outcome.value : outcome.error;
  const text = inspect(value, { depth: 8, maxArrayLength: 200, maxStringLength: 10_000, getters: false });
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
