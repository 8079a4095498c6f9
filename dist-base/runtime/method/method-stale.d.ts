import { type ResolvedStaleOptions } from '../../options/stale-options';
import type { MethodOptions } from './method-options';
/** What there is about a method that some of the options for stale answers cannot go with. */
export interface StaleCircumstances {
    /** In milliseconds, where it is always the same: its own, its class's, its alias's or its module's. */
    readonly ttl: MethodOptions['ttl'];
    readonly isSingleton: boolean;
    /** What a handler is given that ends with its request: "the whole request (@Req())". */
    readonly givenOfRequest: string | undefined;
}
/** Of nothing but the class: what is known of a method when its class is defined. */
export declare const AS_DEFINED: {
    isSingleton: boolean;
    givenOfRequest: undefined;
};
/**
 * Which of the options for stale answers a method goes by: those that are written on it, and of the defaults those that it
 * can take. undefined where there are none.
 *
 * @throws InapplicableOptionError for one that is written on the method, and that it cannot take
 */
export declare function staleOptionsOf(method: string, { stale: { own, byDefault }, isGuard }: Pick<MethodOptions, 'stale' | 'isGuard'>, circumstances: StaleCircumstances): ResolvedStaleOptions | undefined;
