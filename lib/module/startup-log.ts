import { Logger } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import { listDefaults } from '../nest/class-defaults';
import type { Decoration } from '../nest/decoration';
import { type DecoratedClass, listDecoratedClasses } from '../nest/decorated-classes';
import { hasStockInterceptor } from '../nest/stock-interceptor';
import type { CacheRegistry } from '../runtime/caches/cache.registry';
import type { MemoizeRuntime } from '../runtime/memoize.runtime';
import type { BareTtl, Configuration } from './configuration';

/** What a start is told by. */
export interface StartupLogParts {
  readonly configuration: Configuration;
  readonly runtime: MemoizeRuntime;
  readonly application: ApplicationConfig;
}

/** Says in one line what is memoized, and what stands behind each alias; and warns of what is likely to be a mistake. */
export function logStartup({ configuration, runtime, application }: StartupLogParts): void {
  const { options, bareTtls } = configuration;
  if (!options.startupLog) return;
  const logger = new Logger('CacheMemoize');
  const classes = listDecoratedClasses(runtime.container);
  logger.log(`${describeMethods(classes, options.enabled)} ${describeCaches(runtime.registry)}`);
  const warnings = [
    ...bareTtls.map(warnOfBareTtl),
    ...classes.flatMap((each) => warningsOf(each, application)),
  ];
  for (const warning of new Set(warnings)) logger.warn(warning);
}

function describeMethods(classes: readonly DecoratedClass[], isEnabled: boolean): string {
  const count = classes.reduce((sum, { decorations }) => sum + decorations.length, 0);
  const methods = count === 1 ? '1 method is' : `${count} methods are`;
  return isEnabled ? `${methods} memoized.` : `${methods} not memoized, because of enabled: false.`;
}

function describeCaches(registry: CacheRegistry): string {
  return `${registry.aliases.map((alias) => `${alias}: ${registry.placeOf(alias)}`).join('; ')}.`;
}

function warningsOf({ prototype, decorations }: DecoratedClass, application: ApplicationConfig): string[] {
  return [
    ...listDefaults(prototype).flatMap(({ where, bareTtl }) => warningsOfTtl(where, bareTtl)),
    ...decorations.flatMap((each) => warningsOfTtl(`@CacheMemoize on ${nameOf(each)}`, each.options.bareTtl)),
    ...warningsOfPrefix(decorations),
    ...decorations
      .filter((decoration) => hasStockInterceptor(prototype, decoration, application))
      .map((decoration) => warnOfStockInterceptor(`${prototype.constructor.name}.${decoration.name}`)),
  ];
}

function warningsOfTtl(who: string, ttl: number | undefined): string[] {
  return ttl === undefined ? [] : [warnOfBareTtl({ who, ttl })];
}

/** Of one class, where a prefix may have been copied with its line. Two classes that share one do so on purpose. */
function warningsOfPrefix(decorations: readonly Decoration[]): string[] {
  return decorations.flatMap((decoration, index) => {
    const { prefix } = decoration.options;
    const other = decorations.slice(0, index).find(({ options }) => options.prefix === prefix);
    return prefix === undefined || !other ? [] : [warnOfPrefix(prefix, nameOf(other), nameOf(decoration))];
  });
}

function warnOfBareTtl({ who, ttl }: BareTtl): string {
  return `${who} has a ttl of ${ttl}, which are milliseconds. Did you mean '${ttl}s'? If not, write '${ttl}ms'.`;
}

function warnOfPrefix(prefix: string, one: string, other: string): string {
  return (
    `${one} and ${other} have one prefix, '${prefix}': with equal arguments they answer each other. Give each its own, ` +
    `unless they are meant to share their outcomes.`
  );
}

function warnOfStockInterceptor(handler: string): string {
  return (
    `The CacheInterceptor of @nestjs/cache-manager stands before ${handler}, which is memoized: it keeps answering what ` +
    `was invalidated here, by the URL alone. Remove it from there.`
  );
}

function nameOf({ prototype, name }: Decoration): string {
  return `${prototype.constructor.name}.${name}`;
}
