import type { RegisteredCache } from './registered-cache';
import type { Decoration } from '../nest/decoration';
import type { MethodKey } from './method/method-key';
import type { MethodOptions } from './method/method-options';
/**
 * Which prefix is whose. Of generated keys too: equal ones of two methods are told apart by the prefix, their group.
 */
export declare class PrefixClaims {
    /** Default prefix → the class that has it, while it is there. */
    private readonly owners;
    /** Prefix → the first method that has it. */
    private readonly holders;
    /**
     * @throws AmbiguousPrefixError where another class has the same default prefix
     * @throws InvalidOptionError where a guard and a method have one prefix, or one with tags and one without, or one with
     * local copies and one without
     */
    claim({ prefix, name }: MethodKey, prototype: object, options: MethodOptions): void;
    private own;
    private holderOf;
}
/**
 * In a shared cache the name has to mean the same in every process.
 *
 * @throws InvalidOptionError
 */
export declare function requireOwnName(prototype: object, { name, options }: Decoration, { cache }: RegisteredCache): void;
