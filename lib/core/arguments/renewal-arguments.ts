import { ArgumentCopies, type CopyTerms, UncopyableArgument } from './argument-copies';

/**
 * The arguments of a call for a run that is not the call's: copies of its own, and without the signals by which the call
 * can be called off, alone or as the field `signal` of one.
 *
 * @throws UncopyableArgument
 */
export function argumentsForRenewal(args: readonly unknown[], terms: CopyTerms): readonly unknown[] {
  for (const [index, argument] of args.entries())
    if (typeof argument === 'function') throw new UncopyableArgument(`argument ${index} is a function`);
  return new ArgumentCopies(args.map(withoutSignal), terms).make();
}

function withoutSignal(argument: unknown): unknown {
  if (argument instanceof AbortSignal) return undefined;
  return hasSignal(argument) ? { ...argument, signal: undefined } : argument;
}

/** Of an instance a field cannot be left out. */
function hasSignal(argument: unknown): argument is { readonly signal: AbortSignal } {
  if (typeof argument !== 'object' || argument === null || !('signal' in argument)) return false;
  return argument.signal instanceof AbortSignal && Object.getPrototypeOf(argument) === Object.prototype;
}
