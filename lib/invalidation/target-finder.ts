import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import { expectClass } from '../errors/circular-import';
import { InstanceRequiredError } from '../errors/instance-required.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { NotMemoizedError } from '../errors/not-memoized.error';
import type { Class } from '../types/class';
import { nameOfClass } from '../types/class-name';
import { isClass } from '../options/option-reader';
import { listDecoratedClasses } from '../nest/decorated-classes';
import { findBatch, findSingle } from '../nest/batch-decoration';
import { findDecoration } from '../nest/decoration';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import { requireMemoized } from '../runtime/decorated-method';
import type { MemoizedMethod } from '../runtime/memoized-method';
import { isTagged } from '../runtime/method/method-options';
import { singletonsByClass } from '../nest/instances';
import { prototypeOf, wrappersOf } from '../nest/providers';

/** A memoized method of one class, and what `this` is in its key callbacks. */
export interface Target {
  readonly method: MemoizedMethod;
  readonly instance: object;
  /** True where the application has no instance, and `instance` only stands for one. */
  readonly isAbsent?: boolean;
  /** The batch that was named in its place, whose ids are meant: `ProductsService.findByIds`. */
  readonly batch?: string | undefined;
}

/**
 * Finds whose outcomes a verb means: those of the class itself, of every class of the application that inherits from
 * it, and of what stands behind it as an injection token.
 */
export class TargetFinder {
  private found = new WeakMap<object, Map<string, readonly Target[]>>();
  private tagged: readonly string[] | undefined;
  private knownWhenFound = '';

  constructor(private readonly runtime: MemoizeRuntime) {}

  /** @throws NotMemoizedError, InvalidOptionError for what is neither a class nor an instance of one, or no name */
  find(given: object, named: unknown): readonly Target[] {
    const name = requireName(named);
    requireTarget(given, name);
    if (typeof given !== 'function') return this.findFor(Object.getPrototypeOf(given) as object, name, given);
    const ofClass = this.rememberedFor(given);
    const known = ofClass.get(name);
    if (known) return known;
    const targets = this.findFor(given.prototype as object, name);
    // A singleton that is not there yet may come: the application may be starting.
    if (!targets.some(({ isAbsent }) => isAbsent)) ofClass.set(name, targets);
    return targets;
  }

  /** Where the application has methods whose outcomes may carry tags. */
  get taggedAliases(): readonly string[] {
    this.forgetWhatIsOld();
    if (this.tagged === undefined) {
      const options = listDecoratedClasses(this.runtime.container).flatMap(({ prototype, decorations }) =>
        decorations.map((decoration) => this.runtime.optionsOf(prototype, decoration)),
      );
      this.tagged = [...new Set(options.filter(isTagged).map(({ cache }) => cache.alias))];
    }
    return this.tagged;
  }

  /** What was found holds until the application has more modules or classes: lazy ones come later. */
  private forgetWhatIsOld(): void {
    const known = `${this.runtime.container.size} ${this.runtime.knownClassCount}`;
    if (known === this.knownWhenFound) return;
    this.found = new WeakMap();
    this.tagged = undefined;
    this.knownWhenFound = known;
  }

  private rememberedFor(given: object): Map<string, readonly Target[]> {
    this.forgetWhatIsOld();
    const remembered = this.found.get(given) ?? new Map<string, readonly Target[]>();
    this.found.set(given, remembered);
    return remembered;
  }

  private findFor(prototype: object, name: string, instance?: object): readonly Target[] {
    const singletons = instance ? undefined : singletonsByClass(this.runtime.container);
    const targets = [...this.prototypesBehind(prototype)].flatMap((behind) => {
      const present = instance ? [instance] : (singletons?.get(behind) ?? []).map((each) => each.instance);
      return this.targetsOf(behind, name, present);
    });
    if (targets.length > 0) return targets;
    throw new NotMemoizedError({ className: prototype.constructor.name, method: name });
  }

  private prototypesBehind(prototype: object): Set<object> {
    const behind = new Set([prototype]);
    for (const known of this.runtime.application.knownPrototypes) {
      if (Object.prototype.isPrototypeOf.call(prototype, known)) behind.add(known);
    }
    for (const wrapper of wrappersOf(this.runtime.container)) {
      for (const made of this.prototypesMadeBy(wrapper, prototype.constructor as Class)) behind.add(made);
    }
    return behind;
  }

  private prototypesMadeBy(wrapper: InstanceWrapper<unknown>, token: Class): readonly object[] {
    if (wrapper.token !== token) return [];
    const made = prototypeOf(wrapper);
    return made ? [made] : this.runtime.prototypesMadeFor(token);
  }

  /** One for each instance: in its key callbacks `this` may tell it from another. */
  private targetsOf(prototype: object, name: string, instances: readonly object[]): Target[] {
    const own = findDecoration(prototype, name);
    const ofBatch = own ? undefined : findBatch(prototype, name);
    const decoration = ofBatch ? findSingle(prototype, ofBatch) : own;
    if (!decoration) return [];
    const method = requireMemoized(this.runtime.methodOf(prototype, decoration));
    const batch = ofBatch && `${nameOfClass(prototype.constructor)}.${name}`;
    if (instances.length === 0)
      return [{ method, instance: absentInstance(method.name), isAbsent: true, batch }];
    return instances.map((instance) => ({ method, instance, batch }));
  }
}

/** A symbol is a name that @CacheMemoize refuses, and nothing else is a name. */
function requireName(name: unknown): string {
  if (typeof name === 'string') return name;
  throw new InvalidOptionError({
    option: 'method',
    value: name,
    where: 'MemoizeInvalidator',
    expected: 'the name of a memoized method, as a string',
  });
}

function requireTarget(given: unknown, name: string): void {
  if (hasClass(given)) return;
  throw new InvalidOptionError({
    option: 'target',
    value: given,
    where: `MemoizeInvalidator for the method '${name}'`,
    expected: expectClass('the class that has the method, or an instance of it', given === undefined),
  });
}

/** A plain object is an instance of Object, which every class extends: it would mean them all, or none. */
function hasClass(given: unknown): boolean {
  const prototype = prototypeBehind(given);
  return typeof prototype === 'object' && prototype !== null && !isRootOfObjects(prototype);
}

function prototypeBehind(given: unknown): unknown {
  if (isClass(given)) return given.prototype;
  return typeof given === 'object' && given !== null ? Object.getPrototypeOf(given) : undefined;
}

/** Object.prototype, of any realm. */
function isRootOfObjects(prototype: object): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf');
}

/** Stands for an instance that the application does not have: a key callback that does not touch `this` needs none. */
function absentInstance(method: string): object {
  const refuse = (): never => {
    throw new InstanceRequiredError({ method });
  };
  return new Proxy({}, { get: refuse, has: refuse, set: refuse, ownKeys: refuse, getPrototypeOf: refuse });
}
