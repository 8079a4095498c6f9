import { type RecordedType } from '../../ports/recorded-type';
import { type KeyClasses } from './key-classes';
export interface KeyLimits {
    /** How long the text behind the prefix may be, in bytes, before it is hashed. */
    readonly maxKeyBytes: number;
    /** What is known of classes. @default nothing */
    readonly classes?: KeyClasses;
    /** What is recorded of each argument; what follows the last one is as that, for it is a rest parameter. */
    readonly parameters?: ReadonlyArray<RecordedType | undefined>;
}
/**
 * Makes the key of a call: `<prefix>:<arguments>`, with `;<extra>` for each that there is, and `<prefix>:#<sha256>` once
 * it is longer than 200 characters. It is printable ASCII without spaces. Arguments that differ in anything the key can
 * see never share one, equal arguments always do; trailing undefined arguments are dropped. How the text is written
 * belongs to the contract, because other versions of an application read the same store: the golden file in the tests
 * holds it.
 *
 * `extra` holds one value for each who says what the key varies on, or none. Two are never taken for one: no value's text
 * has a semicolon outside of quotes.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
export declare function buildKey(prefix: string, parts: readonly unknown[], extra: readonly unknown[], limits: KeyLimits): string;
/**
 * Makes the key behind any start, which must end in a colon and differ for what must not share a key.
 *
 * @throws UnkeyableValue where an argument has no key.
 */
export declare function continueKey(start: string, parts: readonly unknown[], extra: readonly unknown[], limits: KeyLimits): string;
/**
 * Appends the arguments and the extras, if there are any, to the start of a key, however long they are.
 *
 * @throws UnkeyableValue
 * @public for the benchmark of keys, which times the text without its hash
 */
export declare function writeArguments(start: string, parts: readonly unknown[], extra: readonly unknown[], limits: KeyLimits): string;
