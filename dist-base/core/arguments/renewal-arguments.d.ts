import { type CopyTerms } from './argument-copies';
/**
 * The arguments of a call for a run that is not the call's: copies of its own, and without the signals by which the call
 * can be called off, alone or as the field `signal` of one.
 *
 * @throws UncopyableArgument
 */
export declare function argumentsForRenewal(args: readonly unknown[], terms: CopyTerms): readonly unknown[];
