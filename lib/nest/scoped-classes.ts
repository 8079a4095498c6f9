import { Scope, type ScopeOptions } from '@nestjs/common';
import { SCOPE_OPTIONS_METADATA } from '@nestjs/common/constants';
import type { ModulesContainer } from '@nestjs/core';
import { IterableWeakMap } from '../types/iterable-weak-map';
import { isSingleton, prototypeOf, wrappersOf } from './providers';

/** Of which classes instances are made for a request, or for each that injects them; also by contagion. */
export class ScopedClasses {
  /** Those of which a factory makes more than one instance, with its tokens: no wrapper of Nest's knows of them. */
  private readonly made = new IterableWeakMap<Set<unknown>>();
  private wrapped: ReadonlySet<object> = new Set();
  /** How many modules there were when wrappers were looked through: one may be loaded later. */
  private modules = 0;

  constructor(private readonly container: ModulesContainer) {}

  /** How many are known by what factories made. */
  get madeCount(): number {
    return this.made.size;
  }

  has(prototype: object): boolean {
    if (this.modules !== this.container.size) this.look();
    if (this.made.has(prototype) || this.wrapped.has(prototype)) return true;
    // What moduleRef.create() makes has no wrapper.
    const options = Reflect.getMetadata(SCOPE_OPTIONS_METADATA, prototype.constructor) as
      ScopeOptions | undefined;
    return (options?.scope ?? Scope.DEFAULT) !== Scope.DEFAULT;
  }

  /** Instances of this class come from a factory that Nest calls again and again for `token`. */
  noteMade(prototype: object, token: unknown): void {
    const tokens = this.made.get(prototype) ?? new Set();
    this.made.set(prototype, tokens.add(token));
  }

  /** The classes of what such factories have made for a token so far. */
  madeFor(token: unknown): readonly object[] {
    return [...this.made.entries()].flatMap(([prototype, tokens]) => (tokens.has(token) ? [prototype] : []));
  }

  /** Once for all of them: to look for each method's class would take longer than all else of a start. */
  private look(): void {
    const scoped = [...wrappersOf(this.container)].filter((wrapper) => !isSingleton(wrapper));
    this.wrapped = new Set(scoped.map(prototypeOf).filter((prototype) => prototype !== undefined));
    this.modules = this.container.size;
  }
}
