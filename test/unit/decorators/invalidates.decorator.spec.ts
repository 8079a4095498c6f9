import { Invalidates } from '../../../lib';

type Decorate = (target: object, name: string | symbol, descriptor?: PropertyDescriptor) => void;

/** What the compiler would not let through is what a JavaScript user can write. */
function decorate(member: object, ...given: unknown[]): () => void {
  const [name = '', descriptor] = Object.entries(Object.getOwnPropertyDescriptors(member))[0] ?? [];
  class Products {}
  const decorator = Invalidates as (...given: unknown[]) => unknown as (...given: unknown[]) => Decorate;
  return () => decorator(...given)(Products.prototype, name, descriptor);
}

const METHOD = { async change(): Promise<void> {} };
const plan = (): void => undefined;

describe('@Invalidates refuses when the class is defined', () => {
  it('a static method', () => {
    expect(() => {
      class Products {
        @Invalidates(plan)
        static async change(): Promise<void> {}
      }
      return Products;
    }).toThrow(
      '@Invalidates on Products.change: it is static. Only methods of instances have an application.',
    );
  });

  it('a getter, a property, and what has no descriptor', () => {
    const getter = Object.defineProperty({}, 'change', {
      get: () => 1,
      configurable: true,
      enumerable: true,
    });
    const text = '@Invalidates on Products.change: it is not a method. Make it an async method.';
    expect(decorate(getter, plan)).toThrow(text);
    expect(decorate({ change: 1 }, plan)).toThrow(text);
    const decorator = Invalidates(plan) as unknown as Decorate;
    expect(() => decorator({}, 'change')).toThrow('it is not a method');
  });

  it('a method that is recorded to return no promise', () => {
    const returned = (): void => {
      class Products {
        @(Invalidates(plan) as MethodDecorator)
        change(): boolean {
          return true;
        }
      }
      void Products;
    };
    expect(returned).toThrow(
      '@Invalidates on Products.change: it returns Boolean and no Promise, which tells when the change is made. ' +
        'Make it an async method.',
    );
  });

  it('a plan that is no function', () => {
    expect(decorate(METHOD)).toThrow(
      "Invalid option 'plan' in @Invalidates on Products.change: got undefined.",
    );
    expect(decorate(METHOD, ['product:1'])).toThrow('It must be a function that names what to drop');
  });

  it('an option that is none, or cannot be', () => {
    expect(decorate(METHOD, plan, { when: 'always' })).toThrow(
      "Invalid option 'when' in @Invalidates on Products.change: got 'always' (string). It must be 'success' or 'settled'.",
    );
    expect(decorate(METHOD, plan, { then: 'success' })).toThrow(
      'It must be one of the options when, onFailure.',
    );
    expect(decorate(METHOD, plan, 'settled')).toThrow("Invalid option 'options' in @Invalidates");
  });
});

describe('@Invalidates takes', () => {
  it('a method whose name is a symbol', () => {
    const change = Symbol('change');
    class Products {
      @Invalidates(plan)
      async [change](): Promise<number> {
        return 1;
      }
    }
    expect(Products.prototype[change].name).toBe('[change]');
  });
});
