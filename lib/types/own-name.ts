import type { Class } from './class';

/** What Nest's `mixin()` calls a class: drawn at random in every process. */
const DRAWN_NAME = /^[\w-]{21}$/;
const DECLARED_NAME = /^class\s+([\w$]+)/;

/** Whether a class is called the same in every process: one that is anonymous, or that `mixin()` has made, is not. */
export function hasOwnName(declared: Class): boolean {
  // A static field or method of that name hides the one that the class was declared with.
  if (typeof declared.name !== 'string' || declared.name === '') return false;
  const [, name] = DECLARED_NAME.exec(Function.prototype.toString.call(declared)) ?? [];
  return name === declared.name || !DRAWN_NAME.test(declared.name);
}
