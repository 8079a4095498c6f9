import type { INestApplicationContext } from '@nestjs/common';
import { MEMOIZE_RUNTIME } from '../constants';
import { InvalidOptionError } from '../errors/invalid-option.error';
import { MemoizeRuntime } from '../runtime/memoize.runtime';

/** An application of Nest, as far as the test kit needs one: of `NestFactory`, or of `Test.createTestingModule`. */
export type ApplicationContext = Pick<INestApplicationContext, 'get'>;

/** @throws InvalidOptionError for what is no application with CacheMemoizeModule */
export function runtimeOf(app: ApplicationContext, where: string): MemoizeRuntime {
  const runtime = find(app);
  if (runtime instanceof MemoizeRuntime) return runtime;
  throw new InvalidOptionError({
    option: 'app',
    value: app,
    where,
    expected: 'a compiled application that imports CacheMemoizeModule.forRoot()',
  });
}

function find(app: ApplicationContext): unknown {
  try {
    return app.get<unknown>(MEMOIZE_RUNTIME, { strict: false });
  } catch {
    return undefined;
  }
}
