"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.clsTransactions = clsTransactions;
const invalid_option_error_1 = require("../errors/invalid-option.error");
const transaction_1 = require("../ports/transaction");
const after_commit_1 = require("./after-commit");
const commits_1 = require("./commits");
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
function clsTransactions({ connectionName } = {}) {
    return new ClsTransactions(connectionName);
}
class ClsTransactions {
    constructor(connectionName) {
        this.connectionName = connectionName;
    }
    current() {
        return this.host && this.commits?.of(this.host.tx);
    }
    afterCommit(transaction, run) {
        if (transaction instanceof commits_1.Commit)
            transaction.add(run);
    }
    [transaction_1.AT_START](modules) {
        const { host, commits } = findConnection(modules, hostTokenIs(this.connectionName));
        if (!host)
            this.refuse('given with a ClsPluginTransactional of this connectionName in ClsModule.forRoot');
        if (!commits)
            this.refuse('given with an adapter that is wrapped: adapter: afterCommit(new …Adapter(…))');
        this.host = host;
        this.commits = commits;
    }
    refuse(expected) {
        throw new invalid_option_error_1.InvalidOptionError({
            option: 'transactions',
            value: this.connectionName,
            where: 'CacheMemoizeModule: clsTransactions, whose connectionName is shown',
            expected,
        });
    }
}
/** The plugin provides its host in the same module as the options of its adapter. */
function findConnection(modules, isToken) {
    for (const { providers } of modules) {
        for (const [token, { instance }] of providers) {
            if (isToken(token) && isHost(instance))
                return { host: instance, commits: findCommits(providers) };
        }
    }
    return {};
}
function findCommits(providers) {
    for (const { instance } of providers.values()) {
        const commits = isRecord(instance) ? instance[after_commit_1.COMMITS] : undefined;
        if (commits instanceof commits_1.Commits)
            return commits;
    }
    return undefined;
}
/** As `getTransactionHostToken` makes them. */
function hostTokenIs(connectionName) {
    if (connectionName !== undefined) {
        const named = Symbol.for(`TransactionHost_${connectionName}`);
        return (token) => token === named;
    }
    return (token) => typeof token === 'function' && token.name === 'TransactionHost';
}
function isHost(instance) {
    return isRecord(instance) && 'tx' in instance;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
//# sourceMappingURL=cls-transactions.js.map