/**
 * What one memoized method goes by: what its decorator says, with the defaults of the instance's class, of the classes
 * above it, and of the module.
 *
 * It is put together when an application binds the method, and not when the method is decorated, because decorators of
 * methods run before those of their class, and because an inherited method goes by the defaults of the class that
 * inherits it.
 */
import { listDefaults } from '../../nest/class-defaults';
import type { Decoration } from '../../nest/decoration';
import { type ClassEntry, mergeClasses } from '../../options/class-entry';
import { DEFAULT_ALIAS } from '../../options/defaults';
import type { ResolvedExtra, ResolvedMethodDefaults } from '../../options/method-defaults';
import type { Callback } from '../../options/option-reader';
import type { ResolvedMemoizeOptions } from '../../options/resolve-memoize-options';
import type { ResolvedModuleOptions } from '../../options/resolve-module-options';
import type { ResolvedStaleOptions } from '../../options/stale-options';

/** What somebody says, and who. */
export type Sourced<Value> = Value & {
  /** As `@CacheMemoizeDefaults on FilesService`; undefined for the method's own decorator. */
  readonly source: string | undefined;
};

export type SourcedExtra = Sourced<ResolvedExtra>;
export type SourcedTags = Sourced<{ readonly tags: readonly string[] | Callback }>;

export interface MethodOptions extends Omit<ResolvedMemoizeOptions, keyof ResolvedMethodDefaults> {
  /** Undefined: the alias's. */
  readonly ttl: number | Callback | undefined;
  /** Which class says it: `@CacheMemoizeDefaults on FilesService`; undefined for none. */
  readonly ttlSource: string | undefined;
  /** Of the module, of each class from the base down, of the method: all count. */
  readonly extras: readonly SourcedExtra[];
  /** In the same order. */
  readonly tags: readonly SourcedTags[];
  /** Which cache, and who names it. */
  readonly cache: Sourced<{ readonly alias: string }>;
  /** The module's among them. */
  readonly classes: readonly ClassEntry[];
  /** What is written on the method itself, and what it goes by where it can. */
  readonly stale: { readonly own: ResolvedStaleOptions; readonly byDefault: ResolvedStaleOptions };
}

/** What the module says of methods. */
export type ModuleMethodOptions = Pick<ResolvedModuleOptions, 'classes' | 'defaults'>;

/** @param module undefined where there is none, as in a unit test */
export function methodOptionsOf(
  prototype: object,
  decoration: Decoration,
  module?: ModuleMethodOptions,
): MethodOptions {
  const own = decoration.options;
  const defaults = [...(module ? [module.defaults] : []), ...listDefaults(prototype)];
  const layers = [...defaults, own];
  const life = sourced(layers, own, ({ ttl }) => (ttl === undefined ? ttl : { ttl })).at(-1);
  const { prefix, argsRewrite, keyGeneratorCallable, condition, hitCallable, missCallable, resultTags } = own;
  const { isGuard, instancesAgree, isAudited, localCopies, cacheExceptions } = own;
  // Field by field: to add to what was spread takes a seventh of the start of an application with many methods.
  return {
    prefix,
    argsRewrite,
    keyGeneratorCallable,
    condition,
    hitCallable,
    missCallable,
    resultTags,
    isGuard,
    instancesAgree,
    isAudited,
    localCopies,
    cacheExceptions,
    ttl: life?.ttl,
    ttlSource: life?.source,
    extras: sourced(layers, own, ({ extra }) => extra),
    tags: sourced(layers, own, ({ tags }) => tags && { tags }),
    cache: sourced(layers, own, ({ cacheAlias: alias }) => alias && { alias }).at(-1) ?? DEFAULT_CACHE,
    classes: mergeClasses(module?.classes ?? [], ...layers.map(({ classes }) => classes)),
    stale: { own: own.stale, byDefault: nearestStale(defaults) },
  };
}

const DEFAULT_CACHE = { alias: DEFAULT_ALIAS, source: undefined };

/**
 * Whether something says what the outcomes depend on besides the arguments. An `extra` that is a value does not: it is the
 * same for every instance.
 */
export function declaresKey({ extras, argsRewrite, keyGeneratorCallable }: MethodOptions): boolean {
  return extras.some((extra) => 'from' in extra) || Boolean(argsRewrite ?? keyGeneratorCallable);
}

/** Whether instances of its class answer for each other, so that there may be several only if they are alike. */
export function isSharedByInstances(options: MethodOptions): boolean {
  return !declaresKey(options) && !options.instancesAgree;
}

/** Whether its outcomes may carry tags. */
export function isTagged({ tags, resultTags }: MethodOptions): boolean {
  return tags.length > 0 || resultTags !== undefined;
}

/** The last that says something is the nearest. */
function nearest<Layer, Value>(
  layers: readonly Layer[],
  read: (layer: Layer) => Value | undefined,
): Value | undefined {
  return layers.map(read).findLast((value) => value !== undefined);
}

function nearestStale(defaults: readonly ResolvedMethodDefaults[]): ResolvedStaleOptions {
  const layers = defaults.map(({ stale }) => stale);
  return {
    staleWhileRevalidate: nearest(layers, ({ staleWhileRevalidate }) => staleWhileRevalidate),
    staleIfError: nearest(layers, ({ staleIfError }) => staleIfError),
    earlyRefresh: nearest(layers, ({ earlyRefresh }) => earlyRefresh),
    jitter: nearest(layers, ({ jitter }) => jitter),
  };
}

function sourced<Value extends object>(
  layers: readonly ResolvedMethodDefaults[],
  own: ResolvedMethodDefaults,
  read: (layer: ResolvedMethodDefaults) => Value | undefined | '',
): readonly Sourced<Value>[] {
  return layers.flatMap((layer) => {
    const value = read(layer);
    return value ? [{ ...value, source: layer === own ? undefined : layer.where }] : [];
  });
}
