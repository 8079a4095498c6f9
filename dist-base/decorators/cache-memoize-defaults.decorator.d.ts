import 'reflect-metadata';
import { type ClassMemoizeDefaults } from '../options/method-defaults';
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
export declare function CacheMemoizeDefaults(options: ClassMemoizeDefaults): ClassDecorator;
