import type { CanActivate, ModuleMetadata, Type } from '@nestjs/common';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { OptionReader } from '../options/option-reader';

/** A guard, as `@UseGuards` takes it. */
export type PanelGuard = Type<CanActivate> | CanActivate;

export interface PanelOptions extends Pick<ModuleMetadata, 'imports'> {
  /**
   * Where the page is, below the global prefix of the application, and at every version of its routes.
   *
   * @default 'cache'
   */
  readonly path?: string;
  /**
   * Who may see it, and invalidate: guards, in this order, after the application's global ones. What a class of them
   * injects is found in `imports`. `'open'`: everybody who reaches it.
   *
   * @default everybody, where `NODE_ENV` is `development` or `test`; else the application does not start
   */
  readonly guards?: readonly PanelGuard[] | 'open';
  /**
   * Whether a call that is looked up shows its value, and not only that there is one.
   *
   * @default false
   */
  readonly reveal?: boolean;
}

/** The same, checked and completed. */
export interface ResolvedPanelOptions {
  readonly path: string;
  readonly guards: readonly PanelGuard[];
  /** Whether somebody has said who may see it. */
  readonly isGuarded: boolean;
  readonly imports: NonNullable<ModuleMetadata['imports']>;
  readonly reveal: boolean;
}

const WHERE = 'CacheMemoizePanelModule.forRoot';
const PATH = /^[\w.~-]+(\/[\w.~-]+)*$/;

/** Where a panel may be left open, because nobody but who develops reaches it. */
const OPEN_ENVIRONMENTS = ['development', 'test'];

/** @throws InvalidOptionError */
export function resolvePanelOptions(given: PanelOptions): ResolvedPanelOptions {
  const reader = OptionReader.of(given, WHERE).allowOnly(['path', 'guards', 'imports', 'reveal']);
  const { path = 'cache', guards, imports = [] } = given;
  if (typeof path !== 'string' || !PATH.test(path.replace(/^\/|\/$/g, '')))
    reader.refuse('path', "a path of the application, such as 'cache' or 'admin/cache'");
  if (guards !== undefined && guards !== 'open' && !isListOfGuards(guards))
    reader.refuse('guards', "an array of at least one guard, or 'open'");
  return {
    path,
    guards: guards === 'open' ? [] : (guards ?? []),
    isGuarded: guards !== undefined,
    imports,
    reveal: reader.boolean('reveal', false),
  };
}

/**
 * At start, when the environment is complete.
 *
 * @throws InvalidOptionError where everybody could see the panel, and nobody has said so
 */
export function requireGuards({ isGuarded }: ResolvedPanelOptions): void {
  const environment = process.env['NODE_ENV'];
  if (isGuarded || OPEN_ENVIRONMENTS.includes(environment ?? '')) return;
  throw new InvalidOptionError({
    option: 'guards',
    value: undefined,
    where: WHERE,
    expected:
      `given where NODE_ENV is neither development nor test (it is ${environment ?? 'not set'}): the guards that decide ` +
      `who may see the panel and invalidate, or 'open' for everybody who reaches it`,
  });
}

function isListOfGuards(given: unknown): boolean {
  return Array.isArray(given) && given.length > 0 && given.every(isGuard);
}

function isGuard(given: unknown): boolean {
  const guard: unknown = typeof given === 'function' ? given.prototype : given;
  return typeof (guard as Partial<CanActivate> | null | undefined)?.canActivate === 'function';
}
