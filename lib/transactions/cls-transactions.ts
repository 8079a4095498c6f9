import { InvalidOptionError } from '../errors/invalid-option.error';
import {
  type ApplicationModule,
  AT_START,
  type StartedTransactionPort,
  type TransactionPort,
} from '../ports/transaction';
import { COMMITS } from './after-commit';
import { Commit, Commits } from './commits';

/** Says which transactions of nestjs-cls are meant. */
export interface ClsTransactionsOptions {
  /** The `connectionName` that its `ClsPluginTransactional` was given. @default none, as there */
  readonly connectionName?: string;
}

/** A `TransactionHost` of `@nestjs-cls/transactional`, as far as it is looked at. */
interface Host {
  /** The client of the transaction that the caller is in, or the one that is in none. */
  readonly tx: unknown;
}

/**
 * The transactions of `@nestjs-cls/transactional`, for the module option `transactions`. Its adapter must be wrapped with
 * {@link afterCommit}.
 *
 * @example
 * ```ts
 * CacheMemoizeModule.forRoot(caches, { keyPrefix: 'shop', transactions: clsTransactions() })
 * ```
 * @throws InvalidOptionError at start, where there is no such connection, or its adapter is not wrapped
 */
export function clsTransactions({ connectionName }: ClsTransactionsOptions = {}): TransactionPort {
  return new ClsTransactions(connectionName);
}

class ClsTransactions implements StartedTransactionPort {
  private host: Host | undefined;
  private commits: Commits | undefined;

  constructor(private readonly connectionName: string | undefined) {}

  current(): object | undefined {
    return this.host && this.commits?.of(this.host.tx);
  }

  afterCommit(transaction: object, run: () => Promise<void>): void {
    if (transaction instanceof Commit) transaction.add(run);
  }

  [AT_START](modules: Iterable<ApplicationModule>): void {
    const { host, commits } = findConnection(modules, hostTokenIs(this.connectionName));
    if (!host) this.refuse('given with a ClsPluginTransactional of this connectionName in ClsModule.forRoot');
    if (!commits) this.refuse('given with an adapter that is wrapped: adapter: afterCommit(new …Adapter(…))');
    this.host = host;
    this.commits = commits;
  }

  private refuse(expected: string): never {
    throw new InvalidOptionError({
      option: 'transactions',
      value: this.connectionName,
      where: 'CacheMemoizeModule: clsTransactions, whose connectionName is shown',
      expected,
    });
  }
}

interface Connection {
  readonly host?: Host;
  readonly commits?: Commits | undefined;
}

/** The plugin provides its host in the same module as the options of its adapter. */
function findConnection(
  modules: Iterable<ApplicationModule>,
  isToken: (token: unknown) => boolean,
): Connection {
  for (const { providers } of modules) {
    for (const [token, { instance }] of providers) {
      if (isToken(token) && isHost(instance)) return { host: instance, commits: findCommits(providers) };
    }
  }
  return {};
}

function findCommits(providers: ApplicationModule['providers']): Commits | undefined {
  for (const { instance } of providers.values()) {
    const commits = isRecord(instance) ? instance[COMMITS] : undefined;
    if (commits instanceof Commits) return commits;
  }
  return undefined;
}

/** As `getTransactionHostToken` makes them. */
function hostTokenIs(connectionName: string | undefined): (token: unknown) => boolean {
  if (connectionName !== undefined) {
    const named = Symbol.for(`TransactionHost_${connectionName}`);
    return (token) => token === named;
  }
  return (token) => typeof token === 'function' && token.name === 'TransactionHost';
}

function isHost(instance: unknown): instance is Host {
  return isRecord(instance) && 'tx' in instance;
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}
