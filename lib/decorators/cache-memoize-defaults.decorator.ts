import 'reflect-metadata';
import { InvalidDecorationError } from '../errors/invalid-decoration.error';
import { findOwnDefaults, writeDefaults } from '../nest/class-defaults';
import { listDecorations } from '../nest/decoration';
import {
  CLASS_METHOD_DEFAULTS,
  type ClassMemoizeDefaults,
  resolveMethodDefaults,
} from '../options/method-defaults';
import { OptionReader } from '../options/option-reader';
import { refuseClashes } from '../runtime/method/method-clashes';
import { requireKeyOf } from '../runtime/method/method-extra';
import { methodOptionsOf } from '../runtime/method/method-options';
import { AS_DEFINED, staleOptionsOf } from '../runtime/method/method-stale';
import { nameOfClass } from '../types/class-name';

const DECORATOR = 'CacheMemoizeDefaults';

/**
 * Gives the memoized methods of a class options that they do not say themselves, inherited methods included; classes that
 * inherit from it have them too. `extra`, `classes` and `tags` add up: those of the module, of every class and of the
 * method all count, so that no method loses the tenant of its class. Of the others the nearest counts: the method's own,
 * then those of the instance's class, then of the classes above it, then the alias's `ttl`, then the module's.
 *
 * A window, `earlyRefresh` or `jitter` that a method cannot take does not apply to it.
 *
 * @example
 * ```ts
 * @CacheMemoizeDefaults({
 *   ttl: '10m',
 *   tags: ['prices'],
 *   extra(this: PricesService) {
 *     return this.tenant.id;
 *   },
 * })
 * @Injectable()
 * class PricesService { … }
 * ```
 *
 * @throws InvalidOptionError when the class is defined, for an option that cannot be
 * @throws InvalidDecorationError when the class is defined, on anything but a class, and for a second one
 * @throws InapplicableOptionError when the class is defined, for what is written on a method and cannot go with it
 */
export function CacheMemoizeDefaults(options: ClassMemoizeDefaults): ClassDecorator {
  return (target: object, name?: unknown): void => {
    const prototype = requireClass(target, name);
    const where = `@${DECORATOR} on ${nameOfClass(prototype.constructor)}`;
    const reader = OptionReader.of(options, where).allowOnly(CLASS_METHOD_DEFAULTS);
    const defaults = resolveMethodDefaults(reader, where);
    requireKeyOf(defaults.extra, where);
    writeDefaults(prototype, defaults);
    refuseMisfits(prototype);
  };
}

/** What the compiler lets stand on a class alone may be written in JavaScript, or composed of others. */
function requireClass(target: object, name: unknown): object {
  const isClass = typeof target === 'function' && name === undefined;
  const method = nameOfClass(typeof target === 'function' ? target : target.constructor);
  const refuse = (reason: string): never => {
    throw new InvalidDecorationError({ method, reason, decorator: DECORATOR });
  };
  if (!isClass)
    return refuse('it stands on a member. Put it on the class: @CacheMemoize has options of its own.');
  const prototype = target.prototype as object; // of a class
  if (findOwnDefaults(prototype))
    refuse('it is decorated twice. Put all defaults into one @CacheMemoizeDefaults.');
  return prototype;
}

/** What the decorators of its methods say is known, because they run before that of their class. */
function refuseMisfits(prototype: object): void {
  for (const decoration of listDecorations(prototype)) {
    const method = `${nameOfClass(prototype.constructor)}.${decoration.name}`;
    const options = methodOptionsOf(prototype, decoration);
    refuseClashes(method, options);
    staleOptionsOf(method, options, { ttl: options.ttl, ...AS_DEFINED });
  }
}
