import { classNameOf, nameOfClass } from '../../../lib/types/class-name';

class User {}
const refuse = (): never => {
  throw new Error('it was run');
};
/** What `static name() {}` and `static get name() {}` make, which TypeScript takes for mistakes. */
class Titled {}
Object.defineProperty(Titled, 'name', { value: refuse });
class Nameless {}
Object.defineProperty(Nameless, 'name', { get: refuse });

describe('The name of a class', () => {
  it('is the one that it was given', () => {
    expect(nameOfClass(User)).toBe('User');
    expect(nameOfClass(class {})).toBe('');
    expect(nameOfClass('User')).toBe('');
  });

  it('stands in its source where a static member takes its place, and no code of the class runs', () => {
    expect(nameOfClass(Titled)).toBe('Titled');
    expect(nameOfClass(Nameless)).toBe('Nameless');
  });
});

describe('The class of an object', () => {
  it('is named as its prototype does', () => {
    expect(classNameOf(new User())).toBe('User');
    expect(classNameOf(new Titled())).toBe('Titled');
    expect(classNameOf({ constructor: 'Ferrari' })).toBe('Object');
  });

  it('has no name where the prototype has no class', () => {
    expect(classNameOf(Object.create(null) as object)).toBe('');
    expect(classNameOf(Object.create({ constructor: 'Ferrari' }) as object)).toBe('');
  });
});
