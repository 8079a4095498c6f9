/**
 * How an instance knows its application.
 *
 * Nest injects `ModulesContainer`, of which every application has its own, into every instance that it constructs, in
 * every scope and also in lazy modules. The decorator asks for it with a property whose setter leads here; what Nest
 * does not construct (useFactory, useValue) is tagged at start, and in lazy modules at its first call. So several applications in one process share nothing.
 *
 * Beside the two WeakMaps below, three things are global: the proxies that are known as ours (nest/decoration.ts), the
 * response parameters that stand on classes while routes are registered (http/response-parameters.ts), and, while a
 * function of the user makes a store, what every new EventEmitter calls (caches/detection/emitter-witness.ts).
 *
 * What a tagged instance carries is a binding: its application and its class, with the method that each decoration
 * means for them. A hidden property, because a call reads it first thing, and a WeakMap where the instance is frozen.
 */
import { Logger } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { MEMOIZE_RUNTIME } from '../constants';
import type { BatchDecoration } from '../nest/batch-decoration';
import type { ChangeRunner } from '../nest/change-decoration';
import { type Decoration, listDecorations } from '../nest/decoration';
import { findDifference, singletonsByClass } from '../nest/instances';
import { SeveralInstancesError } from '../errors/several-instances.error';
import { type DecoratedBatch, makeBatch } from './batches/decorated-batch';
import { type DecoratedMethod, RefusedMethod } from './decorated-method';
import type { MethodSource } from './method-source';
import { IterableWeakMap } from '../types/iterable-weak-map';
import { isSharedByInstances } from './method/method-options';

const BINDING = Symbol('nestjs-cache-memoize: binding');
const bindingsOfFrozen = new WeakMap<object, InstanceBinding>();
const applications = new IterableWeakMap<Application>();

interface Tagged {
  [BINDING]?: InstanceBinding;
}

type InstanceBinding = Pick<Binding, 'methodFor' | 'batchFor' | 'changesFor' | 'warnOfTakeover'>;

/** Of an instance that belongs to no application, as far as is known. */
const NOBODY: InstanceBinding = {
  methodFor: () => undefined,
  batchFor: () => undefined,
  changesFor: () => undefined,
  warnOfTakeover: () => undefined,
};

/** One Nest application, as far as this library knows it. */
export class Application {
  /** undefined until CacheMemoizeModule is constructed, for ever where it is missing. */
  methods: MethodSource | undefined;
  /** Whether the instances that an application starts with were all seen, and compared. */
  isStarted = false;
  /** By class prototype: those found at start, and those seen since, as long as their class is there. */
  private readonly bindings = new IterableWeakMap<Binding>();
  /** Runs what `@Invalidates` stands on; undefined until the module is there. */
  changes: ChangeRunner | undefined;
  /** Tags what Nest does not construct and has made since, in lazy modules. */
  tagProducts: () => void = () => undefined;
  private hasWarned = false;

  constructor(readonly container: ModulesContainer) {}

  static of(container: ModulesContainer): Application {
    const known = applications.get(container);
    if (known) return known;
    const application = new Application(container);
    applications.set(container, application);
    return application;
  }

  get isMemoizing(): boolean {
    return this.methods !== undefined && !this.methods.isClosed;
  }

  /** The prototype of every class of which an instance or a method was bound. */
  get knownPrototypes(): object[] {
    return [...this.bindings.entries()].map(([prototype]) => prototype);
  }

  get knownClassCount(): number {
    return this.bindings.size;
  }

  bindingFor(prototype: object): Binding {
    const known = this.bindings.get(prototype);
    if (known) return known;
    const binding = new Binding(this, prototype);
    this.bindings.set(prototype, binding);
    return binding;
  }

  /** Says once that decorated methods run plainly, unless the module is there and only not constructed yet. */
  warnOfMissingModule(method: string, decorator: string): void {
    if (this.hasWarned || this.hasModule()) return;
    this.hasWarned = true;
    new Logger('CacheMemoize').warn(
      `${method} is decorated with ${decorator}, but the application does not import CacheMemoizeModule.forRoot(): ` +
        `decorated methods run plainly.`,
    );
  }

  private hasModule(): boolean {
    return [...this.container.values()].some((module) => module.providers.has(MEMOIZE_RUNTIME));
  }
}

/** Whether any application of this process has the module: a unit test has none. */
export function isAnyMemoizing(): boolean {
  return [...applications.entries()].some(([, application]) => application.isMemoizing);
}

/** What each decoration means for one class in one application. */
export class Binding {
  private readonly methods = new Map<Decoration, DecoratedMethod>();
  private readonly batches = new Map<BatchDecoration, DecoratedBatch>();
  private hasWarned = false;
  private first: WeakRef<object> | undefined;
  /** Whether instances answer for each other: found out once, because a request may come with an instance of its own. */
  private answersForOthers: boolean | undefined;

  /** @param refusal why methods that instances share are refused: there is another instance already, and it is not alike */
  constructor(
    private readonly application: Application,
    private readonly prototype: object,
    private readonly refusal?: string,
  ) {}

  /** The binding that an instance gets: another one if it comes late, and the first would answer for it. */
  forInstance(instance: object): Binding {
    this.first ??= new WeakRef(instance);
    const first = this.first.deref();
    if (!this.application.isStarted || !first || first === instance) return this;
    this.answersForOthers ??= listDecorations(this.prototype).some((each) => this.isShared(each));
    if (!this.answersForOthers) return this;
    const difference = findLateDifference(this.application.container, first, instance);
    return difference === undefined ? this : new Binding(this.application, this.prototype, difference);
  }

  /** undefined: run plainly, there is no module (yet). */
  methodFor(decoration: Decoration): DecoratedMethod | undefined {
    return this.methods.get(decoration) ?? this.bind(decoration);
  }

  /** undefined: run plainly, there is no module (yet). */
  batchFor(decoration: BatchDecoration): DecoratedBatch | undefined {
    return this.batches.get(decoration) ?? this.bindBatch(decoration);
  }

  /** undefined: run plainly, there is no module (yet). */
  changesFor(name: string | symbol): ChangeRunner | undefined {
    const { changes } = this.application;
    if (!changes) this.warnOfMissingModule(name, '@Invalidates');
    return changes;
  }

  /** Says once that an instance is taken from an application that still memoizes with it. */
  warnOfTakeover(taker: Binding): void {
    if (taker.application === this.application || !this.application.isMemoizing) return;
    if (this.hasWarned || taker.hasWarned) return;
    this.hasWarned = taker.hasWarned = true;
    new Logger('CacheMemoize').warn(
      `An instance of ${this.prototype.constructor.name} is provided in two applications of this process, and its ` +
        `methods are memoized by the last one alone. Provide it with useClass, or with a useFactory that makes it, ` +
        `so that each application has an instance of its own.`,
    );
  }

  private isShared(decoration: Decoration): boolean {
    const options = this.application.methods?.optionsOf(this.prototype, decoration);
    return options !== undefined && isSharedByInstances(options);
  }

  private refuse(decoration: Decoration): RefusedMethod | undefined {
    if (this.refusal === undefined || !this.isShared(decoration)) return undefined;
    const method = `${this.prototype.constructor.name}.${decoration.name}`;
    return new RefusedMethod(new SeveralInstancesError({ method, modules: [], difference: this.refusal }));
  }

  private warnOfMissingModule(name: string | symbol, decorator: string): void {
    const method = `${this.prototype.constructor.name}.${String(name)}`;
    this.application.warnOfMissingModule(method, decorator);
  }

  private bindBatch(decoration: BatchDecoration): DecoratedBatch | undefined {
    const { methods } = this.application;
    if (!methods) {
      this.warnOfMissingModule(decoration.name, '@CacheMemoizeMany');
      return undefined;
    }
    const batch = makeBatch(this.prototype, decoration, {
      methodFor: (single) => this.methodFor(single),
      report: (error) => methods.report(error),
    });
    this.batches.set(decoration, batch);
    return batch;
  }

  private bind(decoration: Decoration): DecoratedMethod | undefined {
    const { methods } = this.application;
    if (!methods) {
      this.warnOfMissingModule(decoration.name, '@CacheMemoize');
      return undefined;
    }
    const method = this.refuse(decoration) ?? methods.make(this.prototype, decoration);
    this.methods.set(decoration, method);
    return method;
  }
}

/** Of an instance that comes when the application has started. */
function findLateDifference(container: ModulesContainer, first: object, late: object): string | undefined {
  const prototype = Reflect.getPrototypeOf(late);
  const known = (prototype && singletonsByClass(container).get(prototype)) ?? [];
  const [one, other] = [first, late].map((instance) => known.find((each) => each.instance === instance));
  if (one && other) return findDifference(one, other);
  return 'one of them was made when the application had started (moduleRef.create, say)';
}

/** Tells an instance which application it belongs to. */
export function tagInstance(instance: object, container: ModulesContainer): void {
  // Every object that Nest constructs has a prototype; what a factory made may have none, and has no methods then.
  const prototype = Object.getPrototypeOf(instance) as object | null;
  if (!prototype) return;
  const binding = Application.of(container).bindingFor(prototype).forInstance(instance);
  bindingOf(instance)?.warnOfTakeover(binding);
  writeBinding(instance, binding);
}

function writeBinding(instance: object, binding: InstanceBinding): void {
  if (Object.isExtensible(instance)) {
    Object.defineProperty(instance, BINDING, { value: binding, writable: true, configurable: true });
  } else {
    bindingsOfFrozen.set(instance, binding);
  }
}

/** undefined: the instance was made by hand, or its application has no module (yet). */
export function boundMethodOf(
  instance: object | undefined,
  decoration: Decoration,
): DecoratedMethod | undefined {
  // A method that was detached from its instance has no `this`.
  return (bindingOf(instance) ?? (instance && adopt(instance)))?.methodFor(decoration);
}

/** undefined likewise. */
export function boundBatchOf(
  instance: object | undefined,
  decoration: BatchDecoration,
): DecoratedBatch | undefined {
  return (bindingOf(instance) ?? (instance && adopt(instance)))?.batchFor(decoration);
}

/** undefined likewise. */
export function changesOf(instance: object | undefined, name: string | symbol): ChangeRunner | undefined {
  return (bindingOf(instance) ?? (instance && adopt(instance)))?.changesFor(name);
}

/** Looks for a stray instance in the applications that memoize: once, at its first call. */
function adopt(instance: object): InstanceBinding | undefined {
  const memoizing = [...applications.entries()].filter(([, application]) => application.isMemoizing);
  if (memoizing.length === 0) return undefined;
  for (const [, application] of memoizing) application.tagProducts();
  if (!bindingOf(instance)) writeBinding(instance, NOBODY);
  return bindingOf(instance);
}

function bindingOf(instance: Tagged | undefined): InstanceBinding | undefined {
  return instance?.[BINDING] ?? (instance && bindingsOfFrozen.get(instance));
}
