import { Commit, Commits } from './commits';

/** The options that an adapter makes of a connection, as far as they are looked at. */
interface AdapterOptions {
  wrapWithTransaction(options: unknown, work: Work, setClient: SetClient): Promise<unknown>;
  wrapWithNestedTransaction?: NestedTransaction;
}

type Work = (...args: unknown[]) => Promise<unknown>;
type SetClient = (client?: unknown) => void;
type NestedTransaction = (
  ...given: [options: unknown, work: Work, setClient: SetClient, client: unknown]
) => Promise<unknown>;

/* eslint-disable @typescript-eslint/no-explicit-any --
   The shape of an adapter of `@nestjs-cls/transactional`, which is not imported: what its options and clients are is
   between the adapter and its library. */

/** Is any adapter of `@nestjs-cls/transactional`. */
export interface CommitAdapter {
  optionsFactory: (connection: any, extraProviders: any[]) => any;
}
/* eslint-enable @typescript-eslint/no-explicit-any */

/** Under this name the options of a wrapped adapter know its transactions. Copied with them: it is an own field. */
export const COMMITS: unique symbol = Symbol('nestjs-cache-memoize: the transactions of this connection');

/**
 * Wraps an adapter of `@nestjs-cls/transactional`, whose transactions then tell `clsTransactions()` of their commit: who
 * awaits a transaction goes on when what it has changed is invalidated.
 *
 * @example
 * ```ts
 * new ClsPluginTransactional({ adapter: afterCommit(new TransactionalAdapterPrisma({ … })) })
 * ```
 * @param adapter it stays as it is; what is answered stands in its place
 */
export function afterCommit<Adapter extends CommitAdapter>(adapter: Adapter): Adapter {
  const optionsFactory: CommitAdapter['optionsFactory'] = (connection, extraProviders) =>
    wrap(adapter.optionsFactory(connection, extraProviders) as AdapterOptions);
  // Everything else is the adapter's own, whatever `this` its methods need. What it holds is no method: its
  // `connectionToken` may be a class, and is found by nobody once it is bound.
  return new Proxy(adapter, {
    get(target, name): unknown {
      if (name === 'optionsFactory') return optionsFactory;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' && !Object.hasOwn(target, name) ? value.bind(target) : value;
    },
  });
}

function wrap(options: AdapterOptions): AdapterOptions {
  const commits = new Commits();
  return {
    ...options,
    ...{ [COMMITS]: commits },
    wrapWithTransaction: (given, work, setClient) =>
      committing((commit) =>
        options.wrapWithTransaction(given, work, noting(commits, { commit: () => commit, setClient })),
      ),
    // A savepoint is part of the transaction that it is in.
    ...(options.wrapWithNestedTransaction && {
      wrapWithNestedTransaction: wrapNested(options.wrapWithNestedTransaction, commits),
    }),
  };
}

function wrapNested(wrapWithNested: NestedTransaction, commits: Commits): NestedTransaction {
  return (...given) => {
    const [options, work, setClient, client] = given;
    const setNested = noting(commits, { commit: () => commits.of(client), setClient });
    return wrapWithNested(options, work, setNested, client);
  };
}

async function committing<Result>(transact: (commit: Commit) => Promise<Result>): Promise<Result> {
  const commit = new Commit();
  let result: Result;
  try {
    result = await transact(commit);
  } finally {
    commit.isEnded = true;
  }
  await commit.callBack();
  return result;
}

interface Noting {
  readonly commit: () => Commit | undefined;
  readonly setClient: SetClient;
}

function noting(commits: Commits, { commit, setClient }: Noting): SetClient {
  return (client) => {
    commits.note(client, commit());
    setClient(client);
  };
}
