import 'reflect-metadata';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import {
  type ChangeDecoration,
  type ChangeDecoratorName,
  type ChangePlan,
  findOwnChange,
  writeChange,
} from '../nest/change-decoration';
import { findOwnBatch } from '../nest/batch-decoration';
import { isDecorated } from '../nest/decoration';
import { recordedNoPromise } from '../nest/recorded-types';
import type { CompileError } from '../options/memoize-options';
import { type Callback, isCallback, OptionReader } from '../options/option-reader';
import { readOnFailure } from '../options/invalidation-options';
import { changesOf } from '../runtime/application';
import { injectApplication } from '../runtime/inject-application';
import { nameOfClass } from '../types/class-name';
import type { AsyncMethod } from '../types/method';
import { dressAs } from './stand-in';

/** What a decorator of changes answers: a decorator for async methods, a sentence for the compiler otherwise. */
export type ChangeDecorator<Method, Otherwise extends string> = unknown extends Method
  ? MethodDecorator
  : Method extends AsyncMethod
    ? MethodDecorator &
        ((target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void)
    : CompileError<Otherwise>;

/** What a decorator of changes was given. */
interface GivenChange {
  readonly decorator: ChangeDecoratorName;
  readonly plan: unknown;
  readonly options: object;
  /** What a plan has to be. */
  readonly expected: string;
  /** Makes what is called with `drop` of a plan that can be. */
  readonly toPlan: (plan: Callback) => Callback;
}

/** Has a method carry out a plan when it has made its change. Several that stand right on each other share one proxy. */
export function decorateChange(given: GivenChange): MethodDecorator {
  return (target: object, name: string | symbol, descriptor?: PropertyDescriptor): void => {
    const where = `${nameOfClass(typeof target === 'function' ? target : target.constructor)}.${String(name)}`;
    const original = requireMethod({ target, name, descriptor, where, decorator: given.decorator });
    const changePlan = resolvePlan(given, `@${given.decorator} on ${where}`);
    const below = findOwnChange(target, name);
    if (below?.proxy === original) {
      below.plans.push(changePlan);
      return;
    }
    const decoration = makeDecoration({ name, original, plans: [changePlan] });
    // requireMethod found a descriptor with a function in it.
    (descriptor as PropertyDescriptor).value = decoration.proxy;
    writeChange(target, decoration);
    injectApplication(target);
  };
}

interface Decorated {
  readonly target: object;
  readonly name: string | symbol;
  readonly descriptor: PropertyDescriptor | undefined;
  readonly where: string;
  readonly decorator: ChangeDecoratorName;
}

function requireMethod({ target, name, descriptor, where, decorator }: Decorated): AsyncMethod {
  const refuse = (reason: string): never => {
    throw new InvalidDecorationError({ method: where, reason, decorator });
  };
  if (typeof target === 'function') refuse('it is static. Only methods of instances have an application.');
  if (typeof descriptor?.value !== 'function') refuse('it is not a method. Make it an async method.');
  if (isDecorated(target, String(name)))
    refuse('it has @CacheMemoize: a hit would not run it, and change nothing.');
  if (findOwnBatch(target, name))
    refuse('it has @CacheMemoizeMany: a hit would not run it, and change nothing.');
  const returned = recordedNoPromise(target, String(name));
  if (returned !== undefined)
    refuse(
      `it returns ${returned} and no Promise, which tells when the change is made. Make it an async method.`,
    );
  return descriptor?.value as AsyncMethod; // where nobody knows what it returns, its first call tells
}

/** @throws InvalidOptionError */
function resolvePlan({ decorator, plan, options, expected, toPlan }: GivenChange, where: string): ChangePlan {
  if (!isCallback(plan)) {
    const option = decorator === 'Invalidates' ? 'plan' : 'tags';
    throw new InvalidOptionError({ option, value: plan, where, expected });
  }
  const reader = OptionReader.of(options, where).allowOnly(['when', 'onFailure']);
  const when = reader.get('when') ?? 'success';
  if (when !== 'success' && when !== 'settled') return reader.refuse('when', "'success' or 'settled'");
  return { decorator, name: toPlan(plan), when, onFailure: readOnFailure(reader) };
}

function makeDecoration(parts: Omit<ChangeDecoration, 'proxy'>): ChangeDecoration {
  const { name, original } = parts;
  const proxy = function (this: object | undefined, ...args: unknown[]): Promise<unknown> {
    const changes = changesOf(this, name);
    if (changes === undefined) return original.apply(this, args);
    return changes.run({ instance: this as object, args, decoration }); // only an instance has an application
  };
  dressAs(proxy, original, name);
  const decoration = { ...parts, proxy };
  return decoration;
}
