import 'reflect-metadata';

/**
 * The name of what a method returns, where TypeScript has recorded (`emitDecoratorMetadata`) a class that nobody could
 * await. undefined for a promise, and where nothing is known: an inferred type, a union, an interface; `Function` stands
 * for a class whose import is one of its type alone, which may be a promise.
 */
export function recordedNoPromise(prototype: object, name: string): string | undefined {
  const recorded: unknown = Reflect.getOwnMetadata('design:returntype', prototype, name);
  if (typeof recorded !== 'function' || recorded === Object || recorded === Function) return undefined;
  const { prototype: made } = recorded as { readonly prototype?: { readonly then?: unknown } };
  return typeof made?.then === 'function' ? undefined : recorded.name;
}
