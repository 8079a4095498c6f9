import type { CanActivate, ModuleMetadata, Type } from '@nestjs/common';
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
/** @throws InvalidOptionError */
export declare function resolvePanelOptions(given: PanelOptions): ResolvedPanelOptions;
/**
 * At start, when the environment is complete.
 *
 * @throws InvalidOptionError where everybody could see the panel, and nobody has said so
 */
export declare function requireGuards({ isGuarded }: ResolvedPanelOptions): void;
