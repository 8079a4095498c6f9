/**
 * Jest (circus 30.5) makes an AsyncLocalStorage for every test file and never disables it. Up to Node 22 each of them
 * costs every promise of the process: a file in a worker that had run thirty others took five times as long. So before
 * a file begins, what those before it in the same process have left enabled is disabled.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

type Storage = AsyncLocalStorage<unknown>;

/** Test files have globals of their own, but share the built-in classes. */
const STARTED = Symbol.for('nestjs-cache-memoize: started storages');

function watchStorages(prototype: Storage): Set<Storage> {
  const started = new Set<Storage>();
  for (const name of ['run', 'enterWith'] as const) {
    const start = prototype[name] as (...args: unknown[]) => unknown;
    Object.assign(prototype, {
      [name](this: Storage, ...args: unknown[]) {
        started.add(this);
        return start.apply(this, args);
      },
    });
  }
  return started;
}

const prototype = AsyncLocalStorage.prototype as Storage & { [STARTED]?: Set<Storage> };
const started = (prototype[STARTED] ??= watchStorages(prototype));
for (const storage of started) storage.disable();
started.clear();
