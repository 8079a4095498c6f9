/**
 * Tells whether instances with this prototype have state that nobody outside can see: private fields in the source
 * text of their class or of one above it, or a class that is written in the engine and keeps all inside.
 */
export declare function hidesState(prototype: object | null): boolean;
/**
 * Tells whether an instance has no field at all, and a class that does something: what it works on is elsewhere, in a
 * WeakMap or in the engine, or it has none.
 */
export declare function isShell(value: object): boolean;
