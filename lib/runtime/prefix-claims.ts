import { hasOwnName } from '../types/own-name';
import type { Class } from '../types/class';
import type { RegisteredCache } from './caches/registered-cache';
import { AmbiguousPrefixError } from '../errors/ambiguous-prefix.error';
import { InvalidOptionError } from '../errors/invalid-option.error';
import type { Decoration } from '../nest/decoration';
import type { MethodKey } from './method/method-key';
import type { MethodOptions } from './method/method-options';

/** A method that has a prefix, while its class is there. */
interface Holder {
  readonly prototype: WeakRef<object>;
  readonly name: string;
  readonly isGuard: boolean;
  /** In words, of what its outcomes have tags. */
  readonly tagged: string;
  readonly localCopies: boolean;
}

/**
 * Which prefix is whose. Of generated keys too: equal ones of two methods are told apart by the prefix, their group.
 */
export class PrefixClaims {
  /** Default prefix → the class that has it, while it is there. */
  private readonly owners = new Map<string, WeakRef<object>>();
  /** Prefix → the first method that has it. */
  private readonly holders = new Map<string, Holder>();

  /**
   * @throws AmbiguousPrefixError where another class has the same default prefix
   * @throws InvalidOptionError where a guard and a method have one prefix, or one with tags and one without, or one with
   * local copies and one without
   */
  claim({ prefix, name }: MethodKey, prototype: object, options: MethodOptions): void {
    if (options.prefix === undefined) this.own(prefix, prototype);
    const holder = this.holderOf(prefix);
    const { isGuard, localCopies } = options;
    const tagged = describeTags(options);
    const claimed = { prototype: new WeakRef(prototype), name, isGuard, tagged, localCopies };
    if (!holder) this.holders.set(prefix, claimed);
    else if (holder.isGuard !== isGuard) refuseMixture(prefix, name, holder);
    else if (holder.tagged !== tagged) refuseTags({ prefix, name, tagged }, holder);
    else if (holder.localCopies !== localCopies) refuseCopies(prefix, claimed, holder);
  }

  private own(prefix: string, prototype: object): void {
    const owner = this.owners.get(prefix)?.deref();
    if (owner && owner !== prototype) throw new AmbiguousPrefixError({ prefix });
    if (!owner) this.owners.set(prefix, new WeakRef(prototype));
  }

  private holderOf(prefix: string): Holder | undefined {
    const holder = this.holders.get(prefix);
    return holder?.prototype.deref() && holder;
  }
}

function describeTags({ tags, resultTags }: MethodOptions): string {
  if (resultTags === undefined) return tags.length === 0 ? 'no tags' : 'tags';
  return tags.length === 0 ? 'resultTags' : 'tags and resultTags';
}

function refuseTags(
  { prefix, name, tagged }: Pick<Holder, 'name' | 'tagged'> & { readonly prefix: string },
  holder: Holder,
): never {
  throw new InvalidOptionError({
    option: 'prefix',
    value: prefix,
    where: `@CacheMemoize on ${name}`,
    expected:
      `another than that of ${holder.name}, because ${holder.name} has ${holder.tagged} and ${name} has ${tagged}: ` +
      `with one prefix they share their outcomes, and an invalidated tag has to reach all of them`,
  });
}

function refuseCopies(prefix: string, { name, localCopies }: Holder, holder: Holder): never {
  const [without, other] = localCopies ? [holder.name, name] : [name, holder.name];
  throw new InvalidOptionError({
    option: 'prefix',
    value: prefix,
    where: `@CacheMemoize on ${name}`,
    expected:
      `another than that of ${holder.name}, because ${without} has localCopies: false and ${other} has not: with one ` +
      `prefix they share their outcomes, and an invalidation of ${without} would not wait for the copies of ${other}`,
  });
}

function refuseMixture(prefix: string, name: string, holder: Holder): never {
  const [guard, method] = holder.isGuard ? [holder.name, name] : [name, holder.name];
  throw new InvalidOptionError({
    option: 'prefix',
    value: prefix,
    where: `@CacheMemoize on ${name}`,
    expected:
      `another than that of ${holder.name}, because ${guard} is a guard (storeResult: false) and ${method} is not: ` +
      `with one prefix the method would answer true`,
  });
}

/**
 * In a shared cache the name has to mean the same in every process.
 *
 * @throws InvalidOptionError
 */
export function requireOwnName(
  prototype: object,
  { name, options }: Decoration,
  { cache }: RegisteredCache,
): void {
  const { prefix } = options;
  if (prefix !== undefined || cache.keeps === 'objects' || hasOwnName(prototype.constructor as Class)) return;
  throw new InvalidOptionError({
    option: 'prefix',
    value: prefix,
    where: `@CacheMemoize on the method ${name} of a class without a name of its own`,
    expected:
      'given on a shared cache, because the class is anonymous or was made by mixin(): its name differs in every ' +
      'process, so nothing would be shared and no invalidation would reach another process',
  });
}
