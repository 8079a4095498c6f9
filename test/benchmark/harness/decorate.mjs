/** Applies a decorator to a method, as TypeScript does for `@decorator` above it. */
export function decorate(Class, name, decorator) {
  const descriptor = Object.getOwnPropertyDescriptor(Class.prototype, name);
  const replaced = decorator(Class.prototype, name, descriptor) ?? descriptor;
  Object.defineProperty(Class.prototype, name, replaced);
}
