import { applyDecorators, Injectable } from '@nestjs/common';
import { CacheMemoize, type CacheMemoizeError, InvalidDecorationError, memoized } from 'nestjs-cache-memoize';
import { EMPTY, type Observable, Observable as ObservableClass } from 'rxjs';
import { startApplication } from '../support/applications/application';

/** Decorators of an application's own, whose type tells the compiler nothing. */
const Cached = (): MethodDecorator => applyDecorators(CacheMemoize('1m'));
const AnyCached = (): any => CacheMemoize('1m'); // eslint-disable-line @typescript-eslint/no-explicit-any

class Row {}
class LazyQuery {
  then(resolve: (rows: number) => void): void {
    resolve(1);
  }
}

describe('A method that returns no promise, under a decorator that hides it from the compiler', () => {
  it.each<[string, () => unknown]>([
    [
      'Boolean',
      () => {
        class Files {
          @Cached()
          find(): boolean {
            return false;
          }
        }
        return Files;
      },
    ],
    [
      'String',
      () => {
        class Files {
          @AnyCached()
          find(): string {
            return '';
          }
        }
        return Files;
      },
    ],
    [
      'Array',
      () => {
        class Files {
          @Cached()
          find(): number[] {
            return [];
          }
        }
        return Files;
      },
    ],
    [
      'Row',
      () => {
        class Files {
          @Cached()
          find(): Row {
            return new Row();
          }
        }
        return Files;
      },
    ],
    [
      'Observable',
      () => {
        class Files {
          @Cached()
          find(): ObservableClass<number> {
            return EMPTY;
          }
        }
        return Files;
      },
    ],
  ])('is refused when the class is defined, where %s is recorded for it', (name, define) => {
    expect(define).toThrow(
      new InvalidDecorationError({
        method: 'Files.find',
        reason: `it returns ${name} and no Promise, which memoized it would. Make it an async method.`,
      }),
    );
  });

  @Injectable()
  class Unrecorded {
    @Cached()
    inferred() {
      return 0;
    }

    @Cached()
    either(isLate: boolean): boolean | Promise<boolean> {
      return isLate ? Promise.resolve(false) : false;
    }

    @Cached()
    imported(): Observable<number> {
      return EMPTY;
    }
  }

  it('is told of with its name at its first call, where nothing is recorded, and has its value', async () => {
    const told: CacheMemoizeError[] = [];
    const application = await startApplication({
      providers: [Unrecorded],
      options: { onError: (error) => told.push(error) },
    });
    const methods = application.get(Unrecorded);
    const answers: unknown[] = [methods.inferred(), methods.inferred()]; // promises, whatever their type says
    expect(await Promise.all(answers)).toEqual([0, 0]);
    expect(await methods.either(true)).toBe(false);
    expect(told.map(({ message }) => message)).toEqual([
      '@CacheMemoize on Unrecorded.inferred: it returned 0 (number) and no promise, which memoized it does. Make it an async method.',
    ]);
    expect(told[0]).toBeInstanceOf(InvalidDecorationError);
    expect(await methods.either(false)).toBe(false);
    await (methods.imported as () => unknown).call(methods);
    expect(
      told.filter((error) => error instanceof InvalidDecorationError).map(({ method }) => method),
    ).toEqual(['Unrecorded.inferred', 'Unrecorded.either', 'Unrecorded.imported']);
  });
});

describe('A method that returns what can be awaited', () => {
  it('is not refused, and nothing is told', async () => {
    class OwnPromise<Value> extends Promise<Value> {}
    @Injectable()
    class Files {
      @Cached()
      async inferred() {
        return 1;
      }

      @Cached()
      own(): OwnPromise<number> {
        return OwnPromise.resolve(2);
      }

      @Cached()
      query(): LazyQuery {
        return new LazyQuery();
      }

      @Cached()
      generic<Result>(run: () => Result): Result {
        return run();
      }
    }
    const onError = jest.fn();
    const application = await startApplication({ providers: [Files], options: { onError } });
    const files = application.get(Files);
    const generic = memoized(files, (self) => self.generic as () => Promise<number>).original;
    expect([await files.inferred(), await files.own(), await files.query()]).toEqual([1, 2, 1]);
    expect(generic).toBeInstanceOf(Function);
    expect(onError).not.toHaveBeenCalled();
  });
});
