/** Replaces the method, as decorators for tracing do, and copies nothing. */
export function Traced(): MethodDecorator {
  return (_target, _name, descriptor: PropertyDescriptor) => {
    const below = descriptor.value as (...args: unknown[]) => unknown;
    descriptor.value = function (...args: unknown[]): unknown {
      return below.apply(this, args);
    };
  };
}
