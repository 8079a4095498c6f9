import type { Class } from 'nestjs-cache-memoize';
import { type Decoration, findDecoration } from '../../../lib/nest/decoration';

/** What `@CacheMemoize` has left on a method of a class. */
export function decorationOf(of: Class, name: string): Decoration {
  const decoration = findDecoration(of.prototype as object, name);
  if (!decoration) throw new Error(`${of.name}.${name} is not decorated`);
  return decoration;
}
