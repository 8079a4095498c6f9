import { CacheMemoizeError } from '../../errors/cache-memoize.error';
import { describeThrown } from '../../errors/describe-value';
import { UnkeyableArgumentError } from '../../errors/unkeyable-argument.error';
import { ignoreRejection } from '../callback-answers';

type KeyCallbackName = 'argsRewrite' | 'extra' | 'keyGeneratorCallable';

/** Which callback it is, and what it is called in an error's text. */
export interface NamedKeyCallback {
  readonly name: KeyCallbackName;
  /** @default `extra()` */
  readonly path?: string;
}

/** Asks the callbacks that the keys of one method are made with. */
export class KeyCallbacks {
  /** @param method `FilesService.exists` */
  constructor(private readonly method: string) {}

  /** @throws UnkeyableArgumentError where it throws; and whatever of this library's it threw itself */
  ask(callback: NamedKeyCallback, run: () => unknown): unknown {
    try {
      const answer = run();
      ignoreRejection(answer);
      return answer;
    } catch (cause) {
      if (cause instanceof CacheMemoizeError) throw cause;
      throw this.unusable(callback, `nothing, because it threw ${describeThrown(cause)}`, cause);
    }
  }

  unusable(
    { name, path = `${name}()` }: NamedKeyCallback,
    reason: string,
    cause?: unknown,
  ): UnkeyableArgumentError {
    return new UnkeyableArgumentError({ method: this.method, position: name, path, reason, cause });
  }
}
